import { LEVELS } from '@bundlescope/contract/level.ts'
import { newHeader } from '@bundlescope/core/parse/header.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Indexer } from './indexer.ts'

const indexer = new Indexer({ takeBlock: () => undefined, takeSegment: () => undefined })

function collect(events: readonly (readonly [time: number, level: number])[]) {
  indexer.collected.clear()
  for (const [time, level] of events) indexer.addHeader({ ...newHeader(), time, level }, 0, 0, 1)
  return indexer.collected
}

/** As the store unpacks them. */
function unpacked({ width, bytes }: { width: number; bytes: Buffer }): number[] {
  const copy = new Uint8Array(bytes).buffer
  if (width === 8) return [...new Float64Array(copy)]
  const [first, unit] = new Float64Array(copy, 0, 2) as unknown as [number, number]
  let time = first
  return Array.from(new Int32Array(copy, 16), (step) => (time += step * unit))
}

function counted(runs: Uint32Array): Record<string, number> {
  const cells: Record<string, number> = {}
  for (let at = 0; at < runs.length; at += 1 + LEVELS.length)
    for (let level = 0; level < LEVELS.length; level++)
      if (runs[at + 1 + level]! > 0)
        cells[`${runs[at]} ${level}`] = (cells[`${runs[at]} ${level}`] ?? 0) + runs[at + 1 + level]!
  return cells
}

const START = Date.UTC(2021, 1, 3) * 1000
const time = fc.oneof(
  fc.integer({ min: 0, max: 600_000 }).map((ms) => START + ms * 1000),
  fc.integer({ min: 0, max: 600_000_000 }).map((us) => START + us),
  fc.integer({ min: 0, max: Date.UTC(2200, 11, 31) }).map((ms) => ms * 1000),
)
const level = fc.nat(LEVELS.length - 1)

describe('times and levels of a segment', () => {
  it('are given back, and counted by minute', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(time, level), { minLength: 1, maxLength: 50 }), (events) => {
        const collected = collect(events)
        const times = events.map(([one]) => one)
        expect(unpacked(collected.steps())).toEqual(times)
        expect([...collected.levels().bytes]).toEqual(events.map(([, one]) => one))
        expect([collected.earliest, collected.latest]).toEqual([Math.min(...times), Math.max(...times)])
        expect(collected.sorted).toBe(times.every((one, i) => i === 0 || one >= times[i - 1]!))
        const cells: Record<string, number> = {}
        for (const [one, of] of events) {
          const cell = `${Math.floor(one / 60e6)} ${of}`
          cells[cell] = (cells[cell] ?? 0) + 1
        }
        expect(counted(collected.minutes())).toEqual(cells)
      }),
    )
  })

  it('are counted once each, whatever a format takes for a time', () => {
    const odd = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, -7e15, START, 9e15)
    fc.assert(
      fc.property(fc.array(fc.tuple(odd, level), { minLength: 1, maxLength: 20 }), (events) => {
        const cells = counted(collect(events).minutes())
        expect(Object.values(cells).reduce((sum, count) => sum + count)).toBe(events.length)
      }),
    )
  })
})
