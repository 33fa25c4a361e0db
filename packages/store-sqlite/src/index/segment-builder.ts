import type { FileSink } from '@bundlescope/core/ingest/port.ts'
import type { Header } from '@bundlescope/core/parse/header.ts'
import { Dictionary } from './dictionary.ts'
import { Growable32 } from './growable.ts'
import { MessageScanner } from './message-scanner.ts'
import { compress, packInts, packStrings, packTimes } from './pack.ts'
import { buildPostings } from './posting-pages.ts'
import { TemplateTable } from './template-table.ts'

/** A segment ends when any of these is reached; they bound the memory of a thread that builds one (about 100 MB). */
const MAX_EVENTS = 1 << 18
const MAX_IDS = 3_000_000
const MAX_BYTES = 96 * 1024 * 1024
/** Unpacked size at which a block is closed: what has to be read to show or check one line. */
const BLOCK_BYTES = 128 * 1024

/** A finished segment, ready to be written. Columns and blocks are packed; templates are still numbered locally. */
export interface BuiltSegment {
  file: number
  source: number
  events: number
  sorted: boolean
  first: number
  last: number
  byteFrom: number
  byteTo: number
  lineFrom: number
  columns: [name: string, data: Buffer][]
  blocks: Buffer[]
  postings: Buffer[]
  templates: { key1: number[]; key2: number[]; texts: string[] }
}

/** Collects the events of one file and hands over a segment whenever one is full. */
export class SegmentBuilder implements FileSink {
  private readonly scanner = new MessageScanner()
  private state: SegmentState
  private byteAt = 0
  private lineAt = 1

  private readonly file: number
  private readonly source: number
  private readonly emit: (segment: BuiltSegment) => void

  constructor(file: number, source: number, emit: (segment: BuiltSegment) => void) {
    this.file = file
    this.source = source
    this.emit = emit
    this.state = new SegmentState(0, 1)
  }

  add(header: Header, bytes: Uint8Array, lines: number, _plain: boolean): void {
    const state = this.state
    const end = textEnd(bytes)
    const start = Math.min(header.messageStart, end)
    this.scanner.scan(bytes, start, end)
    state.add(header, bytes, start, lines, this.scanner)
    this.byteAt += bytes.length
    this.lineAt += lines
    if (state.events >= MAX_EVENTS || state.ids1.length >= MAX_IDS || this.byteAt - state.byteFrom >= MAX_BYTES)
      this.close()
  }

  finish(): void {
    if (this.state.events > 0) this.close()
  }

  private close(): void {
    this.emit(this.state.build(this.file, this.source, this.byteAt))
    this.state = new SegmentState(this.byteAt, this.lineAt)
  }
}

/** End of an event's text: its bytes without the last line end. */
export function textEnd(bytes: Uint8Array): number {
  let end = bytes.length
  if (end > 0 && bytes[end - 1] === 10) end--
  if (end > 0 && bytes[end - 1] === 13) end--
  return end
}

class SegmentState {
  events = 0
  readonly ids1 = new Growable32(1 << 16)
  private readonly ids2 = new Growable32(1 << 16)
  private readonly idEvents = new Growable32(1 << 16)
  private times = new Float64Array(1024)
  private sorted = true
  private readonly levels = new Growable32()
  private readonly lengths = new Growable32()
  private readonly lines = new Growable32()
  private readonly starts = new Growable32()
  private readonly template = new Growable32()
  private readonly named = {
    component: new NamedColumn(),
    program: new NamedColumn(),
    thread: new NamedColumn(),
    op: new NamedColumn(),
    extra: new NamedColumn(),
  }
  private readonly templates = new TemplateTable()
  private readonly texts: string[] = []
  private readonly rollup = new Map<number, number>()
  private readonly blocks: Buffer[] = []
  private readonly blockFirsts: number[] = []
  private open = Buffer.allocUnsafe(BLOCK_BYTES * 2)
  private openLength = 0

  readonly byteFrom: number
  readonly lineFrom: number

  constructor(byteFrom: number, lineFrom: number) {
    this.byteFrom = byteFrom
    this.lineFrom = lineFrom
  }

