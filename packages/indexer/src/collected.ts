import { LEVELS } from '@bundlescope/contract/level.ts'
import type { Exports } from './exports.ts'
import type { Memory } from './memory.ts'

/** Columns of whole numbers, one an event. */
export const NUMBERS = ['length', 'lines', 'start', 'template'] as const
/** Columns of strings, in the order in which the indexer has them. */
export const NAMES = ['component', 'program', 'thread', 'op', 'extra'] as const

/** An array of whole numbers below 2^32 at the smallest width that holds them all. */
export interface Narrow {
  /** Bytes a number. */
  width: number
  bytes: Buffer
}

/** Postings of a segment: see the store's `posting-pages.ts`. */
export interface Postings {
  pages: Buffer[]
  firsts: Uint32Array
  places: Uint32Array
}

/** What the indexer has collected of the open segment. Buffers are views: valid until the next call. */
export class Collected {
  /** Texts of the patterns, in the order of their numbers. */
  texts: string[] = []
  private readonly wasm: Exports
  private readonly memory: Memory

  constructor(wasm: Exports, memory: Memory) {
    this.wasm = wasm
    this.memory = memory
  }

  get events(): number {
    return this.wasm.events.value
  }

  /** Bytes and lines of all events. */
  get bytes(): number {
    return this.wasm.bytes.value
  }

  get lines(): number {
    return this.wasm.lines.value
  }

  /** Whether no event is earlier than the one before it. */
  get sorted(): boolean {
    return this.wasm.sorted.value !== 0
  }

  /** Events whose stamps bear no zone. */
  get locals(): number {
    return this.wasm.locals.value
  }

  /** The text of the open block, which is closed by it. */
  takeBlock(): Buffer {
    const { blockFrom, blockBytes } = this.wasm
    const block = this.view(blockFrom.value, blockBytes.value)
    this.wasm.beginBlock()
    return block
  }

  /** Microseconds. */
  get earliest(): number {
    return this.wasm.earliest.value
  }

  get latest(): number {
    return this.wasm.latest.value
  }

  /** The times as the store packs them, or plain doubles: see assembly/narrow.ts. */
  steps(): Narrow {
    const { wasm, events } = this
    const width = wasm.steps(wasm.TIMES.value, events)
    if (width === 8) return { width, bytes: this.view(wasm.TIMES.value, events * width) }
    return { width, bytes: this.view(wasm.OUT.value, 2 * 8 + events * width) }
  }

  levels(): Narrow {
    return { width: 1, bytes: this.view(this.wasm.LEVELS.value, this.events) }
  }

  /** Runs of events: a minute since 1970, then how many of each level there are in it. A minute may come more than once. */
  minutes(): Uint32Array {
    const at = this.wasm.OUT.value >> 2
    return this.memory.ints.subarray(at, at + this.wasm.countMinutes() * (1 + LEVELS.length))
  }

  /** Of each event, 1 if its stamp bears no zone. */
  isLocal(): Narrow {
    return { width: 1, bytes: this.view(this.wasm.LOCALS.value, this.events) }
  }

  numbers(name: (typeof NUMBERS)[number]): Narrow {
    const { LENGTHS, LINES, STARTS, TEMPLATES } = this.wasm
    return this.narrow({ length: LENGTHS, lines: LINES, start: STARTS, template: TEMPLATES }[name].value)
  }

  /** The n-th column of strings: of each event the number of its string, from 1; 0 for none. */
  nameNumbers(n: number): Narrow {
    return this.narrow(this.column(n) + this.wasm.COLUMN_NUMBERS.value)
  }

  /** Its strings, a line each. */
  names(n: number): Buffer {
    return this.view(this.column(n) + this.wasm.COLUMN_NAMES.value, Math.max(0, this.wasm.namesLength(n) - 1))
  }

  /** Identities of the patterns, in the order of their numbers. */
  keys(): BigUint64Array {
    const { KEYS, templates } = this.wasm
    return new BigUint64Array(this.memory.bytes.buffer, KEYS.value, templates.value).slice()
  }

  /** Copies of the pages of the postings, and of each strip of a page the first hash and the place: see assembly/postings.ts. */
  postings(): Postings {
    const { wasm, memory } = this
    wasm.buildPostings()
    const ints = (at: number, count: number) => memory.ints.slice(at >> 2, (at >> 2) + count)
    let from = 0
    const pages = Array.from(ints(wasm.PAGE_ENDS.value, wasm.pages.value), (end) => {
      const page = Buffer.from(this.view(wasm.OUT.value + from, end - from))
      from = end
      return page
    })
    const strips = wasm.strips.value
    return { pages, firsts: ints(wasm.STRIP_FIRSTS.value, strips), places: ints(wasm.STRIP_PLACES.value, strips) }
  }

  /** Forgets all of it. */
  clear(): void {
    this.texts = []
    this.wasm.beginSegment()
    this.wasm.beginBlock()
  }

  private column(n: number): number {
    return this.wasm.COLUMNS.value + n * this.wasm.COLUMN_SIZE.value
  }

  private narrow(at: number): Narrow {
    const width = this.wasm.narrow(at, this.events)
    return { width, bytes: this.view(this.wasm.OUT.value, this.events * width) }
  }

  private view(at: number, length: number): Buffer {
    return this.memory.bytes.subarray(at, at + length)
  }
}
