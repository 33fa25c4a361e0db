/**
 * Where the table stands, and how the scrollbar says so.
 *
 * Rows are not laid out in one tall element: browsers cap an element at about 33 million pixels (1.5 million rows), and
 * rows have different heights (wrapped text, gap labels, opened context). So the table keeps a `Place` – the first row on
 * screen and how many of its pixels lie above the edge – and the wheel moves it pixel by pixel through real heights, while
 * the thumb of the scrollbar stands for the share of rows passed. The two meet only at the ends.
 */
export type Place = { row: number; px: number }

/** How the rows are: how many, the height of each (estimated where not yet seen), and of the window on them. */
export type Rows = { count: number; heightOf: (row: number) => number; viewport: number }

/** Height of the scrollbar's inner element: far below the browsers' cap, fine enough for a thumb on any screen. */
const MAX_TRACK = 4_000_000

export const START: Place = { row: 0, px: 0 }

/** The last place: the one where the end of the last row meets the lower edge. */
export function endPlace({ count, heightOf, viewport }: Rows): Place {
  let rest = viewport
  for (let row = count - 1; row >= 0; row--) {
    const height = heightOf(row)
    if (height >= rest) return { row, px: height - rest }
    rest -= height
  }
  return START
}

/** True when `a` is further down than `b`. */
function isAfter(a: Place, b: Place): boolean {
  return a.row > b.row || (a.row === b.row && a.px > b.px)
}

/** Moves by pixels (down is positive), through the heights of the rows passed; stops at both ends. */
export function moveBy(place: Place, dy: number, rows: Rows): Place {
  const end = endPlace(rows)
  let row = Math.min(Math.max(0, place.row), Math.max(0, rows.count - 1))
  let px = place.px + dy
  while (px < 0 && row > 0) px += rows.heightOf(--row)
  if (px < 0) return START
  for (let height = rows.heightOf(row); px >= height && row < end.row; height = rows.heightOf(row)) {
    px -= height
    row++
  }
  const moved = { row, px }
  return isAfter(moved, end) ? end : moved
}

/** The place that shows `row` with its top `above` pixels below the upper edge (fewer near the ends). */
export function placeOfRow(row: number, above: number, rows: Rows): Place {
  return moveBy({ row: Math.min(Math.max(0, row), Math.max(0, rows.count - 1)), px: 0 }, -above, rows)
}

/** Moves as little as needed so that `row` is whole on screen, with `margin` rows' heights around it where there is room. */
export function reveal(place: Place, row: number, margin: number, rows: Rows): Place {
  const height = rows.heightOf(row)
  const room = Math.max(0, Math.min(margin, (rows.viewport - height) / 2))
  const top = offsetTo(place, row, rows)
  if (top < room) return placeOfRow(row, room, rows)
  if (top + height > rows.viewport - room) return placeOfRow(row, rows.viewport - height - room, rows)
  return place
}

/** Pixels from the upper edge to the top of `row`; infinite (with its sign) when it is not near the screen. */
export function offsetTo(place: Place, row: number, { heightOf, viewport }: Rows): number {
  if (row < place.row) return Number.NEGATIVE_INFINITY
  let y = -place.px
  for (let r = place.row; r < row; r++) {
    y += heightOf(r)
    if (y > viewport) return Number.POSITIVE_INFINITY
  }
  return y
}

/** The rows on screen: first and one past the last. */
export function visibleRows(place: Place, { count, heightOf, viewport }: Rows): { first: number; end: number } {
  let y = -place.px
  let row = place.row
  while (row < count && y < viewport) y += heightOf(row++)
  return { first: Math.min(place.row, Math.max(0, count - 1)), end: row }
}

/** Height of the scrollbar's inner element, for rows of about `typical` pixels. */
export function trackHeight({ count, viewport }: Rows, typical: number): number {
  return Math.max(viewport, Math.min(count * typical, MAX_TRACK))
}

/** scrollTop of the scrollbar for a place: 0 at the start, the most at the end, by rows between them. */
export function thumbOf(place: Place, rows: Rows, track: number): number {
  const range = track - rows.viewport
  const end = position(endPlace(rows), rows)
  return end <= 0 || range <= 0 ? 0 : Math.min(1, position(place, rows) / end) * range
}

/** The place for a scrollTop that the person's hand gave the scrollbar. */
export function placeOfThumb(scrollTop: number, rows: Rows, track: number): Place {
  const range = track - rows.viewport
  const last = endPlace(rows)
  if (range <= 0) return START
  const at = Math.min(1, Math.max(0, scrollTop / range)) * position(last, rows)
  const row = Math.floor(at)
  const place = { row, px: (at - row) * rows.heightOf(row) }
  return isAfter(place, last) || scrollTop >= range - 1 ? last : place
}

/** A place as one number: 12.5 is the middle of the thirteenth row. */
function position(place: Place, rows: Rows): number {
  if (rows.count === 0) return 0
  const height = rows.heightOf(place.row)
  return place.row + (height > 0 ? place.px / height : 0)
}
