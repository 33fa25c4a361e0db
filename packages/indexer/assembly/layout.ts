/*
 * Where everything lies in the module's memory. Nothing is allocated: a segment is bounded, and so are the places that it is
 * collected in. They are generous, since memory that was never written to costs nothing. Sizes are bytes unless said otherwise.
 */

/** A segment ends when any of these is reached. */
export const MAX_EVENTS: u32 = 1 << 17
export const MAX_IDS: u32 = 1_000_000
/** Of text. */
export const MAX_BYTES: u32 = 32 << 20
/** Of the names of one column. */
export const MAX_NAMES: u32 = 4 << 20

/** Longest event (see core's read-log.ts) with the piece of text that made it so long. */
const EVENT: u32 = 5 << 20
/** So many identifiers may come with one event: `ﷺ` takes three bytes, and folded it ends two words and begins another. */
const IDS: u32 = MAX_IDS + EVENT

/** Below lie the compiler's own constants. */
const BEGIN: usize = 1 << 16

/** Text as it is read: what is still open, and the next piece. */
export const TEXT: usize = BEGIN
export const TEXT_SIZE: u32 = 6 << 20
/** Strings of one header that was read by other means. */
export const STRINGS: usize = TEXT + TEXT_SIZE
const STRINGS_SIZE: u32 = 64 << 10

/** Rows: headers of lines. One more than a reading of lines fills, for the row that is kept. */
export const ROWS: usize = STRINGS + STRINGS_SIZE
export const MAX_ROWS: u32 = 512
export const ROW_SIZE: u32 = 72
export const KEPT_ROW: usize = ROWS + MAX_ROWS * ROW_SIZE

/** Of one window of a message (see message.ts): bits of its bytes, edges of its tokens, and slots of its pattern. */
export const WINDOW: u32 = 8192
/** A bit a byte, and the word of bits in which the last token may end. */
const WINDOW_BITS: u32 = WINDOW / 8 + 64
export const ENDS_WITH_DIGIT: usize = KEPT_ROW + 128
export const ENDS_LONG_HEX: usize = ENDS_WITH_DIGIT + WINDOW_BITS
export const BREAKS: usize = ENDS_LONG_HEX + WINDOW_BITS
export const EDGES: usize = BREAKS + WINDOW_BITS
export const SLOTS: usize = EDGES + 4 * (WINDOW + 64)

/** Columns of the segment, an element an event. */
export const TIMES: usize = SLOTS + 4 * (WINDOW + 64)
export const LENGTHS: usize = TIMES + 8 * MAX_EVENTS
export const LINES: usize = LENGTHS + 4 * MAX_EVENTS
export const STARTS: usize = LINES + 4 * MAX_EVENTS
export const TEMPLATES: usize = STARTS + 4 * MAX_EVENTS
export const LEVELS: usize = TEMPLATES + 4 * MAX_EVENTS
export const LOCALS: usize = LEVELS + MAX_EVENTS

/** Columns of names: see column.ts. */
export const COLUMNS: usize = LOCALS + MAX_EVENTS
export const COLUMN_COUNT: u32 = 5
export const COLUMN_SLOTS: u32 = 1 << 14
export const COLUMN_NUMBERS: u32 = 8 * COLUMN_SLOTS
export const COLUMN_NAMES: u32 = COLUMN_NUMBERS + 4 * MAX_EVENTS
/** A name is as long as the header of a line at most. */
export const COLUMN_SIZE: u32 = COLUMN_NAMES + MAX_NAMES + STRINGS_SIZE

/** Known patterns: their keys, and the table that finds them. */
export const KEYS: usize = COLUMNS + COLUMN_COUNT * COLUMN_SIZE
export const KEY_SLOTS: usize = KEYS + 8 * MAX_EVENTS

/** Identifiers as they are met (see identifiers.ts), then the same in shares, and a place to sort a share in. */
export const IDENTIFIERS: usize = KEY_SLOTS + 16 * MAX_EVENTS
export const SHARES: usize = IDENTIFIERS + 8 * IDS
export const SORTING: usize = SHARES + 8 * IDS

/** What is handed over: an array made narrow, or the pages of postings with where they end, and where their strips begin. */
export const OUT: usize = SORTING + 8 * IDS
/** An identifier takes eight bytes of postings at most: five tell its hash, three its event. */
const OUT_SIZE: u32 = 16 * IDS
export const PAGE: u32 = 32 << 10
export const STRIP: u32 = 1 << 10
/** The last strip of a page may be short; but half of OUT is never filled. */
const MAX_STRIPS: u32 = OUT_SIZE / STRIP + 1
export const PAGE_ENDS: usize = OUT + OUT_SIZE
export const STRIP_FIRSTS: usize = PAGE_ENDS + 4 * MAX_STRIPS
export const STRIP_PLACES: usize = STRIP_FIRSTS + 4 * MAX_STRIPS

/** What is left of the memory, and may grow: messages with characters beyond ASCII, folded (see message.ts). */
export const FOLDED: usize = STRIP_PLACES + 4 * MAX_STRIPS
