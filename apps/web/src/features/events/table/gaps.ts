import type { Micros } from '@bundlescope/contract/time.ts'

export const GAP_CHOICES = ['auto', 'off', '1', '10', '60', '600'] as const
/** Seconds of silence that are drawn between two rows. */
export type GapChoice = (typeof GAP_CHOICES)[number]
export const isGapChoice = (value: unknown): value is GapChoice => GAP_CHOICES.includes(value as GapChoice)

const MINUTE = 60_000_000

/**
 * Microseconds from which silence between two rows is drawn. `auto`: a minute, but ten times the usual distance where
 * few rows lie in a long window, so that a gap stays the exception.
 */
export function gapThreshold(choice: GapChoice, span: Micros, rows: number): number {
  if (choice === 'off') return Number.POSITIVE_INFINITY
  if (choice !== 'auto') return Number(choice) * 1_000_000
  return rows > 1 ? Math.max(MINUTE, (10 * span) / rows) : MINUTE
}

/** Silence before a row, or 0 when it is too short to be drawn or the row before is not known. */
export function gapBefore(previous: Micros | undefined, time: Micros, threshold: number): Micros {
  return previous !== undefined && time - previous >= threshold ? time - previous : 0
}
