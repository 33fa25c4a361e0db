import type { FileSink } from '@bundlescope/core/ingest/port.ts'
import type { Header } from '@bundlescope/core/parse/header.ts'
import type { ScannedHeader } from '@bundlescope/core/parse/scanned.ts'
import { textEnd } from '../text-end.ts'
import { MAX_BYTES, MAX_EVENTS, MAX_IDS } from './limits.ts'
import { MessageScanner } from './message-scanner.ts'
import { type SegmentBody, SegmentState } from './segment-state.ts'

/** A finished segment, ready to be written: what it holds and where in its file that stands. */
export interface BuiltSegment extends SegmentBody {
  file: number
  source: number
  byteFrom: number
  byteTo: number
  lineFrom: number
}

/** Collects the events of one file after the other and hands over a segment whenever one is full. One a thread. */
export class SegmentBuilder implements FileSink {
  private readonly scanner = new MessageScanner()
  private readonly state = new SegmentState()
  private readonly emit: (segment: BuiltSegment) => void
  private file = 0
  private source = 0
  private byteFrom = 0
  private byteAt = 0
  private lineFrom = 1
  private lineAt = 1

  constructor(emit: (segment: BuiltSegment) => void) {
    this.emit = emit
  }

  /** What is added from here on stands in this file. */
  begin(file: number, source: number): void {
    this.file = file
    this.source = source
    this.byteFrom = this.byteAt = 0
    this.lineFrom = this.lineAt = 1
  }

  add(header: Header, bytes: Uint8Array, from: number, to: number, lines: number): void {
    this.state.addHeader(header)
    this.addEvent(header, bytes, from, to, lines)
  }

  addScanned(header: ScannedHeader, bytes: Uint8Array, from: number, to: number, lines: number): void {
    this.state.addScannedHeader(header, bytes, from)
    this.addEvent(header, bytes, from, to, lines)
  }

  private addEvent(
    header: { time: number; level: number; messageStart: number },
    bytes: Uint8Array,
    from: number,
    to: number,
    lines: number,
  ): void {
    const { state, scanner } = this
    const end = textEnd(bytes, from, to)
    const start = Math.min(from + header.messageStart, end)
    scanner.scan(bytes, start, end, state.ids, state.events)
    state.add(header.time, header.level, start - from, to - from, lines, scanner)
    state.addText(bytes, from, to)
    this.byteAt += to - from
    this.lineAt += lines
    if (state.events >= MAX_EVENTS || state.ids.length >= MAX_IDS || this.byteAt - this.byteFrom >= MAX_BYTES)
      this.close()
  }

  finish(): void {
    if (this.state.events > 0) this.close()
  }

  /** Forgets what was added and not yet handed over: the file could not be read on. */
  discard(): void {
    if (this.state.events > 0) this.state.take()
  }

  private close(): void {
    const { file, source, byteFrom, byteAt, lineFrom } = this
    this.emit({ ...this.state.take(), file, source, byteFrom, byteTo: byteAt, lineFrom })
    this.byteFrom = this.byteAt
    this.lineFrom = this.lineAt
  }
}
