import { normalise } from '@bundlescope/query/token.ts'
import type { PatternStats, Question } from '../messages.ts'
import { eachShown } from './rollup.ts'
import type { Selection } from './selection.ts'

/** Statistics of every pattern that the selection holds, by pattern key. */
export function countPatterns(selections: Iterable<Selection>, text: string): Map<string, PatternStats> {
  const out = new Map<string, PatternStats>()
  for (const selection of selections) {
    const { index, segment } = selection
    const ids = segment.ints('template_ids')
    const local = segment.ints('template')
    const levels = segment.ints('level')
    const n = ids.length
    const [counts, totals] = [new Uint32Array(n), new Uint32Array(n)]
    const [first, last, ever] = [
      new Float64Array(n).fill(Infinity),
      new Float64Array(n).fill(-Infinity),
      new Float64Array(n).fill(Infinity),
    ]
    const worst = new Uint8Array(n)
    selection.each((i, time) => {
      const t = local[i]!
      counts[t]!++
      if (time < first[t]!) first[t] = time
      if (time > last[t]!) last[t] = time
      if (levels[i]! > worst[t]!) worst[t] = levels[i]!
    })
    eachShown(segment, (time, _, i) => {
      const t = local[i]!
      totals[t]!++
      if (time < ever[t]!) ever[t] = time
    })
    for (let t = 0; t < n; t++) {
      const { key, text: pattern } = index.template(ids[t]!)
      if (text !== '' && !normalise(pattern).includes(text)) continue
      const stats = out.get(key) ?? {
        text: pattern,
        count: 0,
        total: 0,
        first: Infinity,
        last: -Infinity,
        everFirst: Infinity,
        level: 0,
        sources: new Set<string>(),
      }
      stats.total += totals[t]!
      stats.everFirst = Math.min(stats.everFirst, ever[t]!)
      if (counts[t]! > 0) {
        stats.count += counts[t]!
        stats.first = Math.min(stats.first, first[t]!)
        stats.last = Math.max(stats.last, last[t]!)
        stats.level = Math.max(stats.level, worst[t]!)
        stats.sources.add(`${index.bundle}.${segment.row.source}`)
      }
      out.set(key, stats)
    }
  }
  return out
}

/** How the selected events of some patterns are spread over the window. */
export function countSparks(
  selections: Iterable<Selection>,
  question: Extract<Question, { ask: 'sparks' }>,
): Map<string, Uint32Array> {
  const { cells, from, to } = question
  const out = new Map(question.keys.map((key) => [key, new Uint32Array(cells)]))
  for (const selection of selections) {
    const ids = selection.segment.ints('template_ids')
    const sparks = Array.from(ids, (id) => out.get(selection.index.template(id).key))
    const local = selection.segment.ints('template')
    selection.each((i, time) => {
      const spark = sparks[local[i]!]
      if (spark) spark[Math.min(cells - 1, Math.floor(((time - from) / (to - from)) * cells))]!++
    })
  }
  return out
}
