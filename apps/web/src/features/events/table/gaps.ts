import type { Micros } from '@bundlescope/contract/time.ts'

export const GAP_CHOICES = ['auto', 'off', '1', '10', '60', '600'] as const
/** Seconds of silence that are drawn between two rows. */
export type GapChoice = (typeof GAP_CHOICES)[number]
export const isGapChoice = (value: unknown): value is GapChoice => GAP_CHOICES.includes(value as GapChoice)

const SECOND = 1_000_000
const MINUTE = 60 * SECOND

/**
 * Microseconds from which silence between two rows is drawn. `auto`: a tenth of the window, in windows of minutes one
 * minute, in shorter ones a quarter: a gap stays the exception at every zoom.
 */
export function gapThreshold(choice: GapChoice, window: Micros): number {
  if (choice === 'off') return Number.POSITIVE_INFINITY
  if (choice !== 'auto') return Number(choice) * SECOND
  return Math.max(SECOND, window / 10, Math.min(MINUTE, window / 4))
}

/** Silence before a row, or 0 when it is too short to be drawn or the row before is not known. */
export function gapBefore(previous: Micros | undefined, time: Micros, threshold: number): Micros {
  return previous !== undefined && time - previous >= threshold ? time - previous : 0
}
