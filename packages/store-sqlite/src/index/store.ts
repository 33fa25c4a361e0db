import os from 'node:os'
import type { ZoneChoice } from '@bundlescope/contract/endpoints.ts'
import type {
  ContextAnswer,
  Coverage,
  EventDetail,
  EventPage,
  EventRow,
  Facets,
  OperationFamily,
  Patterns,
  Timeline,
} from '@bundlescope/contract/event.ts'
import { LEVELS } from '@bundlescope/contract/level.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import type {
  EvidenceStore,
  OperationEntries,
  OperationStore,
  OperationsRequest,
  Probe,
  ProbeAnswer,
  RawText,
  StoredSnapshot,
} from '@bundlescope/core/store/evidence.ts'
import {
  type BundleReport,
  type ContextRequest,
  type Original,
  type PagePlace,
  type PatternsRequest,
  type Scope,
  type Stretch,
  UnknownCursor,
  type WalkStore,
} from '@bundlescope/core/store/port.ts'
import { roundBuckets } from './buckets.ts'
import { contextOf } from './context.ts'
import { behind, compareKeys, cursorOf, type Key, parseCursor } from './key.ts'
import { localZone } from './local-zone.ts'
import { mergeCoverage, mergeFacets, mergeFamilies, mergePatterns } from './merge-answers.ts'
import type { Answer, Buckets, Place, Question, Span, Tally } from './messages.ts'
import { listOperations } from './operations.ts'
import { answerProbes } from './probes.ts'
import type { OpPlace } from './read/op-table.ts'
import { ReaderPool } from './reader-pool.ts'
import { seek } from './seek.ts'

/** Characters of a message that evidence carries: blocks of continuation lines are whole. */
const EVIDENCE_CUT = 64 * 1024

/** The SQLite event store: asks its reader threads and merges what they say. */
export class SqliteStore implements EvidenceStore, OperationStore, WalkStore {
  private readonly pool: ReaderPool
  /** The bundles that were warmed up last. */
  private warmed = ''

  constructor(dataDir: string, readers: number) {
    this.pool = new ReaderPool(dataDir, readers)
  }

  /** @throws UnknownCursor for a cursor or event id that is not of this store's form */
  async page(scope: Scope, place: PagePlace, limit: number, signal?: AbortSignal): Promise<EventPage> {
    const started = performance.now()
    const { key, before } = await this.startOf(place)
    const [{ total, rank }, span] = await Promise.all([this.tally(scope, null, key, signal), this.span(scope.bundles)])
    const from = scope.from ?? span?.from ?? 0
    const to = scope.to ?? (span ? span.to + 1 : 1)
    let offset = place.at === 'offset' ? place.offset : rank
    if (place.at === 'event' || place.at === 'time') offset -= offset % limit
    if (before) offset = Math.max(0, rank - limit)
    const wanted = before ? Math.min(limit, rank) : limit
    const seekable = {
      tally: (inner: Scope, buckets: Buckets | null) => this.tally(inner, buckets, null, signal),
      keys: (inner: Scope, step: 1 | -1, n: number) => this.keys(inner, null, null, step, n, signal),
    }
    const places = await seek(seekable, scope, total, from, to, offset, wanted)
    const events = await this.rows(places, signal)
    const first = places[0]
    const last = places.at(-1)
    return {
      events,
      offset: Math.min(offset, total),
      total,
      exact: true,
      complete: span?.complete ?? true,
      next: last && offset + places.length < total ? cursorOf(last.key) : null,
      previous: first && offset > 0 ? cursorOf(first.key) : null,
      tookMs: since(started),
    }
  }

  async stretch(scope: Scope, after: string | null, limit: number, signal?: AbortSignal): Promise<Stretch<EventRow>> {
    const { places, next } = await this.placesBehind(scope, after, limit, signal)
    return { rows: await this.rows(places, signal), next }
  }

  async originals(scope: Scope, after: string | null, limit: number, signal?: AbortSignal): Promise<Stretch<Original>> {
    const { places, next } = await this.placesBehind(scope, after, limit, signal)
    const rows = await this.askEach(places, (own) => ({ ask: 'originals' as const, places: own }), signal)
    return { rows, next }
  }

  async timeline(scope: Scope, buckets: number, signal?: AbortSignal): Promise<Timeline> {
    const started = performance.now()
    const span = await this.span(scope.bundles)
    const from = scope.from ?? span?.from ?? 0
    const to = scope.to ?? (span ? span.to + 1 : from + 1)
    const round = roundBuckets(from, to, buckets)
    const { total, histogram } = await this.tally(scope, round, null, signal)
    const levels: Record<string, number[]> = {}
    LEVELS.forEach((level, code) => {
      const counts = histogram!.subarray(code * round.count, (code + 1) * round.count)
      if (counts.some((n) => n > 0)) levels[level] = [...counts]
    })
    return {
      from: formatMicros(round.from),
      to: formatMicros(round.from + round.count * round.width),
      width: round.width,
      levels,
      total,
      exact: true,
      tookMs: since(started),
    }
  }

