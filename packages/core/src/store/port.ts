import type { BundleFile, BundleMember, Source, Totals } from '@bundlescope/contract/bundle.ts'
import type {
  ContextAnswer,
  Coverage,
  EventDetail,
  EventPage,
  EventRow,
  Facets,
  OperationFamily,
  Patterns,
  Timeline,
} from '@bundlescope/contract/event.ts'
import type { Node } from '@bundlescope/query/ast.ts'

/** What a question is asked of: bundles (each an index of its own), a filter, a window. Times are microseconds UTC; `to` is exclusive. */
export interface Scope {
  bundles: readonly string[]
  where: Node
  from: number | null
  to: number | null
  /** Codes of LEVEL; null: every level. */
  levels: readonly number[] | null
  /** Ids of sources; null: every source. */
  sources: readonly string[] | null
}

/** Where a page starts. Rows are ordered by time, then bundle, file, place in the file. */
export type PagePlace =
  | { at: 'offset'; offset: number }
  | { at: 'cursor'; cursor: string; direction: 'after' | 'before' }
  /** The page that holds the first row at or after the event (which need not match itself). */
  | { at: 'event'; id: string }
  | { at: 'time'; micros: number }

export interface ContextRequest {
  id: string
  bundles: readonly string[]
  scope: 'file' | 'host' | 'all'
  span: { before: number; after: number } | { seconds: number }
}

export interface PatternsRequest extends Scope {
  sort: 'rare' | 'count' | 'first' | 'new'
  /** Normalised text a pattern must hold; empty: all. */
  text: string
  limit: number
  cells: number
}

/** Says of a page that its cursor or event id is none of this store's. */
export class UnknownCursor extends Error {}

/** Everything known of a bundle without reading events. */
export interface BundleReport {
  members: BundleMember[]
  files: BundleFile[]
  sources: Source[]
  totals: Totals
  firstTime: string | null
  lastTime: string | null
  complete: boolean
}

/** A part of all rows of a scope. `next`: the cursor of the part behind it; null at the end. */
export interface Stretch<T> {
  rows: T[]
  next: string | null
}

/** An event as it stands in the file, without its last line end; `cut`: there is more of it than 16,384 characters. */
export interface Original {
  id: string
  text: string
  cut: boolean
}

/**
 * The event store. Every answer is over what is visible when the question arrives: segments appear whole while a bundle
 * is being read. A `signal` that aborts rejects with its reason within about 50 ms.
 */
export interface EventStore {
  /** @throws UnknownCursor */
  page(scope: Scope, place: PagePlace, limit: number, signal?: AbortSignal): Promise<EventPage>
  /** About `buckets` buckets of a round width over the window (or, without one, over everything). */
  timeline(scope: Scope, buckets: number, signal?: AbortSignal): Promise<Timeline>
  facets(scope: Scope, limit: number, signal?: AbortSignal): Promise<Facets>
  patterns(request: PatternsRequest, signal?: AbortSignal): Promise<Patterns>
  /** Null when the id is of no event of the store. */
  event(id: string): Promise<EventDetail | null>
  context(request: ContextRequest, signal?: AbortSignal): Promise<ContextAnswer | null>
  family(bundles: readonly string[], op: string, signal?: AbortSignal): Promise<OperationFamily>
  coverage(bundles: readonly string[], cells: number): Promise<Coverage>
  /** Of a bundle that is not read yet: an empty one, not complete. */
  report(bundle: string): Promise<BundleReport>
  close(): Promise<void>
}

/** Going through all rows of a scope, whatever they are many: nothing is counted. */
export interface WalkStore {
  /**
   * Rows in order from behind a cursor of a page on (null: from the first), at most `limit`.
   *
   * @throws UnknownCursor
   */
  stretch(scope: Scope, after: string | null, limit: number, signal?: AbortSignal): Promise<Stretch<EventRow>>
  /** The same with the original texts in place of rows. */
  originals(scope: Scope, after: string | null, limit: number, signal?: AbortSignal): Promise<Stretch<Original>>
}
