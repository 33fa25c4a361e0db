import type { Timeline } from '@bundlescope/contract/event.ts'
import { LEVELS, type Level } from '@bundlescope/contract/level.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import type { Range } from './range.ts'

export type Bucket = Range & { counts: Partial<Record<Level, number>> }

/** The bucket that a time falls into, or undefined outside of the answer. */
export function bucketAt(timeline: Timeline, time: number): Bucket | undefined {
  const start = parseMicros(timeline.from) ?? 0
  const i = Math.floor((time - start) / timeline.width)
  const counts: Bucket['counts'] = {}
  for (const level of LEVELS) {
    const count = timeline.levels[level]?.[i]
    if (count) counts[level] = count
  }
  if (i < 0 || start + i * timeline.width >= (parseMicros(timeline.to) ?? 0)) return undefined
  return { from: start + i * timeline.width, to: start + (i + 1) * timeline.width, counts }
}
