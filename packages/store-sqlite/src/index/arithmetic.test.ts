import type { Scope } from '@bundlescope/core/store/port.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundBuckets } from './buckets.ts'
import { cursorOf, eventId, parseCursor, parseEventId } from './key.ts'
import type { Place, Tally } from './messages.ts'
import { gapsIn } from './read/gaps.ts'
import { seek } from './seek.ts'

const MINUTE = 60e6

describe('round buckets', () => {
  it('cover the window, begin on a multiple of their width, and are no more than asked for and one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2e15 }),
        fc.integer({ min: 1, max: 1e15 }),
        fc.integer({ min: 1, max: 500 }),
        (from, length, wanted) => {
          const { from: start, width, count } = roundBuckets(from, from + length, wanted)
          expect(start % width).toBe(0)
          expect(start).toBeLessThanOrEqual(from)
          expect(start + count * width).toBeGreaterThanOrEqual(from + length)
          expect(count).toBeLessThanOrEqual(wanted + 1)
        },
      ),
    )
  })

  it('are of widths people read', () => {
    expect(roundBuckets(0, 3600e6, 120).width).toBe(30e6)
    expect(roundBuckets(0, 86_400e6, 200).width).toBe(600e6)
  })
})

describe('gaps', () => {
  it('are silences of hours in a log that speaks every minute', () => {
    const minutes = [...Array(60).keys(), ...Array.from({ length: 60 }, (_, i) => 300 + i)].map((m) => m * MINUTE)
    expect(gapsIn(minutes)).toEqual([{ from: 60 * MINUTE, to: 300 * MINUTE }])
  })

  it('are not the usual rhythm of a log that speaks once a day', () => {
    expect(gapsIn([0, 1, 2, 3, 4].map((day) => day * 1440 * MINUTE))).toEqual([])
  })
})

describe('ids and cursors', () => {
  const bundle = '0123456789abcdef'

  it('are read back', () => {
    expect(parseEventId(eventId(bundle, 41, 1_234_567))).toEqual({ bundle, file: 41, byte: 1_234_567 })
    const key = { time: 1_607_332_850_946_000, bundle, file: 3, byte: 99 }
    expect(parseCursor(cursorOf(key))).toEqual(key)
  })

  it.each([
    '',
    'x',
    '0123456789abcdef',
    '0123456789abcdef.1',
    '../../etc/passwd.1.1',
    '0123456789abcdef.1.1.1',
    '0123456789ABCDEF.1.1',
  ])('refuse %j', (text) => {
    expect(parseEventId(text)).toBeNull()
    expect(parseCursor(text)).toBeNull()
  })
})

describe('seek', () => {
  const everything = { from: null, to: null } as unknown as Scope

  /** A store of events at these times, in order. */
  function storeOf(times: number[]) {
    const within = (scope: Scope): number[] =>
      times.flatMap((t, i) =>
        (scope.from === null || t >= scope.from) && (scope.to === null || t < scope.to) ? [i] : [],
      )
    return {
      tally: async (scope: Scope, buckets: { from: number; width: number; count: number } | null): Promise<Tally> => {
        const histogram = new Uint32Array(8 * buckets!.count)
        for (const i of within(scope))
          histogram[3 * buckets!.count + Math.floor((times[i]! - buckets!.from) / buckets!.width)]!++
        return { total: 0, rank: 0, histogram }
      },
      keys: async (scope: Scope, step: 1 | -1, limit: number): Promise<Place[]> => {
        const found = within(scope)
        if (step === -1) found.reverse()
        return found
          .slice(0, limit)
          .map((i) => ({ key: { time: times[i]!, bundle: '', file: 0, byte: i }, segment: 0, ordinal: i, reader: 0 }))
      },
    }
  }

  it.each([
    ['spread evenly', Array.from({ length: 30_000 }, (_, i) => i * 1000)],
    ['nearly all in one second', Array.from({ length: 30_000 }, (_, i) => (i < 10 ? i : 1e12 + i * 7))],
    ['all at once', Array.from({ length: 12_000 }, () => 5)],
  ])('finds any place among events %s', async (_, times) => {
    const store = storeOf(times)
    const [from, to] = [times[0]!, times.at(-1)! + 1]
    for (const offset of [
      0,
      1,
      3999,
      4000,
      4001,
      6000,
      9999,
      times.length - 4001,
      times.length - 150,
      times.length - 1,
      times.length,
    ]) {
      const found = await seek(store, everything, times.length, from, to, offset, 200)
      expect(found.map((place) => place.ordinal)).toEqual(
        Array.from({ length: Math.min(200, times.length - offset) }, (_, i) => offset + i),
      )
    }
  })
})
