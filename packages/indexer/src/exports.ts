/** What `../assembly/index.ts` exports. Addresses and lengths are bytes of its memory. */
export interface Exports {
  memory: WebAssembly.Memory
  /** See assembly/lines.ts. */
  scanLines(grammar: number, from: number, to: number): number
  firstTime: Value
  lastTime: Value
  leapsBack: Value
  /** See assembly/segment.ts: what is to be done before more is added. */
  addEvent(row: number, start: number, end: number, lines: number): Wanted
  addRows(from: number, to: number): Wanted
  /** The row that `addRows` is to go on with. */
  next: Value
  moveToFront(from: number, to: number): number
  beginBlock(): void
  beginSegment(): void
  events: Value
  bytes: Value
  lines: Value
  blockBytes: Value
  blockFrom: Value
  identifiers: Value
  templates: Value
  locals: Value
  earliest: Value
  latest: Value
  sorted: Value
  namesLength(column: number): number
  narrow(at: number, count: number): 1 | 2 | 4
  steps(at: number, count: number): 4 | 8
  countMinutes(): number
  addIdentifier(hash: bigint, event: number, count: 0 | 1): void
  buildPostings(): void
  pages: Value
  strips: Value

  // Places: see assembly/layout.ts.
  TEXT: Value
  TEXT_SIZE: Value
  STRINGS: Value
  ROWS: Value
  KEPT_ROW: Value
  TIMES: Value
  LENGTHS: Value
  LINES: Value
  STARTS: Value
  TEMPLATES: Value
  LEVELS: Value
  LOCALS: Value
  COLUMNS: Value
  COLUMN_SIZE: Value
  COLUMN_NUMBERS: Value
  COLUMN_NAMES: Value
  KEYS: Value
  IDENTIFIERS: Value
  OUT: Value
  PAGE_ENDS: Value
  STRIP_FIRSTS: Value
  STRIP_PLACES: Value
  FOLDED: Value
}

type Value = WebAssembly.Global

/** What it calls: see assembly/segment.ts. */
export interface Host {
  fold(from: number, to: number): number
  pattern(from: number, to: number, slotsAt: number, slots: number): void
}

/** What the indexer asks for: nothing, to take the block of text, to take the whole segment. */
export type Wanted = 0 | 1 | 2
