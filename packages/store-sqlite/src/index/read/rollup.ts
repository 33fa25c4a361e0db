import { LEVELS } from '@bundlescope/contract/level.ts'
import type { Segment } from './segment.ts'

export const MINUTE = 60_000_000

/** Calls back with the number of events a minute and level: what unfiltered pictures are drawn from without the columns. */
export function eachMinute(segment: Segment, visit: (minuteStart: number, level: number, count: number) => void): void {
  if (!segment.asStored) {
    eachEventByMinute(segment, visit)
    return
  }
  const keys = segment.ints('rollup_keys')
  const counts = segment.ints('rollup_counts')
  for (let i = 0; i < keys.length; i++) visit(Math.floor(keys[i]! / 8) * MINUTE, keys[i]! % 8, counts[i]!)
}

/** The same counted anew, for a segment whose times have moved or of which only some events are shown. */
function eachEventByMinute(segment: Segment, visit: (minuteStart: number, level: number, count: number) => void): void {
  const counts = new Map<number, number>()
  eachShown(segment, (time, level) => {
    const key = Math.floor(time / MINUTE) * LEVELS.length + level
    counts.set(key, (counts.get(key) ?? 0) + 1)
  })
  for (const [key, n] of counts) visit(Math.floor(key / LEVELS.length) * MINUTE, key % LEVELS.length, n)
}

/** Calls back for every event shown, in file order. */
export function eachShown(segment: Segment, visit: (time: number, level: number, ordinal: number) => void): void {
  const times = segment.times()
  const levels = segment.ints('level')
  const shown = segment.shown()
  for (let i = 0; i < times.length; i++) if (shown === null || shown[i] === 1) visit(times[i]!, levels[i]!, i)
}
