import { LEVEL } from '@bundlescope/contract/level.ts'
import type { CoverageCounts, Question, Span } from '../messages.ts'
import type { IndexFile } from './index-file.ts'
import { eachMinute, eachShown, MINUTE } from './rollup.ts'
import type { Segment } from './segment.ts'

/** From the first event to the last; null when there is none. */
export function spanOf(indexes: readonly IndexFile[]): Span | null {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  let complete = true
  for (const index of indexes) {
    if (index.meta('complete') !== '1') complete = false
    for (const segment of index.segments) {
      from = Math.min(from, segment.first)
      to = Math.max(to, segment.last)
    }
  }
  return from > to ? null : { from, to, complete }
}

/** Events and errors a cell, by source. */
export function countCoverage(
  own: Iterable<{ index: IndexFile; segment: Segment }>,
  question: Extract<Question, { ask: 'coverage' }>,
): CoverageCounts {
  const { from, to, cells } = question
  const out: CoverageCounts = { sources: new Map() }
  const perMinute = (to - from) / cells >= 2 * MINUTE
  for (const { index, segment } of own) {
    const id = `${index.bundle}.${segment.row.source}`
    let source = out.sources.get(id)
    if (!source) {
      source = { counts: new Uint32Array(cells), errors: new Uint32Array(cells) }
      out.sources.set(id, source)
    }
    const { counts, errors } = source
    const add = (time: number, level: number, n: number): void => {
      const cell = Math.max(0, Math.min(cells - 1, Math.floor(((time - from) / (to - from)) * cells)))
      counts[cell]! += n
      if (level >= LEVEL.error) errors[cell]! += n
    }
    if (perMinute) {
      eachMinute(segment, add)
      continue
    }
    eachShown(segment, (time, level) => add(time, level, 1))
  }
  return out
}
