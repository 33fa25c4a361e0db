import type { Progress } from '@bundlescope/contract/bundle.ts'
import type { WalkLimits } from '../bundle/entry.ts'
import type { PlainGrammar } from '../parse/format.ts'
import type { Header } from '../parse/header.ts'

/** Something to read: a file (archive or log) or a folder on this machine. */
export interface IngestInput {
  path: string
  /** As the person knows it; the path may be a spool name. */
  name: string
}

export interface IngestOptions {
  /** Threads that parse; one more walks the archive. */
  threads: number
  limits: WalkLimits
  /** A folder of formats that people added (see parse/user/load.ts). */
  formatsDir?: string | undefined
  signal?: AbortSignal
  /** At most ten times a second. */
  onProgress?: (progress: Progress) => void
}

/** Where the events of one file go. Calls come in file order. */
export interface FileSink {
  /**
   * Memory in which the text is collected before it is handed on: room for the longest event, `MOST_AT_ONCE` bytes more (see
   * read-log.ts) and what the sink itself keeps. It may move: to be asked for anew after every call.
   */
  readonly text: Buffer
  /**
   * Makes room behind what is still needed of the text before `to`: all from `from` on, and what the sink has not put away of that
   * before it. Returns by how many bytes all of that has moved to the front.
   */
  moveToFront(from: number, to: number): number
  /**
   * One event with its continuation lines, or lines that no format knew, as they stand in the file: bytes [from, to) of `text`.
   * Together the calls give back the file.
   */
  add(header: Header, from: number, to: number, lines: number): void
  /** A sink without it is given all headers as strings. */
  readonly plain?: LineReader
}

/** Reads many lines at once, without making strings of them. Places are offsets in the sink's `text`. */
export interface LineReader {
  /**
   * Reads whole lines from `from` on, each the start of an event, until one is not of the grammar's plain form or does not end
   * before `to`. Returns how many; they are asked for by number, and forgotten with the next call.
   */
  scan(grammar: PlainGrammar, from: number, to: number): number
  /** Microseconds. */
  time(line: number): number
  /** The earliest and the latest time of them. */
  readonly firstTime: number
  readonly lastTime: number
  /** Whether one is earlier than any line before it by more than a minute. */
  readonly leapsBack: boolean
  begin(line: number): number
  /** Where the next line begins. */
  end(line: number): number
  /** Adds the first `count` of them, an event each. */
  addLines(count: number): void
  /** Keeps the header of one, until its event is known as a whole. */
  keep(line: number): void
  /** Adds the event of that header, which stands in [from, to). */
  addKept(from: number, to: number, lines: number): void
}
