import type { Facets, OperationFamily } from '@bundlescope/contract/event.ts'
import { LEVELS } from '@bundlescope/contract/level.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import type { Probe } from '@bundlescope/core/store/evidence.ts'
import type { PatternsRequest } from '@bundlescope/core/store/port.ts'
import { compareKeys } from './key.ts'
import type { FacetCounts, FamilyStats, PatternStats, Place, ProbeHits } from './messages.ts'
import { bump } from './read/answer-counts.ts'

const FIELDS = ['level', 'source', 'host', 'program', 'component'] as const

/** Facets of all threads as one, the most frequent first (levels: the gravest first). */
export function mergeFacets(parts: readonly FacetCounts[], limit: number): Omit<Facets, 'tookMs'> {
  const labels = new Map(parts.flatMap((part) => [...part.labels]))
  const more: Record<string, number> = {}
  const out = { level: [], source: [], host: [], program: [], component: [] } as unknown as Omit<
    Facets,
    'tookMs' | 'more'
  >
  for (const field of FIELDS) {
    const counts = new Map<string, number>()
    for (const part of parts) for (const [value, n] of part[field]) bump(counts, value, n)
    const rank = (value: string): number => LEVELS.indexOf(value as (typeof LEVELS)[number])
    const sorted = [...counts].sort((a, b) =>
      field === 'level' ? rank(b[0]) - rank(a[0]) : b[1] - a[1] || (a[0] < b[0] ? -1 : 1),
    )
    out[field] = sorted
      .slice(0, limit)
      .map(([value, count]) =>
        field === 'source' ? { value, label: labels.get(value) ?? value, count } : { value, count },
      )
    if (sorted.length > limit) more[field] = sorted.length - limit
  }
  return { ...out, more }
}

/** What all threads found for one probe: the rows it wants in order of time, none twice. */
export function mergeHits(
  parts: readonly ProbeHits[],
  { first, last }: Probe,
): { count: number; first: number; last: number; places: Place[] } {
  const inOrder = (a: Place, b: Place): number => compareKeys(a.key, b.key)
  const earliest = parts
    .flatMap((part) => part.earliest)
    .sort(inOrder)
    .slice(0, first)
  const latest =
    last > 0
      ? parts
          .flatMap((part) => part.latest)
          .sort(inOrder)
          .slice(-last)
      : []
  const end = earliest.at(-1)
  return {
    count: parts.reduce((n, part) => n + part.count, 0),
    first: Math.min(...parts.map((part) => part.first)),
    last: Math.max(...parts.map((part) => part.last)),
    places: [...earliest, ...latest.filter((place) => !end || inOrder(place, end) > 0)],
  }
}

export function mergeFamilies(parts: readonly FamilyStats[]): Omit<OperationFamily, 'id' | 'tookMs'> {
  const members = new Map<string, number>()
  const sources = new Map<string, { name: string; events: number; first: number }>()
  let [events, first, last] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const part of parts) {
    events += part.events
    first = Math.min(first, part.first)
    last = Math.max(last, part.last)
    for (const [op, n] of part.members) bump(members, op, n)
    for (const [id, source] of part.sources) {
      const known = sources.get(id)
      const first = Math.min(source.first, known?.first ?? source.first)
      sources.set(id, { name: source.name, events: source.events + (known?.events ?? 0), first })
    }
  }
  return {
    events,
    start: events === 0 ? null : formatMicros(first),
    end: events === 0 ? null : formatMicros(last),
    sources: [...sources]
      .sort((a, b) => a[1].first - b[1].first || (a[0] < b[0] ? -1 : 1))
      .map(([id, { name, events }]) => ({ id, name, events })),
    members: [...members].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([op, n]) => ({ op, events: n })),
  }
}

/** Patterns of all threads as one; those that occur in the window, in the order asked for. */
export function mergePatterns(
  parts: readonly Map<string, PatternStats>[],
  request: PatternsRequest,
): { total: number; chosen: [string, PatternStats][] } {
  const all = new Map<string, PatternStats>()
  for (const part of parts) {
    for (const [key, stats] of part) {
      const known = all.get(key)
      if (!known) {
        all.set(key, stats)
        continue
      }
      known.count += stats.count
      known.total += stats.total
      known.first = Math.min(known.first, stats.first)
      known.last = Math.max(known.last, stats.last)
      known.everFirst = Math.min(known.everFirst, stats.everFirst)
      known.level = Math.max(known.level, stats.level)
      for (const source of stats.sources) known.sources.add(source)
    }
  }
  const found = [...all].filter(([, stats]) => stats.count > 0)
  const isNew = (stats: PatternStats): number => (request.from !== null && stats.everFirst >= request.from ? 0 : 1)
  const order: Record<PatternsRequest['sort'], (a: PatternStats, b: PatternStats) => number> = {
    rare: (a, b) => a.count - b.count,
    count: (a, b) => b.count - a.count,
    first: (a, b) => a.first - b.first,
    new: (a, b) => isNew(a) - isNew(b) || a.count - b.count,
  }
  found.sort((a, b) => order[request.sort](a[1], b[1]) || a[1].first - b[1].first || (a[0] < b[0] ? -1 : 1))
  return { total: found.length, chosen: found.slice(0, request.limit) }
}
