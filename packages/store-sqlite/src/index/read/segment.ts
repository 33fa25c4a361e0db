import { NAMES } from '@bundlescope/indexer/collected.ts'
import type { HashedWord } from '@bundlescope/indexer/token-hash.ts'
import type Database from 'better-sqlite3'
import type { LocalZone } from '../local-zone.ts'
import { decompress, type Ints, unpackInts, unpackStrings, unpackTimes } from '../pack.ts'
import { findPostings, placeOf, readPostings, Strips } from '../posting-pages.ts'
import { pieceId } from '../schema.ts'
import { type Extent, extentOf, isAscending, type Range } from './extent.ts'
import type { Mask } from './mask.ts'
import type { ScanState } from './scan.ts'
import { searchableText } from './searchable-text.ts'

/** Conditions on text whose findings a segment keeps. */
const KEPT_SCANS = 16
/** Answers to whole queries that a segment keeps. */
const KEPT_MASKS = 4

/** The columns of strings; each is searched by words and shown in rows. */
export type Named = (typeof NAMES)[number]

export interface SegmentRow {
  id: number
  file: number
  source: number
  events: number
  /** Events whose stamp bears no zone: 0 none, 1 some, 2 all. */
  local: number
  sorted: number
  first: number
  last: number
  byte_from: number
  byte_to: number
  line_from: number
}

export interface Ascending {
  times: Float64Array
  order: Uint32Array | null
}

/** Statements on one open index, shared by its segments. */
export interface SegmentReader {
  column: Database.Statement
  block: Database.Statement
  posting: Database.Statement
}

export function prepareReader(db: Database.Database): SegmentReader {
  return {
    column: db.prepare('SELECT data FROM segment_column WHERE segment = ? AND name = ?').pluck(),
    block: db.prepare('SELECT data FROM block WHERE id = ?').pluck(),
    posting: db.prepare('SELECT data FROM posting WHERE id = ?').pluck(),
  }
}

/**
 * A segment as a query sees it: columns are read when first asked for and kept until `drop`.
 * Events are numbered by ordinal, their place in the file; `order` gives their order in time.
 */
export class Segment {
  readonly row: SegmentRow
  /** What stamps without a zone are read by; null: UTC. */
  private zone: LocalZone | null = null
  private hidden: Range | null = null
  private extent: Extent | null = null
  /** Bytes of memory that the loaded columns and the kept answers take. */
  size = 0
  private readonly reader: SegmentReader
  private loaded = new Map<string, unknown>()
  private readonly scans = new Map<string, ScanState>()
  private readonly masks = new Map<string, Mask>()

  constructor(row: SegmentRow, reader: SegmentReader) {
    this.row = row
    this.reader = reader
  }

  get events(): number {
    return this.row.events
  }

  /** Chooses the zone for stamps without one. */
  readBy(zone: LocalZone | null): void {
    if (zone === this.zone || this.row.local === 0) return
    this.zone = zone
    this.extent = null
    this.drop()
  }

  /** Hides the events that begin in these bytes of the file: another piece of the source shows them. */
  hide(bytes: Range | null): void {
    const { byte_from: begin, byte_to: end } = this.row
    const touched = bytes !== null && bytes.from < end && bytes.to > begin ? bytes : null
    if (touched?.from === this.hidden?.from && touched?.to === this.hidden?.to) return
    this.hidden = touched
    this.extent = null
    this.drop()
  }

  /** True when none of its events is shown. */
  get isHidden(): boolean {
    return this.hidden !== null && this.hidden.from <= this.row.byte_from && this.hidden.to >= this.row.byte_to
  }

  /** False where times and counts on disk are not those that are shown. */
  get asStored(): boolean {
    return this.zone === null && this.hidden === null
  }

  /** Earliest and latest time of the events shown, microseconds UTC. */
  get first(): number {
    return this.asStored ? this.row.first : this.span().first
  }

  get last(): number {
    return this.asStored ? this.row.last : this.span().last
  }

  /** A byte an event: 1 where it is shown; null: all are. */
  shown(): Mask | null {
    const { hidden } = this
    if (hidden === null) return null
    return this.keep(
      'shown',
      () => {
        const offsets = this.offsets()
        return Uint8Array.from({ length: this.events }, (_, i) =>
          offsets[i]! >= hidden.from && offsets[i]! < hidden.to ? 0 : 1,
        )
      },
      (mask) => mask.length,
    )
  }

