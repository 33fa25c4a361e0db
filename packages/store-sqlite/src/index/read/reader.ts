import { existsSync } from 'node:fs'
import type { ZoneChoice } from '@bundlescope/contract/endpoints.ts'
import type { Scope } from '@bundlescope/core/store/port.ts'
import { indexPath } from '../../paths.ts'
import { parseEventId } from '../key.ts'
import type { Answers, Place, Question } from '../messages.ts'
import { countFacets, countFamily, tally } from './answer-counts.ts'
import { countCoverage, spanOf } from './answer-coverage.ts'
import { countOperations, sourcesOfOperations } from './answer-operations.ts'
import { countPatterns, countSparks } from './answer-patterns.ts'
import { rawLines } from './answer-raw.ts'
import { NOTHING, reportOf } from './answer-report.ts'
import { snapshotsOf } from './answer-snapshots.ts'
import { sweep } from './answer-sweep.ts'
import { IndexFile } from './index-file.ts'
import { mergeKeys } from './merge-keys.ts'
import type { ReaderData } from './reader-data.ts'
import { RowMaker } from './rows.ts'
import type { Segment } from './segment.ts'
import { lowerBound, Selection } from './selection.ts'

/**
 * Memory for columns, all threads together. What was used longest ago goes first. A search of 2 million events reads
 * columns of about 150 MB.
 */
const COLUMN_BYTES = 240 * 1024 * 1024

/** Answers questions about the segments that are this thread's own: every `readers`-th of each index. */
export class Reader {
  private readonly dataDir: string
  private readonly number: number
  private readonly readers: number
  private readonly indexes = new Map<string, IndexFile>()
  private readonly rows = new RowMaker()
  /** For columns of this thread. */
  private readonly room: number
  /** What persons chose, by bundle; kept here, not in the index, which can be made anew at any time. */
  private readonly zones: Map<string, readonly ZoneChoice[]>
  /** In order of use, the latest last. */
  private readonly used = new Set<Segment>()

  constructor({ dataDir, number, readers, zones }: ReaderData) {
    this.zones = new Map(zones)
    this.dataDir = dataDir
    this.number = number
    this.readers = readers
    this.room = COLUMN_BYTES / readers
  }

  /** @param check throws when nobody waits for the answer any more */
  answer(question: Question, check: () => void): Answers[Question['ask']] {
    try {
      return this.answerTo(question, check)
    } finally {
      this.trim()
    }
  }

  private answerTo(question: Question, check: () => void): Answers[Question['ask']] {
    switch (question.ask) {
      case 'tally':
        return tally(this.selections(question.scope, check), question.buckets, question.rank)
      case 'facets':
        return countFacets(this.selections({ ...question.scope, sources: null }, check), question.scope)
      case 'keys':
        return mergeKeys(
          [...this.selections(question.scope, check, question.file)],
          question.start,
          question.step,
          question.limit,
          this.number,
        )
      case 'rows':
        return question.places.map((place) => {
          const { index, segment } = this.find(place)
          return this.rows.row(index, segment, place.ordinal, question.cut)
        })
      case 'originals':
        return question.places.map((place) => {
          const { index, segment } = this.find(place)
          return this.rows.original(index, segment, place.ordinal)
        })
      case 'locate':
        return this.locate(question.id)
      case 'detail': {
        const { index, segment } = this.find(question.place)
        return this.rows.detail(index, segment, question.place.ordinal)
      }
      case 'patterns':
        return countPatterns(this.selections(question.scope, check), question.text)
      case 'sparks':
        return countSparks(this.selections(question.scope, check), question)
      case 'family':
        return countFamily(this.selections(question.scope, check))
      case 'operations': {
        const { scope } = question
        return countOperations(
          this.touched(scope.bundles),
          [...new Set(scope.bundles)].sort(),
          (index, segment) => (mayHold(segment, index, scope) ? new Selection(index, segment, scope, check) : null),
          check,
        )
      }
      case 'operation-sources':
        return sourcesOfOperations(this.touched(question.bundles), question.hashes, check)
      case 'sweep':
        return sweep(this.touched(question.bundles), question.probes, this.number, check)
      case 'span':
        return spanOf(this.open(question.bundles))
      case 'coverage':
        return countCoverage(this.own(question.bundles), question)
      case 'report': {
        const [index] = this.open([question.bundle])
        return index ? reportOf(index, (segment) => this.touch(segment)) : NOTHING
      }
      case 'raw': {
        const { bundle, member, path, from, lines } = question
        const [index] = this.open([bundle])
        return index ? rawLines(index, member, path, from, lines, (segment) => this.touch(segment)) : null
      }
      case 'snapshots': {
        const [index] = this.open([question.bundle])
        return index ? snapshotsOf(index) : []
      }
      case 'rezone':
        this.zones.set(question.bundle, question.choices)
        this.indexes.get(question.bundle)?.rezone(question.choices)
        return null
      case 'warm':
        return this.warm(question.bundles, question.at)
      case 'forget':
        this.forget(question.bundle)
        return null
    }
  }

