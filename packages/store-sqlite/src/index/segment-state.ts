import type { Header } from '@bundlescope/core/parse/header.ts'
import { Dictionary } from './dictionary.ts'
import { Growable32 } from './growable.ts'
import { IdList } from './id-list.ts'
import { compress, packInts, packStrings, packTimes } from './pack.ts'
import { PostingBuilder } from './posting-pages.ts'
import { NAMED } from './segment.ts'
import { TemplateTable } from './template-table.ts'

/** Unpacked size at which a block is closed: what has to be read to show or check one line. */
const BLOCK_BYTES = 256 * 1024

/** What a segment's events have become: packed columns, blocks and postings, templates still numbered locally. */
export interface SegmentBody {
  events: number
  sorted: boolean
  first: number
  last: number
  columns: [name: string, data: Buffer][]
  blocks: Buffer[]
  postings: Buffer[]
  templates: { key1: number[]; key2: number[]; texts: string[] }
}

/** The arrays a segment is collected in. A thread has one and reuses it, so that memory is taken once. */
export class SegmentState {
  events = 0
  readonly ids = new IdList(1 << 20)
  private times = new Float64Array(1 << 16)
  private sorted = true
  private readonly levels = new Growable32()
  private readonly lengths = new Growable32()
  private readonly lines = new Growable32()
  private readonly starts = new Growable32()
  private readonly template = new Growable32()
  private readonly named = NAMED.map((name) => ({ name, numbers: new Growable32(), names: new Dictionary() }))
  private templates = new TemplateTable()
  private texts: string[] = []
  private readonly rollup = new Map<number, number>()
  private blocks: Buffer[] = []
  private readonly blockFirsts = new Growable32()
  private open = Buffer.allocUnsafe(BLOCK_BYTES * 2)
  private openLength = 0
  private readonly postings = new PostingBuilder()

  /** The number the next event will have. */
  addHeader(header: Header, messageStart: number, bytes: number, lines: number): void {
    const ordinal = this.events++
    if (ordinal === this.times.length) {
      const grown = new Float64Array(ordinal * 2)
      grown.set(this.times)
      this.times = grown
    }
    const { time } = header
    if (ordinal > 0 && time < this.times[ordinal - 1]!) this.sorted = false
    this.times[ordinal] = time
    this.levels.push(header.level)
    this.lengths.push(bytes)
    this.lines.push(lines)
    this.starts.push(messageStart)
    for (const column of this.named) column.numbers.push(column.names.idOf(header[column.name]))
    const minute = Math.floor(time / 60e6) * 8 + header.level
    this.rollup.set(minute, (this.rollup.get(minute) ?? 0) + 1)
  }

  /** The pattern of the event added last; `text` is asked for when it is new to the segment. */
  addTemplate(key1: number, key2: number, text: () => string): void {
    let number = this.templates.findOrAdd(key1, key2)
    if (number < 0) {
      number = this.templates.size - 1
      this.texts.push(text())
    }
    this.template.push(number)
  }

  /** The bytes of the event added last. */
  addText(bytes: Uint8Array, from: number, to: number): void {
    const length = to - from
    if (this.openLength === 0) this.blockFirsts.push(this.events - 1)
    if (this.openLength + length > this.open.length) {
      const grown = Buffer.allocUnsafe((this.openLength + length) * 2)
      this.open.copy(grown, 0, 0, this.openLength)
      this.open = grown
    }
    ;(bytes as Buffer).copy(this.open, this.openLength, from, to)
    this.openLength += length
    if (this.openLength >= BLOCK_BYTES) this.closeBlock()
  }

  /** Packs what was collected and begins anew. */
  take(): SegmentBody {
    this.closeBlock()
    const times = this.times.slice(0, this.events)
    let first = Number.POSITIVE_INFINITY
    let last = Number.NEGATIVE_INFINITY
    for (const t of times) {
      if (t < first) first = t
      if (t > last) last = t
    }
    const { firsts, pages } = this.postings.build(this.ids)
    const cells = [...this.rollup].sort((a, b) => a[0] - b[0])
    const columns: [string, Buffer][] = [
      ['time', packTimes(times)],
      ['level', packInts(this.levels.view())],
      ['length', packInts(this.lengths.view())],
      ['lines', packInts(this.lines.view())],
      ['start', packInts(this.starts.view())],
      ['template', packInts(this.template.view())],
      ['block_firsts', packInts(this.blockFirsts.view())],
      ['posting_firsts', packInts(firsts)],
      // minute * 8 + level, which fits 32 bits until the year 2990, and how many
      ['rollup_keys', packInts(Uint32Array.from(cells, (cell) => cell[0]))],
      ['rollup_counts', packInts(Uint32Array.from(cells, (cell) => cell[1]))],
    ]
    for (const { name, numbers, names } of this.named)
      columns.push([name, packInts(numbers.view())], [`${name}_names`, packStrings(names.take())])
    const { key1, key2 } = this.templates
    const body = {
      events: this.events,
      sorted: this.sorted,
      first,
      last,
      columns,
      blocks: this.blocks,
      postings: pages,
      templates: { key1, key2, texts: this.texts },
    }
    this.clear()
    return body
  }

  private clear(): void {
    this.events = 0
    this.ids.length = 0
    this.sorted = true
    for (const list of [this.levels, this.lengths, this.lines, this.starts, this.template, this.blockFirsts])
      list.clear()
    for (const column of this.named) column.numbers.clear()
    this.templates = new TemplateTable()
    this.texts = []
    this.rollup.clear()
    this.blocks = []
  }

  private closeBlock(): void {
    if (this.openLength === 0) return
    this.blocks.push(compress(this.open.subarray(0, this.openLength)))
    this.openLength = 0
  }
}