  drop(): void {
    this.loaded = new Map()
    this.scans.clear()
    this.masks.clear()
    this.size = 0
  }

  /** Microseconds by ordinal. */
  times(): Float64Array {
    return this.column(
      'time',
      (data) => this.inUtc(unpackTimes(data)),
      (t) => t.byteLength,
    )
  }

  ints(
    name:
      | 'level'
      | 'length'
      | 'lines'
      | 'start'
      | 'template'
      | 'template_ids'
      | 'block_firsts'
      | 'posting_firsts'
      | 'posting_places'
      | 'rollup_keys'
      | 'rollup_counts'
      | Named,
  ): Ints {
    return this.column(name, unpackInts, (ints) => ints.byteLength)
  }

  /** Strings of a named column; number n of the column is element n - 1, 0 is none. */
  names(name: Named): string[] {
    return this.column(`${name}_names`, unpackStrings, (strings) => strings.length * 60)
  }

  /** The strings of a column for searching: normalised, each behind a line feed, with the place where each begins. */
  searchable(name: Named): { text: string; starts: Uint32Array } {
    return this.keep(
      `${name}_search`,
      () => searchableText(decompress(this.reader.column.get(this.row.id, `${name}_names`) as Buffer)),
      (value) => value.text.length + value.starts.byteLength,
    )
  }

  /** Loads what a search for a word reads. */
  warm(): void {
    for (const name of NAMES) {
      this.searchable(name)
      this.ints(name)
    }
    for (const name of [
      'template',
      'template_ids',
      'posting_firsts',
      'posting_places',
      'block_firsts',
      'length',
    ] as const)
      this.ints(name)
  }

  name(column: Named, ordinal: number): string | null {
    const number = this.ints(column)[ordinal]!
    return number === 0 ? null : this.names(column)[number - 1]!
  }

  /** Times in ascending order, and the ordinal of each (null: the same as its place). Equal times keep file order. */
  ascending(): Ascending {
    const times = this.times()
    if (this.zone === null ? this.row.sorted : isAscending(times)) return { times, order: null }
    return this.keep(
      'ascending',
      () => {
        const order = Uint32Array.from(times, (_, i) => i).sort((a, b) => times[a]! - times[b]! || a - b)
        return { times: Float64Array.from(order, (i) => times[i]!), order }
      },
      (value) => value.times.length * 12,
    )
  }

  /** Byte offset of each event in its (unpacked) file, and the end of the last. */
  offsets(): Float64Array {
    return this.keep(
      'offsets',
      () => {
        const lengths = this.ints('length')
        const offsets = new Float64Array(this.events + 1)
        let at = this.row.byte_from
        for (let i = 0; i < this.events; i++) {
          offsets[i] = at
          at += lengths[i]!
        }
        offsets[this.events] = at
        return offsets
      },
      (offsets) => offsets.byteLength,
    )
  }

  /** 1-based line of each event in its file. */
  lineStarts(): Uint32Array {
    return this.keep(
      'line_starts',
      () => {
        const lines = this.ints('lines')
        const starts = new Uint32Array(this.events)
        let line = this.row.line_from
        for (let i = 0; i < starts.length; i++) {
          starts[i] = line
          line += lines[i]!
        }
        return starts
      },
      (starts) => starts.byteLength,
    )
  }

  /** What an earlier scan for the same condition has found. */
  scanState(key: string): ScanState {
    let state = this.scans.get(key)
    if (!state) {
      const bytes = this.events + this.blocks
      if (this.scans.size >= KEPT_SCANS) {
        this.size -= this.scans.size * bytes
        this.scans.clear()
      }
      state = { mask: new Uint8Array(this.events), done: new Uint8Array(this.blocks) }
      this.scans.set(key, state)
      this.size += bytes
    }
    return state
  }

  /** The mask that `make` gives for this key, kept for the questions that follow: a page, a histogram and facets ask for the same. */
  mask(key: string, make: () => Mask): Mask {
    let mask = this.masks.get(key)
    if (!mask) {
      mask = make()
      if (this.masks.size >= KEPT_MASKS) this.masks.delete(this.masks.keys().next().value!)
      else this.size += mask.length
      this.masks.set(key, mask)
    }
    return mask
  }

