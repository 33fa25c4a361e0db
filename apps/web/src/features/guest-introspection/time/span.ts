import type { Micros } from '@bundlescope/contract/time.ts'

export interface Span {
  from: Micros
  to: Micros
}

interface Known {
  /** The chosen window; null: open. */
  window: { from: Micros | null; to: Micros | null }
  logs: { from: Micros | null; to: Micros | null }
  /** When something changed. */
  changes: readonly Micros[]
}

/** The time to choose from: the window of the timeline, else that of the logs and of all changes. Null while none is known. */
export function spanOf({ window, logs, changes }: Known): Span | null {
  const all = [logs.from, logs.to, ...changes].filter((us) => us !== null)
  const from = window.from ?? (all.length > 0 ? Math.min(...all) : null)
  const to = window.to ?? (all.length > 0 ? Math.max(...all) : null)
  return from === null || to === null || to <= from ? null : { from, to }
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
