import { describe, expect, it } from 'vitest'
import { bars } from './bars.ts'
import { dragRange, pan, timeAt, xOf, zoomAround } from './range.ts'
import { ticks } from './ticks.ts'

const HOUR = 3_600_000_000
const day = { from: 0, to: 24 * HOUR }

describe('range', () => {
  it('keeps the pointed time in place while zooming', () => {
    const at = 6 * HOUR
    const closer = zoomAround(day, at, 0.5, day)
    expect(closer.to - closer.from).toBe(12 * HOUR)
    expect(xOf(at, closer, 1000)).toBeCloseTo(xOf(at, day, 1000))
  })
  it('never leaves the whole', () => {
    expect(zoomAround({ from: 0, to: HOUR }, 0, 100, day)).toEqual(day)
    expect(pan({ from: 0, to: HOUR }, -1, day)).toEqual({ from: 0, to: HOUR })
    expect(pan({ from: 23 * HOUR, to: 24 * HOUR }, 0.5, day)).toEqual({ from: 23 * HOUR, to: 24 * HOUR })
  })
  it('stops at ten milliseconds', () => {
    const near = zoomAround({ from: 0, to: 12_000 }, 6000, 0.01, day)
    expect(near.to - near.from).toBe(10_000)
  })
  it('reads a drag in both directions and ignores a click', () => {
    expect(dragRange(500, 250, day, 1000)).toEqual({ from: 6 * HOUR, to: 12 * HOUR })
    expect(dragRange(500, 502, day, 1000)).toBeUndefined()
    expect(timeAt(2000, day, 1000)).toBe(24 * HOUR)
  })
})

describe('ticks', () => {
  it('are round, in the zone that is shown', () => {
    expect(ticks({ from: 8 * HOUR, to: 10 * HOUR }, 800, 90).map((t) => t.label)).toEqual([
      '08:00',
      '08:15',
      '08:30',
      '08:45',
      '09:00',
      '09:15',
      '09:30',
      '09:45',
    ])
    const tokyo = ticks({ from: 14 * HOUR, to: 16 * HOUR }, 200, 90, 9 * HOUR)
    expect(tokyo.map((t) => t.label)).toEqual(['23:00', '01-02'])
    expect(tokyo.map((t) => t.time)).toEqual([14 * HOUR, 15 * HOUR])
  })
  it('count in months and years when far', () => {
    const years = { from: Date.UTC(2017, 9, 17) * 1000, to: Date.UTC(2020, 11, 7) * 1000 }
    expect(ticks(years, 800, 92).map((t) => t.label)).toEqual(['2018', '2018-07', '2019', '2019-07', '2020', '2020-07'])
    expect(ticks(years, 300, 92).map((t) => t.label)).toEqual(['2018', '2019', '2020'])
    const months = { from: Date.UTC(2020, 9, 17) * 1000, to: Date.UTC(2021, 1, 7) * 1000 }
    expect(ticks(months, 400, 92).map((t) => t.label)).toEqual(['2020-11', '2020-12', '2021', '2021-02'])
  })
  it('show seconds and milliseconds when close', () => {
    expect(ticks({ from: 0, to: 4_000_000 }, 400, 90)[1]?.label).toBe('00:00:01')
    expect(ticks({ from: 0, to: 40_000 }, 400, 90)[1]?.label).toBe('00:00:00.010')
  })
})

describe('bars', () => {
  const timeline = (levels: Record<string, number[]>, width = HOUR) => ({
    from: '1970-01-01T00:00:00.000000Z',
    to: '1970-01-02T00:00:00.000000Z',
    width,
    levels,
    total: 0,
    exact: true,
    tookMs: 0,
  })
  it('stacks errors on top and keeps one error visible', () => {
    const info = Array(24).fill(0)
    info[3] = 10_000
    const error = Array(24).fill(0)
    error[3] = 1
    const [low, high] = bars(timeline({ error, info }), day, 1200, 80)
    expect(low?.level).toBe('info')
    expect(high?.level).toBe('error')
    expect(high?.height).toBe(3)
    expect(high!.y).toBeLessThan(low!.y)
    expect(low?.x).toBe(150)
  })
  it('joins buckets below two pixels and loses none', () => {
    const info = Array(2400).fill(1)
    const pieces = bars(timeline({ info }, HOUR / 100), day, 600, 80)
    expect(pieces.length).toBe(300)
  })
  it('draws nothing of an empty answer', () => {
    expect(bars(timeline({}), day, 600, 80)).toEqual([])
  })
})