  /** Number of blocks. */
  get blocks(): number {
    return this.ints('block_firsts').length
  }

  /** Ordinals of a block: from its first to before the first of the next. */
  blockRange(block: number): { from: number; to: number } {
    const firsts = this.ints('block_firsts')
    return { from: firsts[block]!, to: block + 1 < firsts.length ? firsts[block + 1]! : this.events }
  }

  blockOf(ordinal: number): number {
    return placeOf(this.ints('block_firsts'), ordinal)
  }

  blockBytes(block: number): Buffer {
    const { from, to } = this.blockRange(block)
    const offsets = this.offsets()
    return decompress(this.reader.block.get(pieceId(this.row.id, block)) as Buffer, offsets[to]! - offsets[from]!)
  }

  /** Events whose message holds an identifier with these hashes; null when none does. */
  postings(h1: number, h2: number): { ordinals: Uint32Array; sure: boolean } | null {
    const strips = this.strips()
    const number = strips.of(h1)
    return number < 0 ? null : readPostings(strips.get(number), h1, h2)
  }

  /** Those of many words that may be among the identifiers of this segment's messages. Each strip is read once. */
  wordsAmongIdentifiers(words: readonly HashedWord[]): Set<string> {
    const strips = this.strips()
    const found = new Set<string>()
    for (let from = 0; from < words.length; ) {
      const number = strips.of(words[from]!.h1)
      let to = from
      while (to < words.length && strips.of(words[to]!.h1) === number) to++
      if (number >= 0) {
        const asked = words.slice(from, to)
        const [h1, h2] = [asked.map((word) => word.h1), asked.map((word) => word.h2)]
        findPostings(strips.get(number), h1, h2, (place) => found.add(asked[place]!.token))
      }
      from = to
    }
    return found
  }

  private strips(): Strips {
    const read = (page: number) => this.reader.posting.get(pieceId(this.row.id, page)) as Buffer
    return new Strips(this.ints('posting_firsts'), this.ints('posting_places'), read)
  }

  /** Something worked out from the columns, kept with them. */
  derived<T>(name: string, make: () => T, size: (value: T) => number): T {
    return this.keep(`derived ${name}`, make, size)
  }

  private inUtc(times: Float64Array): Float64Array {
    const { zone } = this
    if (zone === null) return times
    const which = this.row.local === 1 ? unpackInts(this.reader.column.get(this.row.id, 'local') as Buffer) : null
    for (let i = 0; i < times.length; i++)
      if (which === null || which[i] === 1) times[i] = zone.toUtc(times[i]!, i > 0 ? times[i - 1] : undefined)
    return times
  }

  /** Earliest and latest time of all its events, shown or not. */
  whole(): Extent {
    if (this.zone === null) return this.row
    return this.hidden === null ? this.span() : (this.steadyExtent() ?? extentOf(this.glance(), null))
  }

  private span(): Extent {
    this.extent ??= (this.hidden === null ? this.steadyExtent() : null) ?? extentOf(this.glance(), this.shown())
    return this.extent
  }

  /** The times without keeping them: a bundle is asked for the extents of all its segments at once. */
  private glance(): Float64Array {
    const kept = this.loaded.get('time') as Float64Array | undefined
    return kept ?? this.inUtc(unpackTimes(this.reader.column.get(this.row.id, 'time') as Buffer))
  }

  /** Without a look at the events, where all of them move by the same. */
  private steadyExtent(): Extent | null {
    if (this.zone === null || this.row.local !== 2) return null
    const { first, last } = this.row
    const offset = this.zone.steady(first, last)
    return offset === null ? null : { first: first - offset, last: last - offset }
  }

  private column<T>(name: string, unpack: (data: Buffer) => T, size: (value: T) => number): T {
    return this.keep(name, () => unpack(this.reader.column.get(this.row.id, name) as Buffer), size)
  }

  private keep<T>(name: string, make: () => T, size: (value: T) => number): T {
    const kept = this.loaded.get(name)
    if (kept !== undefined) return kept as T
    const value = make()
    this.loaded.set(name, value)
    this.size += size(value)
    return value
  }
}
