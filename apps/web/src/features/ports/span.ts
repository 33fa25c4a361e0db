import { type Micros, parseMicros } from '@bundlescope/contract/time.ts'

export type Span = { from: Micros; to: Micros }

/** Left edge and width, in per cent, of a stretch of time on a track over `span`; null ends are those of the track. */
export function stretchOf(span: Span, from: string | null, to: string | null): { left: number; width: number } {
  const left = shareOf(span, microsOf(from) ?? span.from)
  const right = shareOf(span, microsOf(to) ?? span.to)
  return { left: left * 100, width: Math.max(0, right - left) * 100 }
}

/** The span of the logs, made wide enough to hold some moments beyond them; null when nothing is known of any time. */
export function spanWith(
  logs: { from: Micros | null; to: Micros | null },
  moments: readonly (string | null)[],
): Span | null {
  const all = [logs.from, logs.to, ...moments.map(microsOf)].filter((us) => us !== null)
  if (all.length === 0) return null
  const from = Math.min(...all)
  return { from, to: Math.max(...all, from + 1) }
}

function microsOf(iso: string | null): Micros | null {
  return iso === null ? null : (parseMicros(iso) ?? null)
}

function shareOf({ from, to }: Span, us: Micros): number {
  return Math.min(1, Math.max(0, (us - from) / (to - from)))
}
