import type { Coverage, Facets, OperationFamily } from '@bundlescope/contract/event.ts'
import { LEVELS } from '@bundlescope/contract/level.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import type { PatternsRequest } from '@bundlescope/core/store/port.ts'
import type { CoverageCounts, FacetCounts, FamilyStats, PatternStats, Span } from './messages.ts'
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

/** Coverage of all threads as one, source by source. */
export function mergeCoverage(parts: readonly CoverageCounts[], { from, to }: Span, cells: number): Coverage {
  const ids = [...new Set(parts.flatMap((part) => [...part.sources.keys()]))].sort()
  const sum = (id: string, which: 'counts' | 'errors'): number[] =>
    Array.from({ length: cells }, (_, cell) =>
      parts.reduce((n, part) => n + (part.sources.get(id)?.[which][cell] ?? 0), 0),
    )
  return {
    from: formatMicros(from),
    to: formatMicros(to + 1),
    cells,
    sources: ids.map((source) => ({ source, counts: sum(source, 'counts'), errors: sum(source, 'errors') })),
  }
}
