import type { EventRow } from '@bundlescope/contract/event.ts'
import type { Scope } from '@bundlescope/core/store/port.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { exportLines } from './export.ts'
import { csvCell } from './lines.ts'

const SCOPE = { bundles: ['b'] } as unknown as Scope
const CHOICES = {
  format: 'jsonl' as const,
  bom: false,
  columns: ['line' as const],
  zone: 'UTC',
  change: (text: string) => text,
}

/** A store of so many pages of one row; counts how many were asked for. */
function storeOf(pages: number) {
  const asked: number[] = []
  return {
    asked,
    stretch: (_scope: Scope, after: string | null) => {
      const n = Number(after ?? 0)
      asked.push(n)
      const next = n + 1 < pages ? String(n + 1) : null
      return Promise.resolve({ rows: [{ line: n, cut: false } as EventRow], next })
    },
    originals: () => Promise.reject(new Error('not asked for')),
    event: () => Promise.resolve(null),
  }
}

it('goes through all pages in order', async () => {
  const lines: string[] = []
  for await (const text of await exportLines(storeOf(30), SCOPE, CHOICES, new AbortController().signal))
    lines.push(text)
  expect(lines.join('').trimEnd().split('\n')).toEqual(
    Array.from({ length: 30 }, (_, line) => JSON.stringify({ line })),
  )
})

it('stops asking when nobody reads any more', async () => {
  const gone = new AbortController()
  const store = storeOf(1_000_000)
  const read = async () => {
    let pages = 0
    for await (const text of await exportLines(store, SCOPE, CHOICES, gone.signal)) {
      if (text !== '' && ++pages === 3) gone.abort(new Error('gone'))
    }
  }
  await expect(read()).rejects.toThrow('gone')
  expect(store.asked.length).toBeLessThan(10)
})

it('no cell is a formula or steers a terminal', () => {
  const hostile = fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' ', '"', ',', '＝', '\u001b', 'a'),
  })
  fc.assert(
    fc.property(hostile, (value) => {
      const cell = csvCell(value)
      const inside = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
      expect(inside).not.toMatch(/^\s*[=+\-@\t\r＝＋－＠]/)
      expect(inside).not.toContain('\u001b')
      if (!cell.startsWith('"')) expect(cell).not.toMatch(/[",\n\r]/)
    }),
  )
})