  async facets(scope: Scope, limit: number, signal?: AbortSignal): Promise<Facets> {
    const started = performance.now()
    const parts = await this.pool.all({ ask: 'facets', scope: bare(scope) }, signal)
    this.warmUp(scope.bundles)
    return { ...mergeFacets(parts, limit), tookMs: since(started) }
  }

  async patterns(request: PatternsRequest, signal?: AbortSignal): Promise<Patterns> {
    const started = performance.now()
    const scope = bare(request)
    const span = await this.span(scope.bundles)
    const from = scope.from ?? span?.from ?? 0
    const to = scope.to ?? (span ? span.to + 1 : 1)
    const { total, chosen } = mergePatterns(
      await this.pool.all({ ask: 'patterns', scope, text: request.text }, signal),
      request,
    )
    const keys = chosen.map(([key]) => key)
    const sparks = await this.pool.all({ ask: 'sparks', scope, keys, cells: request.cells, from, to }, signal)
    return {
      patterns: chosen.map(([key, stats]) => ({
        id: key,
        text: stats.text,
        count: stats.count,
        total: stats.total,
        first: formatMicros(stats.first),
        last: formatMicros(stats.last),
        isNew: scope.from !== null && stats.everFirst >= scope.from,
        level: LEVELS[stats.level]!,
        sources: [...stats.sources].sort(),
        spark: Array.from({ length: request.cells }, (_, cell) =>
          sparks.reduce((n, part) => n + part.get(key)![cell]!, 0),
        ),
      })),
      total,
      tookMs: since(started),
    }
  }

  async event(id: string): Promise<EventDetail | null> {
    const place = await this.locate(id)
    return place && this.pool.ask(place.reader, { ask: 'detail', place })
  }

  async context(request: ContextRequest, signal?: AbortSignal): Promise<ContextAnswer | null> {
    const place = await this.locate(request.id)
    if (!place) return null
    const found = await contextOf(request, place, {
      detail: (at) => this.pool.ask(at.reader, { ask: 'detail', place: at }, signal),
      keys: (scope, file, start, step, limit) => this.keys(scope, file, start, step, limit, signal),
    })
    return { events: await this.rows(found.places, signal), anchor: found.anchor, more: found.more }
  }

  async family(bundles: readonly string[], op: string, signal?: AbortSignal): Promise<OperationFamily> {
    const started = performance.now()
    const span = { start: 0, end: op.length }
    const where = {
      kind: 'field' as const,
      field: 'op' as const,
      comparison: '=' as const,
      value: op,
      prefix: false,
      span,
    }
    const scope: Scope = { bundles, where, from: null, to: null, levels: null, sources: null }
    return { id: op, ...mergeFamilies(await this.pool.all({ ask: 'family', scope }, signal)), tookMs: since(started) }
  }

  /** Words of probes are looked for in messages alone, not in the fields of a header. */
  async sweep(bundles: readonly string[], probes: readonly Probe[], signal?: AbortSignal): Promise<ProbeAnswer[]> {
    const hits = await this.pool.all({ ask: 'sweep', bundles, probes }, signal)
    return answerProbes(probes, hits, (places) => this.rows(places, signal, EVIDENCE_CUT))
  }

  operations(request: OperationsRequest, signal?: AbortSignal): Promise<OperationEntries> {
    const bundles = [...new Set(request.bundles)].sort()
    const readers = {
      families: () => this.pool.all({ ask: 'operations', scope: bare(request) }, signal),
      sources: (hashes: readonly number[]) =>
        this.pool.all({ ask: 'operation-sources', bundles: request.bundles, hashes }, signal),
      rows: async (places: readonly OpPlace[]) => {
        const found = places.map(({ bundle, segment, ordinal }) => ({
          key: { time: 0, bundle: bundles[bundle]!, file: 0, byte: 0 },
          segment,
          ordinal,
          reader: segment % this.pool.size,
        }))
        return this.rows(found, signal, EVIDENCE_CUT)
      },
    }
    return listOperations(readers, request)
  }

  async coverage(bundles: readonly string[], cells: number): Promise<Coverage> {
    const span = await this.span(bundles)
    if (!span) return { from: null, to: null, cells, sources: [] }
    const parts = await this.pool.all({ ask: 'coverage', bundles, from: span.from, to: span.to + 1, cells })
    return mergeCoverage(parts, span, cells)
  }

  report(bundle: string): Promise<BundleReport> {
    return this.pool.ask(0, { ask: 'report', bundle })
  }

  snapshots(bundle: string): Promise<StoredSnapshot[]> {
    return this.pool.ask(this.pool.size - 1, { ask: 'snapshots', bundle })
  }

  raw(bundle: string, member: string, path: string, from: number, lines: number): Promise<RawText | null> {
    const reader = path.length % this.pool.size
    return this.pool.ask(reader, { ask: 'raw', bundle, member, path, from, lines })
  }

  /**
   * Reads stamps without a zone by what a person chose, in every answer from here on; a choice by source comes before one
   * by host, and what is not listed is read by the bundle's own zone. Choices are kept in memory only: to be told at every start.
   *
   * @throws RangeError when there is no such zone
   */
  async rezone(bundle: string, choices: readonly ZoneChoice[]): Promise<void> {
    for (const { zone } of choices) if (zone !== null) localZone(zone)
    await this.pool.rezone(bundle, choices)
  }