  add(header: Header, bytes: Uint8Array, messageStart: number, lines: number, scanner: MessageScanner): void {
    const ordinal = this.events++
    if (ordinal === this.times.length) {
      const grown = new Float64Array(ordinal * 2)
      grown.set(this.times)
      this.times = grown
    }
    if (ordinal > 0 && header.time < this.times[ordinal - 1]!) this.sorted = false
    this.times[ordinal] = header.time
    this.levels.push(header.level)
    this.lengths.push(bytes.length)
    this.lines.push(lines)
    this.starts.push(messageStart)
    this.named.component.push(header.component)
    this.named.program.push(header.program)
    this.named.thread.push(header.thread)
    this.named.op.push(header.op)
    this.named.extra.push(header.extra)
    const minute = Math.floor(header.time / 60e6) * 8 + header.level
    this.rollup.set(minute, (this.rollup.get(minute) ?? 0) + 1)

    let number = this.templates.findOrAdd(scanner.key1, scanner.key2)
    if (number < 0) {
      number = this.templates.size - 1
      this.texts.push(scanner.templateText())
    }
    this.template.push(number)
    this.addIds(scanner, ordinal)
    this.addText(bytes, ordinal)
  }

  build(file: number, source: number, byteTo: number): BuiltSegment {
    this.closeBlock()
    const times = this.times.subarray(0, this.events)
    let first = Number.POSITIVE_INFINITY
    let last = Number.NEGATIVE_INFINITY
    for (const t of times) {
      if (t < first) first = t
      if (t > last) last = t
    }
    const postings = buildPostings(this.ids1.view(), this.ids2.view(), this.idEvents.view())
    const cells = [...this.rollup].sort((a, b) => a[0] - b[0])
    const columns: [string, Buffer][] = [
      ['time', packTimes(times)],
      ['level', packInts(this.levels.view())],
      ['length', packInts(this.lengths.view())],
      ['lines', packInts(this.lines.view())],
      ['start', packInts(this.starts.view())],
      ['template', packInts(this.template.view())],
      ['block_firsts', packInts(Uint32Array.from(this.blockFirsts))],
      ['posting_firsts', packInts(postings.firsts)],
      // minute * 8 + level, which fits 32 bits until the year 2990, and how many
      ['rollup_keys', packInts(Uint32Array.from(cells, (cell) => cell[0]))],
      ['rollup_counts', packInts(Uint32Array.from(cells, (cell) => cell[1]))],
    ]
    for (const [name, column] of Object.entries(this.named)) {
      columns.push([name, packInts(column.ids.view())], [`${name}_names`, packStrings(column.names.strings())])
    }
    return {
      file,
      source,
      events: this.events,
      sorted: this.sorted,
      first,
      last,
      byteFrom: this.byteFrom,
      byteTo,
      lineFrom: this.lineFrom,
      columns,
      blocks: this.blocks,
      postings: postings.pages,
      templates: { key1: this.templates.key1, key2: this.templates.key2, texts: this.texts },
    }
  }

  private addIds(scanner: MessageScanner, ordinal: number): void {
    const n = scanner.idCount
    const at = this.ids1.length
    this.ids1.reserve(n)
    this.ids2.reserve(n)
    this.idEvents.reserve(n)
    for (let k = 0; k < n; k++) {
      this.ids1.data[at + k] = scanner.ids1[k]!
      this.ids2.data[at + k] = scanner.ids2[k]!
      this.idEvents.data[at + k] = ordinal
    }
    this.ids1.length = this.ids2.length = this.idEvents.length = at + n
  }

  private addText(bytes: Uint8Array, ordinal: number): void {
    if (this.openLength === 0) this.blockFirsts.push(ordinal)
    if (this.openLength + bytes.length > this.open.length) {
      const grown = Buffer.allocUnsafe((this.openLength + bytes.length) * 2)
      this.open.copy(grown, 0, 0, this.openLength)
      this.open = grown
    }
    this.open.set(bytes, this.openLength)
    this.openLength += bytes.length
    if (this.openLength >= BLOCK_BYTES) this.closeBlock()
  }

  private closeBlock(): void {
    if (this.openLength === 0) return
    this.blocks.push(compress(this.open.subarray(0, this.openLength)))
    this.openLength = 0
  }
}

/** A column of strings: the number of each event's string, and the strings. */
class NamedColumn {
  readonly ids = new Growable32()
  readonly names = new Dictionary()

  push(text: string): void {
    this.ids.push(this.names.idOf(text))
  }
}
