import type { FileSink, LineReader } from '@bundlescope/core/ingest/port.ts'
import type { Header } from '@bundlescope/core/parse/header.ts'
import { Indexer } from '@bundlescope/indexer/indexer.ts'
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
  private readonly indexer: Indexer
  private readonly state: SegmentState
  private readonly emit: (segment: BuiltSegment) => void
  private file = 0
  private source = 0
  private byteFrom = 0
  private lineFrom = 1

  constructor(emit: (segment: BuiltSegment) => void) {
    this.emit = emit
    this.indexer = new Indexer({ takeBlock: () => this.state.closeBlock(), takeSegment: () => this.close() })
    this.state = new SegmentState(this.indexer.collected)
  }

  get text(): Buffer {
    return this.indexer.text
  }

  moveToFront(from: number, to: number): number {
    return this.indexer.moveToFront(from, to)
  }

  get plain(): LineReader {
    return this.indexer
  }

  /** What is added from here on stands in this file. */
  begin(file: number, source: number): void {
    this.file = file
    this.source = source
    this.byteFrom = 0
    this.lineFrom = 1
  }

  add(header: Header, from: number, to: number, lines: number): void {
    this.indexer.addHeader(header, from, to, lines)
  }

  finish(): void {
    if (this.indexer.collected.events > 0) this.close()
  }

  /** Forgets what was added and not yet handed over: the file could not be read on. */
  discard(): void {
    this.state.discard()
  }

  private close(): void {
    const { file, source, byteFrom, lineFrom } = this
    const { bytes, lines } = this.indexer.collected
    const byteTo = byteFrom + bytes
    this.emit({ ...this.state.take(), file, source, byteFrom, byteTo, lineFrom })
    this.byteFrom = byteTo
    this.lineFrom = lineFrom + lines
  }
}
