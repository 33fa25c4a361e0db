import type { Buckets } from './messages.ts'

const MS = 1000
const SECOND = 1000 * MS
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Widths that people read easily, in microseconds. */
const WIDTHS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((n) => n * MS),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 30, 90, 365].map((n) => n * DAY),
]

/** Buckets of a round width that begin on a multiple of it and cover [from, to): at most `wanted` and one. */
export function roundBuckets(from: number, to: number, wanted: number): Buckets {
  const span = Math.max(1, to - from)
  const width = WIDTHS.find((w) => span / w <= wanted) ?? Math.ceil(span / wanted / DAY) * DAY
  const start = Math.floor(from / width) * width
  return { from: start, width, count: Math.max(1, Math.ceil((to - start) / width)) }
}
