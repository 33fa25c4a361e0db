import { isMarked } from '@bundlescope/core/ingest/local-mark.ts'
import type { Header } from '@bundlescope/core/parse/header.ts'
import type { ScannedHeader } from '@bundlescope/core/parse/scanned.ts'
import { compress, packInts, packTimes } from '../pack.ts'
import { PostingBuilder } from '../posting-pages.ts'
import { NAMED } from '../read/segment.ts'
import { IdList } from './id-list.ts'
import { MAX_EVENTS } from './limits.ts'
import type { MessageScanner } from './message-scanner.ts'
import { NamedColumn } from './named-column.ts'
import { RollupBuilder } from './rollup-builder.ts'
import { TemplateTable } from './template-table.ts'

/** Unpacked size at which a block is closed: what has to be read to show or check one line. */
const BLOCK_BYTES = 256 * 1024

/** What a segment's events have become: packed columns, blocks and postings, templates still numbered locally. */
export interface SegmentBody {
  events: number
  sorted: boolean
  /** Events whose stamp bears no zone: 0 none, 1 some (their column tells which), 2 all. */
  local: 0 | 1 | 2
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
  private readonly times = new Float64Array(MAX_EVENTS)
  private sorted = true
  private readonly isLocal = new Uint8Array(MAX_EVENTS)
  private locals = 0
  private readonly levels = new Uint8Array(MAX_EVENTS)
  private readonly lengths = new Uint32Array(MAX_EVENTS)
  private readonly lines = new Uint32Array(MAX_EVENTS)
  private readonly starts = new Uint32Array(MAX_EVENTS)
  private readonly template = new Uint32Array(MAX_EVENTS)
  private readonly component = new NamedColumn(MAX_EVENTS)
  private readonly program = new NamedColumn(MAX_EVENTS)
  private readonly thread = new NamedColumn(MAX_EVENTS)
  private readonly op = new NamedColumn(MAX_EVENTS)
  private readonly extra = new NamedColumn(MAX_EVENTS)
  private templates = new TemplateTable()
  private texts: string[] = []
  private readonly rollup = new RollupBuilder()
  private blocks: Buffer[] = []
  private blockFirsts: number[] = []
  private open = Buffer.allocUnsafe(BLOCK_BYTES * 2)
  private openLength = 0
  private readonly postings = new PostingBuilder()

  /** What the header of the next event names. `add` follows. */
  addHeader({ component, program, thread, op, extra }: Header): void {
    const at = this.events
    this.component.set(at, component)
    this.program.set(at, program)
    this.thread.set(at, thread)
    this.op.set(at, op)
    this.extra.set(at, extra)
  }

  /** The same, for a header in the bytes of a line that begins at `line`. */
  addScannedHeader(header: ScannedHeader, bytes: Uint8Array, line: number): void {
    const at = this.events
    this.component.setBytes(at, bytes, line + header.componentFrom, line + header.componentTo)
    if (header.impliedProgram !== '') this.program.set(at, header.impliedProgram)
    else this.program.setBytes(at, bytes, line + header.programFrom, line + header.programTo)
    this.thread.setBytes(at, bytes, line + header.threadFrom, line + header.threadTo)
    this.op.setBytes(at, bytes, line + header.opFrom, line + header.opTo)
    this.extra.setBytes(at, bytes, line + header.extraFrom, line + header.extraTo)
  }

  /** Adds an event of `bytes` bytes whose message begins at `messageStart` and reads as `scanner` has just found. */
  add(stamp: number, level: number, messageStart: number, bytes: number, lines: number, scanner: MessageScanner): void {
    const at = this.events++
    const time = Math.floor(stamp)
    const local = isMarked(stamp) ? 1 : 0
    this.isLocal[at] = local
    this.locals += local
    if (at > 0 && time < this.times[at - 1]!) this.sorted = false
    this.times[at] = time
    this.levels[at] = level
    this.lengths[at] = bytes
    this.lines[at] = lines
    this.starts[at] = messageStart
    this.rollup.add(time, level)
    let number = this.templates.findOrAdd(scanner.key1, scanner.key2)
    if (number < 0) {
      number = this.templates.size - 1
      this.texts.push(scanner.templateText())
    }
    this.template[at] = number
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
    const n = this.events
    const times = this.times.subarray(0, n)
    let first = Number.POSITIVE_INFINITY
    let last = Number.NEGATIVE_INFINITY
    for (const t of times) {
      if (t < first) first = t
      if (t > last) last = t
    }
    const { firsts, pages } = this.postings.build(this.ids)
    const rollup = this.rollup.take()
    const columns: [string, Buffer][] = [
      ['time', packTimes(times)],
      ['level', packInts(this.levels.subarray(0, n))],
      ['length', packInts(this.lengths.subarray(0, n))],
      ['lines', packInts(this.lines.subarray(0, n))],
      ['start', packInts(this.starts.subarray(0, n))],
      ['template', packInts(this.template.subarray(0, n))],
      ['block_firsts', packInts(Uint32Array.from(this.blockFirsts))],
      ['posting_firsts', packInts(firsts)],
      ['rollup_keys', packInts(rollup.keys)],
      ['rollup_counts', packInts(rollup.counts)],
    ]
    const local = this.locals === 0 ? 0 : this.locals === n ? 2 : 1
    if (local === 1) columns.push(['local', packInts(this.isLocal.subarray(0, n))])
    for (const name of NAMED) columns.push(...this[name].take(name, n))
    const { key1, key2 } = this.templates
    const body: SegmentBody = {
      events: n,
      local,
      sorted: this.sorted,
      first,
      last,
      columns,
      blocks: this.blocks,
      postings: pages,
      templates: { key1, key2, texts: this.texts },
    }
    this.events = 0
    this.ids.length = 0
    this.sorted = true
    this.locals = 0
    this.templates = new TemplateTable()
    this.texts = []
    this.blocks = []
    this.blockFirsts = []
    return body
  }

  private closeBlock(): void {
    if (this.openLength === 0) return
    this.blocks.push(compress(this.open.subarray(0, this.openLength)))
    this.openLength = 0
  }
}
