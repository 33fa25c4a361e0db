import type { Segment } from './segment.ts'

export const MINUTE = 60_000_000

/** Calls back with the number of events a minute and level: what unfiltered pictures are drawn from without the columns. */
export function eachMinute(segment: Segment, visit: (minuteStart: number, level: number, count: number) => void): void {
  const keys = segment.ints('rollup_keys')
  const counts = segment.ints('rollup_counts')
  for (let i = 0; i < keys.length; i++) visit(Math.floor(keys[i]! / 8) * MINUTE, keys[i]! % 8, counts[i]!)
}
