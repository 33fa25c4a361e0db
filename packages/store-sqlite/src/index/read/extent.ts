import type { Mask } from './mask.ts'

export interface Range {
  from: number
  to: number
}

/** Microseconds UTC. */
export interface Extent {
  first: number
  last: number
}

/** Of the events shown; null: all are. */
export function extentOf(times: Float64Array, shown: Mask | null): Extent {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < times.length; i++) {
    if (shown !== null && shown[i] === 0) continue
    if (times[i]! < first) first = times[i]!
    if (times[i]! > last) last = times[i]!
  }
  return { first, last }
}

export function isAscending(times: Float64Array): boolean {
  for (let i = 1; i < times.length; i++) if (times[i]! < times[i - 1]!) return false
  return true
}

/** From the earliest to the latest of some extents. */
export function joined(extents: readonly Extent[]): Extent {
  return {
    first: extents.reduce((least, { first }) => Math.min(least, first), Number.POSITIVE_INFINITY),
    last: extents.reduce((most, { last }) => Math.max(most, last), Number.NEGATIVE_INFINITY),
  }
}
