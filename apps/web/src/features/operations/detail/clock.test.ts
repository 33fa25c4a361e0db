import { formatMicros, parseMicros } from '@bundlescope/contract/time.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barOf, clockOf, shareOf } from './clock.ts'

const at = (ms: number) => formatMicros(parseMicros('2024-03-10T09:00:00Z')! + ms * 1000)

describe('the clock of a waterfall', () => {
  it('spans all lanes, its ticks counted from the start', () => {
    const clock = clockOf([
      { start: at(20), end: at(160) },
      { start: at(0), end: at(90) },
    ])
    expect(formatMicros(clock.from)).toBe(at(0))
    expect(formatMicros(clock.to)).toBe(at(160))
    expect(clock.ticks.map((us) => (us - clock.from) / 1000)).toEqual([0, 20, 40, 60, 80, 100, 120, 140, 160])
  })

  it('divides minutes as a clock does', () => {
    const clock = clockOf([{ start: at(0), end: at(100_000) }])
    expect(clock.ticks.map((us) => (us - clock.from) / 1_000_000)).toEqual([0, 15, 30, 45, 60, 75, 90])
  })

  it('has a width even where everything happened at once, or nothing is known', () => {
    expect(clockOf([{ start: at(0), end: at(0) }])).toMatchObject({ to: parseMicros(at(1)) })
    expect(clockOf([])).toMatchObject({ ticks: [0] })
  })

  it('never has many ticks, and keeps every bar within', () => {
    const moment = fc.integer({ min: 0, max: 4e14 })
    fc.assert(
      fc.property(fc.array(fc.tuple(moment, moment), { minLength: 1, maxLength: 9 }), (pairs) => {
        const spans = pairs.map((pair) => {
          const [a, b] = pair.toSorted((x, y) => x - y)
          return { start: formatMicros(a!), end: formatMicros(b!) }
        })
        const clock = clockOf(spans)
        expect(clock.ticks.length).toBeGreaterThan(0)
        expect(clock.ticks.length).toBeLessThanOrEqual(9)
        for (const span of spans) {
          const { left, width } = barOf(clock, span)
          expect(left).toBeGreaterThanOrEqual(0)
          expect(width).toBeGreaterThanOrEqual(0)
          expect(left + width).toBeLessThanOrEqual(100.000001)
        }
      }),
    )
    expect(shareOf({ from: 10, to: 20 }, 99)).toBe(1)
  })
})
