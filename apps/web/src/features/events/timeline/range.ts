import type { Micros } from '@bundlescope/contract/time.ts'

/** A stretch of time, microseconds UTC; `to` is exclusive. */
export type Range = { from: Micros; to: Micros }

/** The narrowest window the timeline goes to: log stamps have milliseconds, so ten of them. */
const NARROWEST = 10_000

/** Pixel of a time on an axis `width` pixels wide. */
export function xOf(time: Micros, range: Range, width: number): number {
  return ((time - range.from) / (range.to - range.from)) * width
}

/** Time at a pixel, kept inside the range. */
export function timeAt(x: number, range: Range, width: number): Micros {
  const share = width > 0 ? Math.min(1, Math.max(0, x / width)) : 0
  return Math.round(range.from + share * (range.to - range.from))
}

/** Scales the range by `factor` (below 1: closer) with `at` staying where it is; never wider than `all`. */
export function zoomAround(range: Range, at: Micros, factor: number, all: Range): Range {
  const span = range.to - range.from
  const wanted = Math.min(all.to - all.from, Math.max(NARROWEST, Math.round(span * factor)))
  const share = span > 0 ? (at - range.from) / span : 0.5
  return fitInto({ from: Math.round(at - share * wanted), to: Math.round(at - share * wanted) + wanted }, all)
}

/** Moves the range by a share of itself: 0.25 goes a quarter to the right. */
export function pan(range: Range, share: number, all: Range): Range {
  const by = Math.round((range.to - range.from) * share)
  return fitInto({ from: range.from + by, to: range.to + by }, all)
}

/** The greatest round time that is no more than a pixel, so that dragged ranges read well: 8.7 s a pixel → 5 s. */
function roundUnit(perPixel: number): number {
  const units = [1000, 10_000, 100_000, 1_000_000, 5_000_000, 15_000_000, 60_000_000, 300_000_000, 900_000_000]
  return units.findLast((unit) => unit <= perPixel) ?? 1000
}

/** A range with both ends at round times, for links and breadcrumbs that read well. */
export function rounded(range: Range, perPixel: number): Range {
  const unit = roundUnit(perPixel)
  return { from: Math.round(range.from / unit) * unit, to: Math.round(range.to / unit) * unit }
}

/** The range of a drag between two pixels, in either direction; undefined when it is no wider than a slip of the hand. */
export function dragRange(x0: number, x1: number, range: Range, width: number): Range | undefined {
  if (Math.abs(x1 - x0) < 4) return undefined
  const [start, end] = [Math.min(x0, x1), Math.max(x0, x1)].map((x) => timeAt(x, range, width)) as [Micros, Micros]
  const { from, to } = rounded({ from: start, to: end }, (range.to - range.from) / width)
  return to - from < NARROWEST ? { from, to: from + NARROWEST } : { from, to }
}

/** Shifts a range into `all`, cutting it only when it is longer. */
function fitInto(range: Range, all: Range): Range {
  const span = Math.min(range.to - range.from, all.to - all.from)
  const from = Math.min(Math.max(range.from, all.from), all.to - span)
  return { from, to: from + span }
}

/** Nothing is known of the time yet. */
export function isMoment(range: Range): boolean {
  return range.to - range.from <= 1
}

export function sameRange(a: Range | undefined, b: Range | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.from === b.from && a.to === b.to)
}
