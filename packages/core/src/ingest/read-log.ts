import { release } from '../bundle/release.ts'
import type { FileParser } from '../parse/format.ts'
import { type Header, newHeader } from '../parse/header.ts'
import type { FileSink } from './port.ts'

/** An event longer than this is stored in pieces: the first is the event, the rest plain records behind it. */
export const MAX_EVENT_BYTES = 4 * 1024 * 1024
/** As much text as is looked at at once. */
export const MOST_AT_ONCE = 1024 * 1024
/** As much text as is collected before it is moved to the front: what the processor's cache holds is read faster. */
const SPAN = 2 * MOST_AT_ONCE
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

type Open = 'nothing' | 'event' | 'kept' | 'unknown'

class LogReader {
  readonly counts: LogCounts = { bytes: 0, lines: 0, events: 0, continuations: 0, unparsed: 0, first: null, last: null }
  /** Bytes of the sink's text that are of the file. */
  private filled = 0
  /** The record being collected: [start, at) of the text; `lines` of them begun. The sink keeps its header, or it is here. */
  private open: Open = 'nothing'
  private start = 0
  private lines = 0
  private header: Header = newHeader()
  private spare: Header = newHeader()
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

  constructor(parser: FileParser, sink: FileSink, fallbackTime: number) {
    this.parser = parser
    this.sink = sink
    this.fallbackTime = fallbackTime
  }

  push(chunk: Buffer): void {
    this.counts.bytes += chunk.length
    for (let from = 0; from < chunk.length; from += MOST_AT_ONCE) {
      this.append(chunk.subarray(from, from + MOST_AT_ONCE))
      this.readLines()
      this.seek = this.filled
      if (this.filled - this.start > MAX_EVENT_BYTES) this.overflow()
    }
  }

  end(): void {
    if (this.at < this.filled) this.line(this.filled, this.filled)
    this.flush(this.filled)
  }

  private append(chunk: Buffer): void {
    if (this.filled + chunk.length > SPAN) {
      const by = this.sink.moveToFront(this.start, this.filled)
      this.start -= by
      this.at -= by
      this.seek -= by
      this.filled -= by
    }
    const { text } = this.sink
    chunk.copy(text, this.filled)
    this.filled += chunk.length
    // Where a search for line ends stops, instead of going on through megabytes that were read before, or never written to.
    text[this.filled] = LF
  }

  private readLines(): void {
    for (;;) {
      if (!this.midLine) this.readPlain()
      const end = this.sink.text.indexOf(LF, this.seek)
      if (end < 0 || end >= this.filled) return
      this.line(end, end + 1)
    }
  }

  /** Takes the lines from `at` that can be read many at once. */
  private readPlain(): void {
    const reader = this.sink.plain
    const grammar = this.parser.plain
    if (reader === undefined || grammar === null) return
    for (;;) {
      const count = reader.scan(grammar, this.at, this.filled)
      if (count === 0) return
      // The last one may go on.
      const last = count - 1
      this.flushBefore(this.at, reader.time(0))
      this.parser.follow(reader.time(0), 1)
      if (!reader.leapsBack) this.parser.follow(reader.time(last), last)
      else for (let line = 1; line <= last; line++) this.parser.follow(reader.time(line), 1)
      this.begun(count, reader.firstTime, reader.lastTime)
      this.lastTime = reader.time(last)
      reader.addLines(last)
      reader.keep(last)
      this.open = 'kept'
      this.start = reader.begin(last)
      this.at = this.seek = reader.end(last)
      this.counts.lines += count
      if (this.at - this.start > MAX_EVENT_BYTES) this.cut(this.at)
    }
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
    const { text } = this.sink
    const textEnd = end > at && text[end - 1] === CR ? end - 1 : end
    const start = text[at] === NUL ? this.behindNuls(at, textEnd) : at
    const head = latin1(text, start, Math.min(textEnd, start + HEAD))
    const kind = this.parser.parse(head, this.spare)
    this.spare.messageStart += start - at
    if (kind === 'event') this.begin(at)
    else if (kind === 'continuation' && this.open !== 'nothing') {
      if (this.counts.events > 0) this.counts.continuations++
      else this.counts.unparsed++
      if (this.open === 'event' && this.header.level === 0) this.header.level = this.spare.level
      this.lines++
    } else this.unknownLine(at)
    if (next - this.start > MAX_EVENT_BYTES) this.cut(next)
  }

  /** A crash leaves holes of NUL bytes in a log; the line written behind one is a line like any other. */
  private behindNuls(at: number, end: number): number {
    let start = at
    while (start < end && this.sink.text[start] === NUL) start++
    return start
  }

  private begin(at: number): void {
    const { time } = this.spare
    this.flushBefore(at, time)
    this.begun(1, time, time)
    this.lastTime = time
    const free = this.header
    this.header = this.spare
    this.spare = free
    this.open = 'event'
  }

  /** Hands on what stands before an event that begins at `at`. */
  private flushBefore(at: number, time: number): void {
    // Lines before the first event are shown just before it.
    if (!this.timeKnown) this.header.time = time
    this.timeKnown = true
    this.flush(at)
  }

  /** Counts events; the last one is open now. */
  private begun(events: number, earliest: number, latest: number): void {
    this.lines = 1
    const counts = this.counts
    counts.events += events
    const [first, last] = [Math.floor(earliest), Math.floor(latest)]
    if (counts.first === null || first < counts.first) counts.first = first
    if (counts.last === null || last > counts.last) counts.last = last
  }

  private unknownLine(at: number): void {
    this.counts.unparsed++
    if (this.open !== 'unknown') this.becomeUnknown(at)
    this.lines++
  }

  private becomeUnknown(at: number): void {
    this.flush(at)
    const time = this.timeKnown ? this.lastTime : this.fallbackTime
    this.header = { time, level: 0, program: '', thread: '', component: '', op: '', extra: '', messageStart: 0 }
    this.open = 'unknown'
    this.lines = 0
  }

  /** Hands on the record that ends before `end`. */
  private flush(end: number): void {
    if (this.open !== 'nothing' && end > this.start) {
      const { sink, start, lines } = this
      if (this.open === 'kept') sink.plain!.addKept(start, end, lines)
      else sink.add(this.header, start, end, lines)
    }
    this.open = 'nothing'
    this.start = end
  }

  /** Hands on a record that has grown too long; what follows of it becomes a record of unknown lines. */
  private cut(end: number): void {
    if (this.open === 'nothing') this.becomeUnknown(this.start)
    this.flush(end)
    this.becomeUnknown(end)
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
