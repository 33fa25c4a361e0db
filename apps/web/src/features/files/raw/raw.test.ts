import type { RawLines } from '@bundlescope/contract/analysis.ts'
import type { EventPage, EventRow } from '@bundlescope/contract/event.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIND_PAGE } from '../../../api/content.ts'
import { eventAtLine } from './event-at-line.ts'
import { findLine, placesIn } from './find.ts'

describe('places of a text', () => {
  it('are found whatever the case, and the text is no expression', () => {
    expect(placesIn('Error: error.*', 'ERROR')).toEqual([
      { start: 0, end: 5 },
      { start: 7, end: 12 },
    ])
    expect(placesIn('a.*b', '.*')).toEqual([{ start: 1, end: 3 }])
    expect(placesIn('anything', '')).toEqual([])
  })
})

describe('a look through a file', () => {
  const text = (lines: number, hits: number[]) =>
    Array.from({ length: lines }, (_, i) => (hits.includes(i + 1) ? 'a needle' : 'hay'))
  const find = (lines: string[], from: number, by: 1 | -1) =>
    findLine({
      text: 'needle',
      from,
      by,
      total: lines.length,
      page: async (number) =>
        ({
          firstLine: number * FIND_PAGE + 1,
          lines: lines.slice(number * FIND_PAGE, (number + 1) * FIND_PAGE),
        }) as RawLines,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    })
  const lines = text(FIND_PAGE * 2 + 10, [3, FIND_PAGE + 1, FIND_PAGE * 2 + 9])

  it('goes on from a line, both ways, and around the ends', async () => {
    expect(await find(lines, 3, 1)).toBe(FIND_PAGE + 1)
    expect(await find(lines, FIND_PAGE + 1, -1)).toBe(3)
    expect(await find(lines, FIND_PAGE * 2 + 9, 1)).toBe(3)
    expect(await find(lines, 3, -1)).toBe(FIND_PAGE * 2 + 9)
    expect(await find(lines, 0, 1)).toBe(3)
  })

  it('comes back to the only hit, and says when there is none', async () => {
    expect(await find(text(9, [4]), 4, 1)).toBe(4)
    expect(await find(text(9, []), 4, 1)).toBeNull()
  })
})

describe('the event of a line', () => {
  /** Events of one to three lines; order by time swaps neighbours here and there. */
  const logs = fc.array(fc.record({ lines: fc.integer({ min: 1, max: 3 }), late: fc.boolean() }), {
    minLength: 1,
    maxLength: 3000,
  })
  it('is found whichever line of it is meant', async () => {
    await fc.assert(
      fc.asyncProperty(logs, fc.nat(), async (log, pick) => {
        let line = 1
        const events = log.map(({ lines }, i) => {
          const event = { id: `e${i}`, line, lines } as EventRow
          line += lines
          return event
        })
        const inTime = events.toSorted((a, b) => place(a) - place(b))
        function place(event: EventRow) {
          const i = events.indexOf(event)
          return i + (log[i]!.late ? 1.5 : 0)
        }
        const wanted = 1 + (pick % (line - 1))
        const found = await eventAtLine(
          wanted,
          async (offset, limit) =>
            ({ events: inTime.slice(offset, offset + limit), total: inTime.length }) as EventPage,
        )
        expect(found?.id).toBe(events.find((e) => e.line <= wanted && wanted < e.line + e.lines)?.id)
      }),
      { numRuns: 30 },
    )
  })
})
