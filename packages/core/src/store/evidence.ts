import type { EventRow } from '@bundlescope/contract/event.ts'
import type { Node } from '@bundlescope/query/ast.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { EventStore, Scope } from './port.ts'

/** One thing looked for in all events of some bundles. Many are asked at once: see `sweep`. */
export interface Probe {
  id: string
  where: Node
  /** How many of the earliest and of the latest hits are wanted as rows; all of them when `first` is as large as the count. */
  first: number
  last: number
  /** Microseconds UTC; `to` exclusive. */
  from?: number
  to?: number
  /**
   * Words are looked for in the header, too (structured data, component, program …), as searches do. Dear: many headers
   * differ in every line; ask with a field beside the words that few lines have (`component:monitoring`).
   */
  inHeader?: boolean
}

export interface ProbeAnswer {
  id: string
  count: number
  firstTime: string | null
  lastTime: string | null
  /** In time order, none twice; messages up to 64 KiB, so that blocks of continuation lines are whole. */
  events: EventRow[]
}

/** A snapshot with the file that it was read from. */
export interface StoredSnapshot extends Snapshot {
  bundle: string
  member: string
  path: string
  /** Name of the machine the member is of, where known. */
  host: string | null
  /** Microseconds UTC: what the output says, else when its bundle was collected; null when neither is known. */
  at: number | null
}

/** Which families of operation ids are listed. */
export interface OperationsRequest extends Scope {
  outcome: 'all' | 'failed' | 'ok' | 'open' | 'unknown'
  /** Only families with a line that says what they are: the start or the end of a task. */
  tasksOnly: boolean
  longerThanMs: number
  sort: 'failed' | 'start' | 'duration' | 'events' | 'errors'
  descending: boolean
  offset: number
  limit: number
}

/** One family of operation ids: all events whose id has the same root. */
export interface OperationEntry {
  root: string
  /** Its earliest start of a task, its earliest failure, else its latest end of a task. */
  begin: EventRow | null
  failure: EventRow | null
  end: EventRow | null
  /** The earliest event. */
  first: EventRow
  start: number
  stop: number
  events: number
  errors: number
  warnings: number
  sources: { id: string; name: string; host: string | null }[]
}

export interface OperationEntries {
  entries: OperationEntry[]
  /** Families that pass the filter, of all those that failed, and of all. */
  total: number
  failed: number
  all: number
}

export interface RawText {
  path: string
  member: string
  /** Of the file as stored in the bundle, where it is not UTF-8. */
  encoding: string | null
  firstLine: number
  lines: string[]
  /** Null when the file is not kept to its end. */
  totalLines: number | null
}

/** What conclusions are drawn from, beyond searching: many questions at once, snapshots, and files line by line. */
export interface EvidenceStore extends EventStore {
  sweep(bundles: readonly string[], probes: readonly Probe[], signal?: AbortSignal): Promise<ProbeAnswer[]>
  snapshots(bundle: string): Promise<StoredSnapshot[]>
  /** Lines of a text file of a bundle, log or not; null when there is no such file or it is no text. `from` is 1-based. */
  raw(bundle: string, member: string, path: string, from: number, lines: number): Promise<RawText | null>
}

export interface OperationStore {
  /** Families with an event in the scope, whole: times and counts are of all their events. */
  operations(request: OperationsRequest, signal?: AbortSignal): Promise<OperationEntries>
}
