import type { Progress } from '@bundlescope/contract/bundle.ts'
import type { WalkLimits } from '../bundle/entry.ts'
import type { Header } from '../parse/header.ts'
import type { ScannedHeader } from '../parse/scanned.ts'

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

/** Where the events of one file go. Calls come in file order; bytes are valid during the call only. */
export interface FileSink {
  /**
   * One event with its continuation lines, or lines that no format knew, as they stand in the file: bytes [from, to).
   * The first byte follows the last byte of the call before: together the calls give back the file.
   */
  add(header: Header, bytes: Uint8Array, from: number, to: number, lines: number): void
  /** The same, for an event whose header was read from its bytes. A sink without it is given strings. */
  addScanned?(header: ScannedHeader, bytes: Uint8Array, from: number, to: number, lines: number): void
}
