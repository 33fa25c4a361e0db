import type { Health, LocalText, TopologyEdge, TopologyNode } from '@bundlescope/contract/analysis.ts'
import { type Micros, parseMicros } from '@bundlescope/contract/time.ts'

/** A node or an edge: what both have. */
export type Part = TopologyNode | TopologyEdge

/** How something stands at a moment, and why. */
export interface Standing {
  health: Health
  reason: LocalText
}

/** A stretch of its history; null is an open end. */
export interface Stretch extends Standing {
  from: Micros | null
  to: Micros | null
}

const NO_EVIDENCE: LocalText = { en: 'No evidence of this moment', ja: 'この時点の証跡はありません' }

/** Stretches of one health each, oldest first. What was before the first known moment is unknown. */
export function stretchesOf({ history }: Pick<Part, 'history'>): Stretch[] {
  const starts = history.map(({ from, health, reason }) => ({
    from: from === null ? null : (parseMicros(from) ?? null),
    health,
    reason,
  }))
  const first = starts[0]
  if (first && first.from !== null) starts.unshift({ from: null, health: 'unknown', reason: NO_EVIDENCE })
  return starts.map((start, i) => ({ ...start, to: starts[i + 1]?.from ?? null }))
}

/** Health at a moment, by its history; at collection (null) by what was concluded of it. */
export function standingAt(part: Part, at: Micros | null): Standing {
  if (at === null) return { health: part.health, reason: part.reason }
  const then = stretchesOf(part).findLast(({ from }) => from === null || from <= at)
  return then ?? { health: 'unknown', reason: NO_EVIDENCE }
}

/** Moments at which any of the parts changed, in order, each once. */
export function momentsOfChange(parts: readonly Part[]): Micros[] {
  const all = parts.flatMap((part) => stretchesOf(part).flatMap(({ from }) => (from === null ? [] : [from])))
  return [...new Set(all)].sort((a, b) => a - b)
}

/** Whether its health ever became another. That it was seen for the first time, and was well, is no change. */
export function hasChanged(part: Pick<Part, 'history'>): boolean {
  const healths = stretchesOf(part).map(({ health }) => health)
  return healths.some((health, i) => {
    const before = healths[i - 1]
    return before !== undefined && before !== health && !(before === 'unknown' && health === 'ok')
  })
}

/** Whether there was ever trouble with it, as far as is known. */
export function hadTrouble(part: Part): boolean {
  return isTrouble(part.health) || part.history.some(({ health }) => isTrouble(health))
}

export function isTrouble(health: Health): boolean {
  return health === 'failed' || health === 'degraded'
}

/**
 * Of several of one rank: the gravest trouble; without trouble all must be known to be ok for `ok`, since what is not
 * known is never green.
 */
export function worst(healths: readonly Health[]): Health {
  return (['failed', 'degraded', 'unknown', 'ok'] as const).find((health) => healths.includes(health)) ?? 'unknown'
}
