import { MINUTE } from './rollup.ts'

const HOUR = 60 * MINUTE
/** A silence counts as a gap when it is this many times the usual distance between minutes that hold an event. */
const UNUSUAL = 30

/** Silences of a source that are unusual for it: at least an hour, and far longer than its usual distance. Minutes ascending. */
export function gapsIn(minutes: readonly number[]): { from: number; to: number }[] {
  if (minutes.length < 3) return []
  const steps = minutes.slice(1).map((minute, i) => minute - minutes[i]!)
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)]!
  const threshold = Math.max(HOUR, usual * UNUSUAL)
  return steps.flatMap((step, i) => (step > threshold ? [{ from: minutes[i]! + MINUTE, to: minutes[i + 1]! }] : []))
}
