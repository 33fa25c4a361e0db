import type { Clock } from '../parse/format.ts'

/**
 * Which stamps bear no zone is known to the readers of stamps alone, deep in the formats. They all subtract the clock's
 * zone from such a stamp, and only from such a stamp: a zone that is half a microsecond off leaves its trace in exactly
 * the times that are to be moved when the zone becomes known, or is chosen by a person. Stamps are whole microseconds.
 */
const MARK_MICROS = 0.5
const MINUTE = 60e6

/** A clock whose times bear the mark where the stamp bears no zone. */
export function marking(clock: Clock): Clock {
  return { ...clock, zoneMinutes: clock.zoneMinutes - MARK_MICROS / MINUTE }
}

/** Whether a time read by a marking clock was read from a stamp without a zone. The time itself: `Math.floor`. */
export function isMarked(time: number): boolean {
  return Math.floor(time) !== time
}
