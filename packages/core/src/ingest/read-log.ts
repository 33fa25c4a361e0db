import { release } from '../bundle/release.ts'
import type { FileParser } from '../parse/format.ts'
import { type Header, newHeader } from '../parse/header.ts'
import { ScannedHeader } from '../parse/scanned.ts'
import type { FileSink } from './port.ts'

/** An event longer than this is stored in pieces: the first is the event, the rest plain records behind it. */
export const MAX_EVENT_BYTES = 4 * 1024 * 1024
/** As much of a line as a format is shown. */
const HEAD = 4096
const LF = 10
const CR = 13
const NUL = 0

/** `lines` = lines that start an event + `continuations` + `unparsed`. */
export interface LogCounts {
  bytes: number
  lines: number
  events: number
  continuations: number
  unparsed: number
  /** Microseconds; null when the file holds no event. */
  first: number | null
  last: number | null
}

/**
 * Cuts a log into events and hands them on, holding one chunk and one event at a time. Times are handed on as the parser
 * read them (see local-mark.ts); those of the counts are whole.
 *
 * @param chunks are given away: their memory is freed as soon as they are read
 * @param fallbackTime microseconds for lines of a file in which no event is found
 */
export async function readLog(
  chunks: AsyncIterable<Buffer>,
  parser: FileParser,
  sink: FileSink,
  fallbackTime: number,
  onChunk?: (counts: LogCounts) => void,
): Promise<LogCounts> {
  const reader = new LogReader(parser, sink, fallbackTime)
  for await (const chunk of chunks) {
    reader.push(chunk)
    release(chunk)
    onChunk?.(reader.counts)
  }
  reader.end()
  return reader.counts
}

type Open = 'nothing' | 'event' | 'scanned' | 'plain'

class LogReader {
  readonly counts: LogCounts = { bytes: 0, lines: 0, events: 0, continuations: 0, unparsed: 0, first: null, last: null }
  private buffer: Buffer = Buffer.alloc(0)
  /** Bytes of the buffer that are of the file. */
  private filled = 0
  /** The record being collected: [start, at) of the buffer; `lines` of them begun. */
  private open: Open = 'nothing'
  private start = 0
  private lines = 0
  private header: Header = newHeader()
  private spare: Header = newHeader()
  private scanned = new ScannedHeader()
  private spareScanned = new ScannedHeader()
  /** Begin of the line not yet parsed, and where to look on for its end. */
  private at = 0
  private seek = 0
  /** The rest of a line whose begin has been handed on already. */
  private midLine = false
  private timeKnown = false
  /** Of the last event. */
  private lastTime = 0

  private readonly parser: FileParser
  private readonly sink: FileSink
  private readonly fallbackTime: number
  private readonly scans: boolean

  constructor(parser: FileParser, sink: FileSink, fallbackTime: number) {
    this.parser = parser
    this.sink = sink
    this.fallbackTime = fallbackTime
    this.scans = sink.addScanned !== undefined
  }

  push(chunk: Buffer): void {
    this.counts.bytes += chunk.length
    this.append(chunk)
    for (;;) {
      const end = this.buffer.indexOf(LF, this.seek)
      if (end < 0 || end >= this.filled) break
      this.line(end, end + 1)
    }
    this.seek = this.filled
    if (this.filled - this.start > MAX_EVENT_BYTES) this.overflow()
  }

  end(): void {
    if (this.at < this.filled) this.line(this.filled, this.filled)
    this.flush(this.filled)
  }

  /** Moves what is still open to the front of the buffer and the chunk behind it. */
  private append(chunk: Buffer): void {
    const open = this.filled - this.start
    if (open + chunk.length > this.buffer.length) {
      const grown = Buffer.allocUnsafe(Math.max(2 * this.buffer.length, open + chunk.length))
      this.buffer.copy(grown, 0, this.start, this.filled)
      this.buffer = grown
    } else this.buffer.copyWithin(0, this.start, this.filled)
    chunk.copy(this.buffer, open)
    this.at -= this.start
    this.seek -= this.start
    this.start = 0
    this.filled = open + chunk.length
  }

