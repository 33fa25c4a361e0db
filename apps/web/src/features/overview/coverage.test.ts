import type { Source } from '@bundlescope/contract/bundle.ts'
import { describe, expect, it } from 'vitest'
import { axisTicks, cellAt, cellRange, rangeAround, shade, stripOf } from './coverage.ts'

const HOUR = 3_600_000_000
const source = (id: string, host: string | null, events: number): Source => ({
  id,
  bundle: 'b',
  member: 'b1',
  name: id,
  host,
  files: [],
  events,
  levels: {},
  firstTime: null,
  lastTime: null,
  gaps: [{ from: '1970-01-01T01:00:00Z', to: '1970-01-01T02:00:00Z' }],
})
const coverage = {
  from: '1970-01-01T00:00:00Z',
  to: '1970-01-01T04:00:00Z',
  cells: 4,
  sources: [{ source: 'vpxd', counts: [1, 0, 9, 2], errors: [0, 0, 1, 0] }],
}

describe('the coverage strip', () => {
  const strip = stripOf(coverage, [source('eam', 'vc', 5), source('vpxd', 'vc', 12), source('hostd', 'esx', 0)])!

  it('groups sources with events by host, the greatest first', () => {
    expect(strip.groups.map((group) => [group.host, group.lanes.map((lane) => lane.source.id)])).toEqual([
      ['vc', ['vpxd', 'eam']],
    ])
    expect(strip.groups[0]!.lanes[0]).toMatchObject({ counts: [1, 0, 9, 2], gaps: [{ from: HOUR, to: 2 * HOUR }] })
  })

  it('is none without events', () => {
    expect(stripOf({ ...coverage, from: null, to: null }, [])).toBeNull()
  })

  it('finds cells and their ranges, at the edges too', () => {
    expect([0, 0.3, 0.999, 1, -1].map((share) => cellAt(strip, share))).toEqual([0, 1, 3, 3, 0])
    expect(cellRange(strip, 1)).toEqual({ from: HOUR, to: 2 * HOUR })
    expect(rangeAround(strip, 0)).toEqual({ from: 0, to: 3 * HOUR })
  })
})

describe('shades', () => {
  it('grow with the count', () => {
    const shades = [0, 1, 10, 100].map((count) => shade(count, 100))
    expect(shades).toEqual([0, 0.25, 0.625, 1])
    expect(shade(1, 1)).toBe(1)
  })
})

describe('the axis', () => {
  it('has round moments, few enough', () => {
    const ticks = axisTicks(10 * 60e6, 6 * HOUR, 8)
    expect(ticks).toEqual([1, 2, 3, 4, 5].map((h) => h * HOUR))
    expect(axisTicks(0, 400 * 24 * HOUR, 8).length).toBeLessThanOrEqual(16)
  })
})
