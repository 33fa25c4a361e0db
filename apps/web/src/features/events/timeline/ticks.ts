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
  const step = STEPS.find((s) => s >= least)
  if (step === undefined) return monthTicks(range, least, offset)
  const out: Tick[] = []
  for (let local = Math.ceil((range.from + offset) / step) * step; local - offset < range.to; local += step) {
    out.push({ time: local - offset, label: label(local, step) })
  }
  return out
}

/** Months between two ticks. */
const MONTHS = [1, 3, 6, 12, 24, 60, 120]
const MONTH = 30.44 * DAY

/** First days of months, `2020`, `2020-04`, where days would stand too close. */
function monthTicks(range: Range, least: number, offset: number): Tick[] {
  const step = MONTHS.find((months) => months * MONTH >= least) ?? Math.ceil(least / MONTH / 12) * 12
  const first = new Date((range.from + offset) / MS)
  const out: Tick[] = []
  for (let month = Math.ceil((first.getUTCFullYear() * 12 + first.getUTCMonth()) / step) * step; ; month += step) {
    const local = Date.UTC(Math.floor(month / 12), month % 12) * MS
    const time = local - offset
    if (time >= range.to) return out
    const iso = new Date(local / MS).toISOString()
    if (time >= range.from) out.push({ time, label: month % 12 === 0 ? iso.slice(0, 4) : iso.slice(0, 7) })
  }
}

/** `09:20`, `09:20:50`, `09:20:50.940`, or the day where one begins (`12-07`). */
function label(local: Micros, step: number): string {
  const iso = new Date(Math.floor(local / MS)).toISOString()
  if (step >= DAY || local % DAY === 0) return iso.slice(5, 10)
  if (step >= MIN) return iso.slice(11, 16)
  return step >= S ? iso.slice(11, 19) : iso.slice(11, 23)
}
