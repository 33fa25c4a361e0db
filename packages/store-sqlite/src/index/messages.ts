import type { ZoneChoice } from '@bundlescope/contract/endpoints.ts'
import type { EventDetail, EventRow } from '@bundlescope/contract/event.ts'
import type { Probe, RawText, StoredSnapshot } from '@bundlescope/core/store/evidence.ts'
import type { BundleReport, Original, Scope } from '@bundlescope/core/store/port.ts'
import type { Key } from './key.ts'
import type { OpFamilies } from './read/answer-operations.ts'

/** What the store asks its reader threads. Each answers for the segments that are its own; the store merges. */
export type Question =
  | { ask: 'tally'; scope: Scope; buckets: Buckets | null; rank: Key | null }
  | { ask: 'facets'; scope: Scope }
  /** Keys of selected events at or behind `start`, ascending (step 1), or before it, descending (step -1). */
  | { ask: 'keys'; scope: Scope; file: number | null; start: Key | null; step: 1 | -1; limit: number }
  /** `cut`: how many characters of a message a row carries. */
  | { ask: 'rows'; places: Place[]; cut?: number }
  | { ask: 'originals'; places: Place[] }
  | { ask: 'locate'; id: string }
  | { ask: 'detail'; place: Place }
  | { ask: 'patterns'; scope: Scope; text: string }
  | { ask: 'sparks'; scope: Scope; keys: string[]; cells: number; from: number; to: number }
  | { ask: 'family'; scope: Scope }
  | { ask: 'operations'; scope: Scope }
  | { ask: 'operation-sources'; bundles: readonly string[]; hashes: readonly number[] }
  | { ask: 'sweep'; bundles: readonly string[]; probes: readonly Probe[] }
  | { ask: 'span'; bundles: readonly string[] }
  | { ask: 'coverage'; bundles: readonly string[]; from: number; to: number; cells: number }
  | { ask: 'report'; bundle: string }
  /** Loads what searches read of the segment at this place among the thread's own, before anybody asks for it. */
  | { ask: 'warm'; bundles: readonly string[]; at: number }
  | { ask: 'rezone'; bundle: string; choices: readonly ZoneChoice[] }
  | { ask: 'raw'; bundle: string; member: string; path: string; from: number; lines: number }
  | { ask: 'snapshots'; bundle: string }
  | { ask: 'forget'; bundle: string }

export interface Buckets {
  from: number
  width: number
  count: number
}

/** An event as the threads address it; `reader` is the thread whose segment it is in. */
export interface Place {
  key: Key
  segment: number
  ordinal: number
  reader: number
}

export interface Tally {
  total: number
  rank: number
  /** level * buckets.count + bucket */
  histogram: Uint32Array | null
}

export interface FacetCounts {
  level: Map<string, number>
  source: Map<string, number>
  host: Map<string, number>
  program: Map<string, number>
  component: Map<string, number>
  /** Names of the sources, for people. */
  labels: Map<string, string>
}

export interface PatternStats {
  text: string
  count: number
  total: number
  first: number
  last: number
  everFirst: number
  level: number
  sources: Set<string>
}

export interface FamilyStats {
  events: number
  first: number
  last: number
  sources: Map<string, { name: string; events: number; first: number }>
  members: Map<string, number>
}

/** What a thread found for one probe. */
export interface ProbeHits {
  count: number
  first: number
  last: number
  /** As many as the probe wants, in order; `latest` in reverse. */
  earliest: Place[]
  latest: Place[]
}

export interface Span {
  from: number
  to: number
  complete: boolean
}

export interface CoverageCounts {
  sources: Map<string, { counts: Uint32Array; errors: Uint32Array }>
}

export interface Answers {
  tally: Tally
  facets: FacetCounts
  keys: Place[]
  rows: EventRow[]
  originals: Original[]
  locate: Place | null
  detail: EventDetail
  patterns: Map<string, PatternStats>
  sparks: Map<string, Uint32Array>
  family: FamilyStats
  sweep: ProbeHits[]
  operations: OpFamilies
  'operation-sources': Map<number, { id: string; name: string; host: string | null }[]>
  span: Span | null
  coverage: CoverageCounts
  report: BundleReport
  /** Whether there is more to load, and room for it. */
  warm: boolean
  rezone: null
  raw: RawText | null
  snapshots: StoredSnapshot[]
  forget: null
}

export type Answer<Q extends Question> = Answers[Q['ask']]

/** To a thread. `cancel[0]` becomes 1 when nobody waits for the answer any more. */
export interface Call {
  id: number
  question: Question
  cancel: Int32Array
}

export type Reply =
  | { id: number; ok: true; answer: unknown }
  | { id: number; ok: false; cancelled: boolean; message: string }
