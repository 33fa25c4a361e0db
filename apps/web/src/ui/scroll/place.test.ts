import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  endPlace,
  moveBy,
  offsetTo,
  placeOfRow,
  placeOfThumb,
  type Rows,
  reveal,
  START,
  thumbOf,
  trackHeight,
  visibleRows,
} from './place.ts'

const even = (count: number, viewport = 500, height = 22): Rows => ({ count, viewport, heightOf: () => height })
const uneven = (heights: number[], viewport: number): Rows => ({
  count: heights.length,
  viewport,
  heightOf: (r) => heights[r]!,
})
const top = (place: { row: number; px: number }, rows: Rows) => {
  let y = place.px
  for (let r = 0; r < place.row; r++) y += rows.heightOf(r)
  return y
}

describe('place', () => {
  it('moves pixel exact in ten million rows', () => {
    const rows = even(10_000_000)
    const deep = { row: 7_654_321, px: 5 }
    expect(moveBy(deep, 3, rows)).toEqual({ row: 7_654_321, px: 8 })
    expect(moveBy(deep, 22, rows)).toEqual({ row: 7_654_322, px: 5 })
    expect(moveBy(deep, -6, rows)).toEqual({ row: 7_654_320, px: 21 })
    expect(moveBy(moveBy(deep, 1234, rows), -1234, rows)).toEqual(deep)
  })

  it('ends where the last row meets the lower edge', () => {
    const rows = even(10_000_000)
    const end = endPlace(rows)
    expect(visibleRows(end, rows)).toEqual({ first: 9_999_977, end: 10_000_000 })
    expect(offsetTo(end, 9_999_999, rows)).toBe(500 - 22)
    expect(moveBy(end, 1, rows)).toEqual(end)
    const track = trackHeight(rows, 22)
    expect(track).toBeLessThan(30_000_000)
    expect(placeOfThumb(track - 500, rows, track)).toEqual(end)
    expect(thumbOf(end, rows, track)).toBe(track - 500)
    expect(placeOfThumb(0, rows, track)).toEqual(START)
  })

  it('drags in proportion', () => {
    const rows = even(10_000_000)
    const track = trackHeight(rows, 22)
    expect(placeOfThumb((track - 500) / 2, rows, track).row).toBeCloseTo(4_999_988, -2)
  })

  it('scrolls nothing when everything fits', () => {
    const rows = even(3)
    expect(moveBy(START, 100, rows)).toEqual(START)
    expect(thumbOf(START, rows, trackHeight(rows, 22))).toBe(0)
    expect(moveBy(START, 100, even(0))).toEqual(START)
    expect(visibleRows(START, even(0))).toEqual({ first: 0, end: 0 })
  })

  it('reveals with the least movement', () => {
    const rows = even(1000)
    expect(reveal({ row: 10, px: 0 }, 12, 44, rows)).toEqual({ row: 10, px: 0 })
    expect(reveal({ row: 10, px: 0 }, 10, 44, rows)).toEqual({ row: 8, px: 0 })
    expect(offsetTo(reveal({ row: 10, px: 0 }, 500, 44, rows), 500, rows)).toBe(500 - 22 - 44)
    expect(placeOfRow(999, 200, rows)).toEqual(endPlace(rows))
  })

  it('keeps to the pixels for uneven rows', () => {
    const heights = fc.array(fc.integer({ min: 18, max: 300 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(
        heights,
        fc.integer({ min: 50, max: 600 }),
        fc.array(fc.integer({ min: -900, max: 900 }), { maxLength: 20 }),
        (hs, viewport, steps) => {
          const rows = uneven(hs, viewport)
          const most = Math.max(0, hs.reduce((a, b) => a + b, 0) - viewport)
          let place = START
          let y = 0
          for (const step of steps) {
            place = moveBy(place, step, rows)
            y = Math.min(most, Math.max(0, y + step))
            expect(top(place, rows)).toBe(y)
            expect(place.px).toBeLessThanOrEqual(rows.heightOf(place.row))
          }
        },
      ),
    )
  })

  it('thumb and place agree within a row', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 20_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, share) => {
          const rows = even(count)
          const track = trackHeight(rows, 22)
          const thumb = share * (track - rows.viewport)
          const back = thumbOf(placeOfThumb(thumb, rows, track), rows, track)
          expect(Math.abs(back - thumb)).toBeLessThan(1.01)
        },
      ),
    )
  })
})