  /** Takes the line from `at`: its text ends at `end`, the next begins at `next`. */
  private line(end: number, next: number): void {
    const at = this.at
    this.at = this.seek = next
    if (this.midLine) {
      this.midLine = false
      return
    }
    this.counts.lines++
    const textEnd = end > at && this.buffer[end - 1] === CR ? end - 1 : end
    const start = this.buffer[at] === NUL ? this.behindNuls(at, textEnd) : at
    const headEnd = textEnd - start > HEAD ? start + HEAD : textEnd
    if (this.scans && start === at && this.parser.scan(this.buffer, at, headEnd, this.spareScanned)) {
      this.beginScanned(at)
      if (next - this.start > MAX_EVENT_BYTES) this.cut(next)
      return
    }
    const text = latin1(this.buffer, start, headEnd)
    const kind = this.parser.parse(text, this.spare)
    this.spare.messageStart += start - at
    if (kind === 'event') this.begin(at)
    else if (kind === 'continuation' && this.open !== 'nothing') {
      if (this.counts.events > 0) this.counts.continuations++
      else this.counts.unparsed++
      if (this.open === 'event' && this.header.level === 0) this.header.level = this.spare.level
      this.lines++
    } else this.plainLine(at)
    if (next - this.start > MAX_EVENT_BYTES) this.cut(next)
  }

  /** A crash leaves holes of NUL bytes in a log; the line written behind one is a line like any other. */
  private behindNuls(at: number, end: number): number {
    let start = at
    while (start < end && this.buffer[start] === NUL) start++
    return start
  }

  private begin(at: number): void {
    this.flushBefore(at, this.spare.time)
    const free = this.header
    this.header = this.spare
    this.spare = free
    this.open = 'event'
  }

  private beginScanned(at: number): void {
    this.flushBefore(at, this.spareScanned.time)
    const free = this.scanned
    this.scanned = this.spareScanned
    this.spareScanned = free
    this.open = 'scanned'
  }

  /** Hands on what stands before the event that begins at `at`, and counts that event. */
  private flushBefore(at: number, time: number): void {
    if (!this.timeKnown) {
      this.timeKnown = true
      // Lines before the first event are shown just before it.
      this.header.time = time
    }
    this.flush(at)
    this.lastTime = time
    this.lines = 1
    const whole = Math.floor(time)
    const counts = this.counts
    counts.events++
    if (counts.first === null || whole < counts.first) counts.first = whole
    if (counts.last === null || whole > counts.last) counts.last = whole
  }

  private plainLine(at: number): void {
    this.counts.unparsed++
    if (this.open !== 'plain') this.becomePlain(at)
    this.lines++
  }

  private becomePlain(at: number): void {
    this.flush(at)
    const time = this.timeKnown ? this.lastTime : this.fallbackTime
    this.header = { time, level: 0, program: '', thread: '', component: '', op: '', extra: '', messageStart: 0 }
    this.open = 'plain'
    this.lines = 0
  }

  /** Hands on the record that ends before `end`. */
  private flush(end: number): void {
    if (this.open !== 'nothing' && end > this.start) {
      const { sink, buffer, start, lines } = this
      if (this.open === 'scanned') sink.addScanned!(this.scanned, buffer, start, end, lines)
      else sink.add(this.header, buffer, start, end, lines)
    }
    this.open = 'nothing'
    this.start = end
  }

  /** Hands on a record that has grown too long; what follows of it becomes a plain record. */
  private cut(end: number): void {
    if (this.open === 'nothing') this.becomePlain(this.start)
    this.flush(end)
    this.becomePlain(end)
  }

  /** No line end in sight within the limit: parses the begin of the line, then cuts it. */
  private overflow(): void {
    if (!this.midLine) this.line(this.filled, this.filled)
    else this.at = this.seek = this.filled
    if (this.start < this.filled) this.cut(this.filled)
    this.midLine = true
  }
}

/** `toString('latin1')` without its checks, which cost more than the copy: Node has it, its types do not. */
function latin1(buffer: Buffer, from: number, to: number): string {
  return (buffer as unknown as { latin1Slice(from: number, to: number): string }).latin1Slice(from, to)
}
