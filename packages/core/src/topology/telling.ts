import type { Evidence, Health, LocalText } from '@bundlescope/contract/analysis.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import { say } from '../knowledge/text.ts'

/** Something that tells how a part stood from a moment on, until something else tells more. */
export interface Telling {
  /** Microseconds UTC; null where the moment is not known: then it is that of collection. */
  at: number | null
  health: Health
  reason: LocalText
  evidence: readonly Evidence[]
}

/** How a part stands at collection, and how it came there. */
export interface Standing {
  health: Health
  reason: LocalText
  evidence: Evidence[]
  history: { from: string | null; health: Health; reason: LocalText }[]
}

export function tell(
  at: number | null,
  health: Health,
  reason: LocalText,
  evidence: readonly Evidence[] = [],
): Telling {
  return { at, health, reason, evidence }
}

const MOST_CHANGES = 200
const MOST_EVIDENCE = 12
const BEFORE = say('Nothing tells of the time before', 'これより前を示すものがない')

/**
 * Puts what was told in order of time: each holds until the next. Before the first, nothing is known: a listing made at
 * collection tells nothing of the time of an incident.
 *
 * @param collected microseconds UTC: when what bears no time was collected; null where that is not known either
 * @param why said where nothing tells anything
 */
export function standingOf(tellings: readonly Telling[], collected: number | null, why: LocalText): Standing {
  const ordered = tellings
    .map((telling) => ({ ...telling, at: telling.at ?? collected }))
    .sort((a, b) => (a.at ?? Number.POSITIVE_INFINITY) - (b.at ?? Number.POSITIVE_INFINITY))
  const last = ordered.at(-1)
  if (!last)
    return { health: 'unknown', reason: why, evidence: [], history: [{ from: null, health: 'unknown', reason: why }] }
  const history: Standing['history'] = []
  if (ordered[0]!.at !== null) history.push({ from: null, health: 'unknown', reason: BEFORE })
  for (const { at, health, reason } of ordered) {
    const open = history.at(-1)
    const from = at === null ? null : formatMicros(at)
    if (open?.health === health && open.reason.en === reason.en) continue
    // Of one moment the later word holds.
    if (open && open.from === from && from !== null) history.pop()
    history.push({ from, health, reason })
  }
  return {
    health: last.health,
    reason: last.reason,
    evidence: distinct([...last.evidence, ...ordered.toReversed().flatMap(({ evidence }) => evidence)]),
    history: history.length > MOST_CHANGES ? [history[0]!, ...history.slice(1 - MOST_CHANGES)] : history,
  }
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  const byKey = new Map(evidence.map((piece) => [`${piece.member} ${piece.path} ${piece.line} ${piece.text}`, piece]))
  return [...byKey.values()].slice(0, MOST_EVIDENCE)
}

const GRAVITY: readonly Health[] = ['failed', 'degraded', 'ok', 'unknown']

/**
 * Joins what several sources tell of one part. Each source's last word holds until its next one; of several the gravest
 * counts, and what is known before what is not. A listing made at a moment (`seen`) sets all that was said before aside.
 */
export function joined(sources: readonly (readonly Telling[])[], seen: readonly Telling[]): Telling[] {
  const layers = sources.map((source) => source.filter(({ at }) => at !== null))
  const moments = [...new Set(layers.flat().map(({ at }) => at!))].sort((a, b) => a - b)
  const tellings: Telling[] = []
  for (const moment of moments) {
    const since = Math.max(...seen.flatMap(({ at }) => (at !== null && at <= moment ? [at] : [])))
    const current = layers.flatMap((layer) => layer.findLast(({ at }) => at! <= moment && at! > since) ?? [])
    const gravest = current.sort((a, b) => GRAVITY.indexOf(a.health) - GRAVITY.indexOf(b.health))[0]
    if (gravest) tellings.push({ ...gravest, at: moment })
  }
  return [...tellings, ...seen]
}

/** A stretch in which a line came again and again. */
export interface Spell<M> {
  lines: readonly M[]
  from: number
  to: number
  /** It lasted to the end of the log. */
  isOpen: boolean
}

/**
 * Cuts lines into stretches: those closer than `gap` microseconds are of one. The last one is open where its log ends
 * within `near` of it: nothing was written that could tell that it is over.
 */
export function spellsOf<M extends { time: number }>(
  lines: readonly M[],
  gap: number,
  logEnd: number | null,
  near: number,
): Spell<M>[] {
  const spells: M[][] = []
  for (const line of lines) {
    const open = spells.at(-1)
    if (open && line.time - open.at(-1)!.time <= gap) open.push(line)
    else spells.push([line])
  }
  return spells.map((own, index) => {
    const to = own.at(-1)!.time
    const isOpen = index === spells.length - 1 && (logEnd === null || logEnd - to <= near)
    return { lines: own, from: own[0]!.time, to, isOpen }
  })
}