  /** The selections of this thread's segments, those that cannot hold anything left out. */
  private *selections(scope: Scope, check: () => void, file: number | null = null): Generator<Selection> {
    for (const { index, segment } of this.own(scope.bundles)) {
      if (file !== null && segment.row.file !== file) continue
      if (!mayHold(segment, index, scope)) continue
      check()
      this.touch(segment)
      yield new Selection(index, segment, scope, check)
    }
  }

  private *own(bundles: readonly string[]): Generator<{ index: IndexFile; segment: Segment }> {
    for (const index of this.open(bundles)) {
      for (const segment of index.segments) if (segment.row.id % this.readers === this.number) yield { index, segment }
    }
  }

  /** This thread's segments, each marked as in use when its turn comes, and the memory for columns kept to. */
  private *touched(bundles: readonly string[]): Generator<{ index: IndexFile; segment: Segment }> {
    for (const one of this.own(bundles)) {
      this.touch(one.segment)
      yield one
      this.trim()
    }
  }

  /** Indexes of those bundles that have one yet. */
  private open(bundles: readonly string[]): IndexFile[] {
    const out: IndexFile[] = []
    for (const bundle of [...new Set(bundles)].sort()) {
      const path = indexPath(this.dataDir, bundle)
      let index = this.indexes.get(bundle)
      if (!index && existsSync(path)) {
        try {
          index = new IndexFile(bundle, path)
          index.rezone(this.zones.get(bundle) ?? [])
        } catch {
          // Being created this moment, or of an older version and about to be rebuilt: nothing to see yet.
          continue
        }
        this.indexes.set(bundle, index)
      }
      if (!index) continue
      index.refresh()
      out.push(index)
    }
    return out
  }

  private find(place: Place): { index: IndexFile; segment: Segment } {
    const [index] = this.open([place.key.bundle])
    const segment = index?.segments.find((s) => s.row.id === place.segment)
    if (!index || !segment) throw new Error('the event is no longer in the store')
    this.touch(segment)
    return { index, segment }
  }

  private locate(id: string): Place | null {
    const event = parseEventId(id)
    if (!event) return null
    for (const { segment } of this.own([event.bundle])) {
      const { row } = segment
      if (row.file !== event.file || event.byte < row.byte_from || event.byte >= row.byte_to) continue
      this.touch(segment)
      const ordinal = lowerBound(segment.offsets(), event.byte)
      if (segment.offsets()[ordinal] !== event.byte) return null
      return { key: { ...event, time: segment.times()[ordinal]! }, segment: row.id, ordinal, reader: this.number }
    }
    return null
  }

  private warm(bundles: readonly string[], at: number): boolean {
    const own = [...this.own(bundles)].map(({ segment }) => segment)
    const segment = own[at]
    if (!segment) return false
    this.touch(segment)
    segment.warm()
    return at + 1 < own.length && this.loaded() < this.room / 2
  }

  private loaded(): number {
    let bytes = 0
    for (const segment of this.used) bytes += segment.size
    return bytes
  }

  private forget(bundle: string): void {
    const index = this.indexes.get(bundle)
    if (!index) return
    for (const segment of index.segments) this.used.delete(segment)
    this.rows.forget(bundle)
    this.indexes.delete(bundle)
    index.close()
  }

  private touch(segment: Segment): void {
    this.used.delete(segment)
    this.used.add(segment)
  }

  private trim(): void {
    let bytes = this.loaded()
    for (const segment of this.used) {
      if (bytes <= this.room) return
      bytes -= segment.size
      segment.drop()
      this.used.delete(segment)
    }
  }
}

/** False when the window or the sources of a scope leave a segment out. */
function mayHold(segment: Segment, index: IndexFile, scope: Scope): boolean {
  if (scope.from !== null && segment.last < scope.from) return false
  if (scope.to !== null && segment.first >= scope.to) return false
  return !scope.sources || scope.sources.includes(`${index.bundle}.${segment.row.source}`)
}
