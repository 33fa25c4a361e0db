import type { Progress } from '@bundlescope/contract/bundle.ts'
import type { Compression, WalkLimits } from '@bundlescope/core/bundle/entry.ts'
import type { LogCounts } from '@bundlescope/core/ingest/read-log.ts'

/** To the coordinator thread, at its start. */
export interface CoordinatorData {
  /** Path and name of the upload. */
  path: string
  name: string
  index: string
  scratch: string
  threads: number
  limits: WalkLimits
}

export interface Outcome {
  state: 'ready' | 'partial' | 'failed'
  /** For people; null when nothing is to be said. */
  message: string | null
}

export type FromCoordinator = { type: 'progress'; progress: Progress } | { type: 'done'; outcome: Outcome }

/** To a parser thread, at its start. */
export interface ParserData {
  index: string
}

/** One log to read: its packed bytes, in memory or in a file of ours. */
export interface Job {
  file: number
  source: number
  path: string
  compression: Compression
  /** Microseconds UTC: the latest moment the file can speak of. */
  reference: number
  data: { bytes: Uint8Array<ArrayBuffer> } | { spooled: string }
  limits: WalkLimits
}

export interface Parsed {
  counts: LogCounts
  format: string
  detection: string
  zone: string
  /** Why the file is not whole; null when it is. */
  damage: string | null
}

export type FromParser =
  | { type: 'progress'; bytes: number; events: number }
  | { type: 'parsed'; file: number; parsed: Parsed }
  | { type: 'failed'; file: number; message: string }
