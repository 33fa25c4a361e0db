import type { Progress } from '@bundlescope/contract/bundle.ts'
import type { Encoding } from '@bundlescope/core/bundle/encoding.ts'
import type { Compression, WalkLimits } from '@bundlescope/core/bundle/entry.ts'
import type { LogCounts } from '@bundlescope/core/ingest/read-log.ts'
import type { SentDetection } from '@bundlescope/core/parse/sent.ts'

/** To the coordinator thread, at its start. */
export interface CoordinatorData {
  /** Parser threads to keep. */
  threads: number
}

/** To the coordinator thread: an upload to be read into a new index. */
export interface Reading {
  type: 'read'
  /** Path and name of the upload. */
  path: string
  name: string
  index: string
  scratch: string
  limits: WalkLimits
  /** Formats that people added; null: none. */
  formatsDir: string | null
}

export interface Outcome {
  state: 'ready' | 'partial' | 'failed'
  /** For people; null when nothing is to be said. */
  message: string | null
}

export type FromCoordinator = { type: 'progress'; progress: Progress } | { type: 'done'; outcome: Outcome }

/** To a parser thread: the index that what follows is written into, files to read, and that it was all. */
export type ToParser =
  | { type: 'open'; index: string; formatsDir: string | null }
  | { type: 'read'; jobs: Job[] }
  | { type: 'close' }

/** One file to read: its packed bytes, in memory or in a file of ours. */
export interface Job {
  file: number
  /** Of a log, to be cut into events; null: a text to be kept as it is. */
  source: number | null
  path: string
  /** What the first lines of a log are read by; null where no format reads them. */
  detection: SentDetection | null
  compression: Compression
  encoding: Encoding
  /** Microseconds UTC: the latest moment the file can speak of. */
  reference: number
  data: { bytes: Uint8Array<ArrayBuffer> } | { spooled: string }
  limits: WalkLimits
}

/** How a log was read. */
export interface Parsed {
  counts: LogCounts
  format: string
  detection: string
  zone: string
  /** What its stamps call their zone, where that means several. */
  zoneName: string
  /** Where only a later part of the text told it. */
  encoding: Encoding | null
  /** Why the file, or a table in it, was not read whole; null when all was. */
  damage: string | null
}

/** How a text was kept. */
export interface Kept {
  bytes: number
  lines: number
  /** What its tables were read by, and why; null when it holds none. */
  format: string | null
  detection: string | null
  /** Where only a later part of the text told it. */
  encoding: Encoding | null
  damage: string | null
}

/** How a file ended. */
export type FileEnd =
  | { type: 'parsed'; file: number; parsed: Parsed }
  | { type: 'kept'; file: number; kept: Kept }
  | { type: 'failed'; file: number; message: string }

export type FromParser =
  | { type: 'progress'; bytes: number; events: number }
  | { type: 'ended'; ends: FileEnd[] }
  | { type: 'closed' }