  /** Closes what is open of a bundle: before its files are removed or written anew. */
  async forget(bundle: string): Promise<void> {
    this.warmed = ''
    await this.pool.tell({ ask: 'forget', bundle })
  }

  close(): Promise<void> {
    return this.pool.close()
  }

  /** The key a page starts at, and whether it ends there instead. */
  private async startOf(place: PagePlace): Promise<{ key: Key | null; before: boolean }> {
    switch (place.at) {
      case 'offset':
        return { key: null, before: false }
      case 'time':
        return { key: { time: place.micros, bundle: '', file: 0, byte: 0 }, before: false }
      case 'event': {
        const found = await this.locate(place.id)
        if (!found) throw new UnknownCursor(`no event ${place.id}`)
        return { key: found.key, before: false }
      }
      case 'cursor': {
        const key = parseCursor(place.cursor)
        if (!key) throw new UnknownCursor('the cursor cannot be read')
        return place.direction === 'after' ? { key: behind(key), before: false } : { key, before: true }
      }
    }
  }

  /** Whoever looks at facets is about to search: loads what that needs, a segment at a time so that questions come between. */
  private warmUp(bundles: readonly string[]): void {
    const key = bundles.join()
    if (this.warmed === key) return
    this.warmed = key
    for (let reader = 0; reader < this.pool.size; reader++) {
      const load = async (at: number): Promise<void> => {
        if (this.warmed === key && (await this.pool.ask(reader, { ask: 'warm', bundles, at }))) await load(at + 1)
      }
      // What cannot be loaded now is loaded, or fails, when it is asked for.
      load(0).catch(() => {})
    }
  }

  private async tally(scope: Scope, buckets: Buckets | null, rank: Key | null, signal?: AbortSignal): Promise<Tally> {
    const parts = await this.pool.all({ ask: 'tally', scope: bare(scope), buckets, rank }, signal)
    const out = parts[0]!
    for (const part of parts.slice(1)) {
      out.total += part.total
      out.rank += part.rank
      part.histogram?.forEach((n, at) => {
        out.histogram![at]! += n
      })
    }
    return out
  }

  private async keys(
    scope: Scope,
    file: number | null,
    start: Key | null,
    step: 1 | -1,
    limit: number,
    signal?: AbortSignal,
  ): Promise<Place[]> {
    const parts = await this.pool.all({ ask: 'keys', scope: bare(scope), file, start, step, limit }, signal)
    return parts
      .flat()
      .sort((a, b) => compareKeys(a.key, b.key) * step)
      .slice(0, limit)
  }

  private async placesBehind(scope: Scope, after: string | null, limit: number, signal?: AbortSignal) {
    const cursor = after === null ? null : parseCursor(after)
    if (after !== null && cursor === null) throw new UnknownCursor('the cursor cannot be read')
    const places = await this.keys(scope, null, cursor && behind(cursor), 1, limit, signal)
    const last = places.at(-1)
    return { places, next: last && places.length === limit ? cursorOf(last.key) : null }
  }

  private rows(places: readonly Place[], signal?: AbortSignal, cut?: number): Promise<EventRow[]> {
    return this.askEach(places, (own) => ({ ask: 'rows' as const, places: own, ...(cut && { cut }) }), signal)
  }

  /** Asks each thread for what is in its own segments; answers in the order of the places. */
  private async askEach<Q extends Extract<Question, { places: Place[] }>>(
    places: readonly Place[],
    questionOf: (own: Place[]) => Q,
    signal?: AbortSignal,
  ): Promise<Answer<Q>[number][]> {
    const rows = new Array<Answer<Q>[number]>(places.length)
    const readers = [...new Set(places.map((place) => place.reader))]
    await Promise.all(
      readers.map(async (reader) => {
        const own = [...places.keys()].filter((n) => places[n]!.reader === reader)
        const found = await this.pool.ask(reader, questionOf(own.map((n) => places[n]!)), signal)
        own.forEach((n, k) => {
          rows[n] = found[k]!
        })
      }),
    )
    return rows
  }

  private async locate(id: string): Promise<Place | null> {
    const found = await this.pool.all({ ask: 'locate', id })
    return found.find((place) => place !== null) ?? null
  }

  private span(bundles: readonly string[]): Promise<Span | null> {
    return this.pool.ask(0, { ask: 'span', bundles })
  }
}

/** @param readers threads; by default one a core, at most four */
export function openEventStore({ dataDir, readers }: { dataDir: string; readers?: number }): SqliteStore {
  return new SqliteStore(dataDir, readers ?? Math.max(1, Math.min(4, os.availableParallelism())))
}

/** Only what a thread needs of a scope (a request may carry more). */
function bare({ bundles, where, from, to, levels, sources }: Scope): Extract<Question, { ask: 'facets' }>['scope'] {
  return { bundles, where, from, to, levels, sources }
}

function since(started: number): number {
  return Math.round((performance.now() - started) * 10) / 10
}
