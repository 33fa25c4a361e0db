import type { LineReader } from '@bundlescope/core/ingest/port.ts'
import type { PlainGrammar } from '@bundlescope/core/parse/format.ts'
import type { Header } from '@bundlescope/core/parse/header.ts'
import { Collected } from './collected.ts'
import type { Exports, Wanted } from './exports.ts'
import { foldBeyondAscii, partedBeyondAscii } from './fold.ts'
import { Memory } from './memory.ts'
import { instantiate } from './module.ts'
import { patternText } from './pattern.ts'

/** Who takes what has been collected. Called while events are being added. */
export interface Taker {
  /** The open block of text is to be put away. */
  takeBlock(): void
  /** The segment is full. */
  takeSegment(): void
}

const GRAMMARS: Record<PlainGrammar, number> = { service: 0, kernel: 1, esxi8: 2 }
const TAKE_BLOCK: Wanted = 1
const TAKE_SEGMENT: Wanted = 2

/** Places within a row in words of four bytes, and its size: see ../assembly/row.ts. */
const ROW = { start: 2, end: 3, level: 4, message: 5, fields: 6, given: 16, implied: 17, size: 18 }
const LF = 10
const BLANK = 32
/** Of a string of a header; a line gives 4 KiB to all of them. */
const MOST = 12_000
/** Bytes behind a text that may be read. */
const SLACK = 64

/**
 * Reads lines and collects the events of one segment at a time, in memory of its own. What takes the time is WebAssembly, made of
 * `../assembly`: it runs at full speed nearly from the first line on, where JavaScript is first interpreted, then compiled more
 * than once, and that in each thread anew. Takes 30 MB where bundles are usual, up to 200 MB where they are hostile.
 */
export class Indexer implements LineReader {
  readonly collected: Collected
  private readonly wasm: Exports
  private readonly memory: Memory
  private readonly taker: Taker
  /** Addresses. */
  private readonly at: { text: number; rows: number; kept: number; strings: number; folded: number }

  constructor(taker: Taker) {
    this.taker = taker
    this.wasm = instantiate({
      fold: (from, to) => this.fold(from, to),
      pattern: (from, to, at, count) => this.pattern(from, to, at, count),
    })
    const { TEXT, ROWS, KEPT_ROW, STRINGS, FOLDED } = this.wasm
    this.at = {
      text: TEXT.value,
      rows: ROWS.value >> 2,
      kept: KEPT_ROW.value >> 2,
      strings: STRINGS.value,
      folded: FOLDED.value,
    }
    this.memory = new Memory(this.wasm)
    this.collected = new Collected(this.wasm, this.memory)
  }

  /** See `FileSink`. */
  get text(): Buffer {
    return this.memory.text
  }

  moveToFront(from: number, to: number): number {
    const { text } = this.at
    return this.wasm.moveToFront(text + from, text + to)
  }

  /** Adds an event whose header was read by other means; it stands in [from, to) of the text. */
  addHeader(header: Header, from: number, to: number, lines: number): void {
    const { ints, doubles } = this.memory
    const row = this.at.kept
    doubles[row >> 1] = header.time
    ints[row + ROW.level] = header.level
    ints[row + ROW.message] = header.messageStart
    ints[row + ROW.given] = 1
    ints[row + ROW.implied] = 0
    const { component, program, thread, op, extra } = header
    let end = this.putString(row + ROW.fields, component, 0)
    end = this.putString(row + ROW.fields + 2, program, end)
    end = this.putString(row + ROW.fields + 4, thread, end)
    end = this.putString(row + ROW.fields + 6, op, end)
    this.putString(row + ROW.fields + 8, extra, end)
    this.addKept(from, to, lines)
  }

  scan(grammar: PlainGrammar, from: number, to: number): number {
    const { text } = this.at
    return this.wasm.scanLines(GRAMMARS[grammar], text + from, text + to)
  }

  get firstTime(): number {
    return this.wasm.firstTime.value
  }

  get lastTime(): number {
    return this.wasm.lastTime.value
  }

  get leapsBack(): boolean {
    return this.wasm.leapsBack.value !== 0
  }

  time(line: number): number {
    return this.memory.doubles[(this.at.rows + line * ROW.size) >> 1]!
  }

  begin(line: number): number {
    return this.memory.ints[this.at.rows + line * ROW.size + ROW.start]! - this.at.text
  }

  end(line: number): number {
    return this.memory.ints[this.at.rows + line * ROW.size + ROW.end]! - this.at.text
  }

  addLines(count: number): void {
    const { wasm } = this
    for (let next = 0; next < count; next = wasm.next.value) this.give(wasm.addRows(next, count))
  }

  keep(line: number): void {
    const row = this.at.rows + line * ROW.size
    this.memory.ints.copyWithin(this.at.kept, row, row + ROW.size)
  }

  addKept(from: number, to: number, lines: number): void {
    const { text, kept } = this.at
    this.give(this.wasm.addEvent(kept << 2, text + from, text + to, lines))
  }

  private give(wanted: Wanted): void {
    if (wanted === TAKE_BLOCK) this.taker.takeBlock()
    else if (wanted === TAKE_SEGMENT) this.taker.takeSegment()
  }

  /** Puts a latin1 string at `at` of the strings and its place into the field; returns its end. */
  private putString(field: number, text: string, at: number): number {
    const { bytes, ints } = this.memory
    const length = Math.min(text.length, MOST)
    const to = this.at.strings + at
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i)
      bytes[to + i] = code === LF ? BLANK : code
    }
    ints[field] = at
    ints[field + 1] = at + length
    return at + length
  }

  /** See assembly/segment.ts. */
  private fold(from: number, to: number): number {
    const { memory } = this
    const shown = Buffer.from(foldBeyondAscii(memory.bytes.toString('utf8', from, to)), 'utf8')
    const { length } = shown
    memory.room(this.at.folded, 2 * length + SLACK)
    memory.bytes.set(shown, this.at.folded)
    memory.bytes.set(partedBeyondAscii(shown), this.at.folded + length)
    return length
  }

  /** See assembly/segment.ts. */
  private pattern(from: number, to: number, at: number, count: number): void {
    const { bytes, ints } = this.memory
    this.collected.texts.push(patternText(bytes.subarray(from, to), ints.subarray(at >> 2, (at >> 2) + 2 * count)))
  }
}
