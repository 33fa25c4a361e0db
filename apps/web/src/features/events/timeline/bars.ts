import type { Timeline } from '@bundlescope/contract/event.ts'
import { LEVELS, type Level } from '@bundlescope/contract/level.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { type Range, xOf } from './range.ts'

/** One coloured piece of a stacked bar, in pixels from the upper left. */
export type Piece = { x: number; y: number; width: number; height: number; level: Level }

/** Grave levels are drawn at least this high: one error among ten thousand lines must be seen. */
const LEAST_GRAVE = 3
const LEAST = 1
/** Pixels that a bar cut by the edge of the axis keeps. */
const EDGE = 3

/**
 * Stacked bars of a timeline in a box: debug and lower at the foot, errors at the top (as the eye looks for them there).
 * Buckets narrower than a pixel are joined. Heights follow the square root of the count, since one burst would
 * otherwise press the rest of the day flat.
 */
export function bars(timeline: Timeline, range: Range, width: number, height: number): Piece[] {
  const columns = joinBuckets(timeline, range, width)
  const most = Math.max(1, ...columns.map((c) => c.total))
  const pieces: Piece[] = []
  for (const column of columns) {
    const full = Math.sqrt(column.total / most) * (height - 2)
    let y = height
    for (const [level, count] of column.counts) {
      const least = level === 'error' || level === 'critical' || level === 'warning' ? LEAST_GRAVE : LEAST
      const h = Math.max(least, (count / column.total) * full)
      y -= h
      pieces.push({ x: column.x, y: Math.max(0, y), width: column.width, height: Math.min(h, height), level })
    }
  }
  return pieces
}

type Column = { x: number; width: number; total: number; counts: [Level, number][] }

function joinBuckets(timeline: Timeline, range: Range, width: number): Column[] {
  const start = parseMicros(timeline.from) ?? range.from
  const buckets = Math.max(0, ...Object.values(timeline.levels).map((counts) => counts.length))
  const pxWide = (timeline.width / (range.to - range.from)) * width
  const join = pxWide > 0 && pxWide < 2 ? Math.ceil(2 / pxWide) : 1
  const present = LEVELS.filter((level) => timeline.levels[level])
  const columns: Column[] = []
  for (let b = 0; b < buckets; b += join) {
    const counts: [Level, number][] = []
    let total = 0
    for (const level of present) {
      let count = 0
      for (let i = b; i < Math.min(buckets, b + join); i++) count += timeline.levels[level]?.[i] ?? 0
      if (count > 0) counts.push([level, count])
      total += count
    }
    if (total === 0) continue
    const x = xOf(start + b * timeline.width, range, width)
    const right = xOf(start + (b + join) * timeline.width, range, width)
    if (right <= 0 || x >= width) continue
    // A thin line of background keeps bars apart where there is room for it; of a bar at the edge enough stays to be seen.
    const left = Math.min(Math.max(0, x), width - EDGE)
    const end = Math.max(left + Math.min(EDGE, right - x), Math.min(width, right))
    columns.push({
      x: left,
      width: Math.max(1, end - left - (right - x > 3 && end - left > EDGE ? 1 : 0)),
      total,
      counts,
    })
  }
  return columns
}
