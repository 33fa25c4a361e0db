import type { Micros } from '@bundlescope/contract/time.ts'
import type { Range } from './range.ts'

const MS = 1000
const S = 1000 * MS
const MIN = 60 * S
const HOUR = 60 * MIN
const DAY = 24 * HOUR

/** Steps that people count in. */
const STEPS = [
  MS,
  2 * MS,
  5 * MS,
  10 * MS,
  20 * MS,
  50 * MS,
  100 * MS,
  200 * MS,
  500 * MS,
  S,
  2 * S,
  5 * S,
  10 * S,
  15 * S,
  30 * S,
  MIN,
  2 * MIN,
  5 * MIN,
  10 * MIN,
  15 * MIN,
  30 * MIN,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
  90 * DAY,
  365 * DAY,
]

export type Tick = { time: Micros; label: string }

/**
 * Round times on an axis, at least `spacing` pixels apart.
 * `offset` is the zone's distance from UTC in microseconds: ticks are round in that zone and labelled in it.
 */
export function ticks(range: Range, width: number, spacing: number, offset = 0): Tick[] {
  const span = range.to - range.from
  if (span <= 0 || width <= 0) return []
  const least = (span / width) * spacing
  const step = STEPS.find((s) => s >= least) ?? Math.ceil(least / (365 * DAY)) * 365 * DAY
  const out: Tick[] = []
  for (let local = Math.ceil((range.from + offset) / step) * step; local - offset < range.to; local += step) {
    out.push({ time: local - offset, label: label(local, step) })
  }
  return out
}

/** `09:20`, `09:20:50`, `09:20:50.940`, or the day where one begins (`12-07`). */
function label(local: Micros, step: number): string {
  const iso = new Date(Math.floor(local / MS)).toISOString()
  if (step >= DAY || local % DAY === 0) return iso.slice(5, 10)
  if (step >= MIN) return iso.slice(11, 16)
  return step >= S ? iso.slice(11, 19) : iso.slice(11, 23)
}
