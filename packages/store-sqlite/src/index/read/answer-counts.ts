import { LEVELS } from '@bundlescope/contract/level.ts'
import type { Scope } from '@bundlescope/core/store/port.ts'
import type { Key } from '../key.ts'
import type { Buckets, FacetCounts, FamilyStats, Tally } from '../messages.ts'
import { eachMinute, MINUTE } from './rollup.ts'
import type { Named, Segment } from './segment.ts'
import type { Selection } from './selection.ts'

/** Counts the selected events: in all, before a key, and by level and bucket. */
export function tally(selections: Iterable<Selection>, buckets: Buckets | null, rank: Key | null): Tally {
  const out: Tally = { total: 0, rank: 0, histogram: buckets ? new Uint32Array(LEVELS.length * buckets.count) : null }
  for (const selection of selections) {
    out.total += selection.count()
    if (rank) out.rank += selection.rank(rank)
    if (buckets) addToHistogram(selection, buckets, out.histogram!)
  }
  return out
}

function addToHistogram(selection: Selection, { from, width, count }: Buckets, histogram: Uint32Array): void {
  const { segment } = selection
  const add = (time: number, level: number, n: number): void => {
    const bucket = Math.floor((time - from) / width)
    if (bucket >= 0 && bucket < count) histogram[level * count + bucket]! += n
  }
  const whole = selection.mask === null && selection.lo === 0 && selection.hi === segment.events && selection.everyLevel
  if (whole && width % MINUTE === 0 && from % MINUTE === 0) {
    eachMinute(segment, add)
    return
  }
  const levels = segment.ints('level')
  selection.each((i, time) => add(time, levels[i]!, 1))
}

/** Counts by field. Levels are counted whatever levels the scope asks for, sources whatever sources: so that one can choose others. */
export function countFacets(selections: Iterable<Selection>, scope: Scope): FacetCounts {
  const out: FacetCounts = {
    level: new Map(),
    source: new Map(),
    host: new Map(),
    program: new Map(),
    component: new Map(),
    labels: new Map(),
  }
  for (const selection of selections) {
    const { segment, index } = selection
    const sourceId = `${index.bundle}.${segment.row.source}`
    const source = index.sources.get(segment.row.source)
    const n = selection.count()
    if (n > 0) {
      bump(out.source, sourceId, n)
      out.labels.set(sourceId, source?.name ?? sourceId)
    }
    if (scope.sources && !scope.sources.includes(sourceId)) continue
    if (n > 0 && source?.host) bump(out.host, source.host, n)
    const levels = segment.ints('level')
    const byLevel = new Uint32Array(LEVELS.length)
    selection.each((i) => byLevel[levels[i]!]!++, true)
    byLevel.forEach((count, level) => {
      if (count > 0) bump(out.level, LEVELS[level]!, count)
    })
    countNames(selection, segment, 'program', out.program)
    countNames(selection, segment, 'component', out.component)
  }
  return out
}

function countNames(selection: Selection, segment: Segment, column: Named, into: Map<string, number>): void {
  const names = segment.names(column)
  if (names.length === 0) return
  const numbers = segment.ints(column)
  const counts = new Uint32Array(names.length + 1)
  selection.each((i) => counts[numbers[i]!]!++)
  for (let n = 1; n < counts.length; n++) if (counts[n]! > 0) bump(into, names[n - 1]!, counts[n]!)
}

/** What the events of an operation family are spread over. */
export function countFamily(selections: Iterable<Selection>): FamilyStats {
  const out: FamilyStats = {
    events: 0,
    first: Number.POSITIVE_INFINITY,
    last: Number.NEGATIVE_INFINITY,
    sources: new Map(),
    members: new Map(),
  }
  for (const selection of selections) {
    let n = 0
    let earliest = Number.POSITIVE_INFINITY
    selection.each((_, time) => {
      n++
      if (time < earliest) earliest = time
      if (time > out.last) out.last = time
    })
    if (n === 0) continue
    out.events += n
    out.first = Math.min(out.first, earliest)
    const { index, segment } = selection
    const id = `${index.bundle}.${segment.row.source}`
    const known = out.sources.get(id)
    out.sources.set(id, {
      name: index.sources.get(segment.row.source)?.name ?? id,
      events: (known?.events ?? 0) + n,
      first: Math.min(known?.first ?? earliest, earliest),
    })
    countNames(selection, segment, 'op', out.members)
  }
  return out
}

export function bump<K>(map: Map<K, number>, key: K, by: number): void {
  map.set(key, (map.get(key) ?? 0) + by)
}
