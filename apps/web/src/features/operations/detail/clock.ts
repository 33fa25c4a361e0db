import { type Micros, parseMicros } from '@bundlescope/contract/time.ts'

/** What all lanes of a waterfall are drawn against. */
export interface Clock {
  from: Micros
  to: Micros
  ticks: Micros[]
}

type Span = { start: string; end: string }

const SECOND = 1_000_000
/** Steps between ticks: decimal below a second, then as clocks divide. */
const STEPS = [
  ...[1, 10, 100, 1000, 10_000, 100_000].flatMap((unit) => [unit, 2 * unit, 5 * unit]),
  ...[1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400].map((s) => s * SECOND),
]
const MOST_TICKS = 8

/** The span of all lanes, at least a millisecond, with some ticks counted from its start. */
export function clockOf(spans: readonly Span[]): Clock {
  const from = Math.min(...spans.map(({ start }) => parseMicros(start) ?? Number.POSITIVE_INFINITY))
  const end = Math.max(...spans.map(({ end }) => parseMicros(end) ?? Number.NEGATIVE_INFINITY))
  if (!Number.isFinite(from) || !Number.isFinite(end)) return { from: 0, to: 1000, ticks: [0] }
  const to = Math.max(end, from + 1000)
  const step = STEPS.find((each) => (to - from) / each <= MOST_TICKS) ?? Math.ceil((to - from) / MOST_TICKS)
  const ticks = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step)
  return { from, to, ticks }
}

/** Where a moment stands, 0 … 1; moments outside stand at the ends. */
export function shareOf({ from, to }: Pick<Clock, 'from' | 'to'>, us: Micros): number {
  return Math.min(1, Math.max(0, (us - from) / (to - from)))
}

/** Left edge and width of a bar in per cent. */
export function barOf(clock: Clock, { start, end }: Span): { left: number; width: number } {
  const left = shareOf(clock, parseMicros(start) ?? clock.from) * 100
  return { left, width: shareOf(clock, parseMicros(end) ?? clock.to) * 100 - left }
}
