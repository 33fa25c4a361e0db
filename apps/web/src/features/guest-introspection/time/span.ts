import type { Micros } from '@bundlescope/contract/time.ts'

export interface Span {
  from: Micros
  to: Micros
}

interface Known {
  /** The chosen window; null: open. */
  window: { from: Micros | null; to: Micros | null }
  logs: { from: Micros | null; to: Micros | null }
  /** When something changed, in order. */
  changes: readonly Micros[]
}

/** Room beside the changes, as a share of their extent, and the least of it: a single change has no extent. */
const ROOM = 0.15
const LEAST_ROOM = 300_000_000

/**
 * The time to choose from: the window of the timeline; else that of the changes with some room, as far as there are logs;
 * else that of the logs. Null while none is known.
 */
export function spanOf({ window, logs, changes }: Known): Span | null {
  const [first, last] = [changes[0], changes.at(-1)]
  const whole = [logs.from, logs.to, first, last].filter((us) => us !== null && us !== undefined)
  if (whole.length === 0) return null
  const room = first === undefined || last === undefined ? null : Math.max(LEAST_ROOM, (last - first) * ROOM)
  const [earliest, latest] = [Math.min(...whole), Math.max(...whole)]
  const from = window.from ?? (room === null ? earliest : Math.max(earliest, Math.round(first! - room)))
  const to = window.to ?? (room === null ? latest : Math.min(latest, Math.round(last! + room)))
  return to <= from ? null : { from, to }
}

/** Left edge and width of a stretch on a track, in per cent; nothing of it may lie in the span. */
export function placeOn({ from, to }: Span, start: Micros | null, end: Micros | null): { left: number; width: number } {
  const share = (us: Micros) => Math.min(1, Math.max(0, (us - from) / (to - from)))
  const left = start === null ? 0 : share(start)
  const right = end === null ? 1 : share(end)
  return { left: left * 100, width: Math.max(0, right - left) * 100 }
}

/** The change before or after a moment; before the end (null, at collection) lies the last one. */
export function changeBeside(changes: readonly Micros[], at: Micros | null, step: 1 | -1): Micros | undefined {
  if (step < 0) return changes.findLast((us) => at === null || us < at)
  return at === null ? undefined : changes.find((us) => us > at)
}
