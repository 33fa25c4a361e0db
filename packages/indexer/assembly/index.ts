/** What the host sees of the indexer; the twin of `../src/exports.ts`. */

import * as layout from './layout'
import { beginBlock, beginSegment } from './segment'

export { namesLength } from './column'
export { addIdentifier, identifiers } from './identifiers'
export { firstTime, lastTime, leapsBack, scanLines } from './lines'
export { narrow, steps } from './narrow'
export { buildPostings, pages, strips } from './postings'
export { countMinutes } from './rollup'
export {
  addEvent,
  addRows,
  beginBlock,
  beginSegment,
  blockBytes,
  blockFrom,
  bytes,
  earliest,
  events,
  latest,
  lines,
  locals,
  moveToFront,
  next,
  sorted,
} from './segment'
export { templates } from './templates'

export const TEXT = layout.TEXT
export const TEXT_SIZE = layout.TEXT_SIZE
export const STRINGS = layout.STRINGS
export const ROWS = layout.ROWS
export const KEPT_ROW = layout.KEPT_ROW
export const TIMES = layout.TIMES
export const LENGTHS = layout.LENGTHS
export const LINES = layout.LINES
export const STARTS = layout.STARTS
export const TEMPLATES = layout.TEMPLATES
export const LEVELS = layout.LEVELS
export const LOCALS = layout.LOCALS
export const COLUMNS = layout.COLUMNS
export const COLUMN_SIZE = layout.COLUMN_SIZE
export const COLUMN_NUMBERS = layout.COLUMN_NUMBERS
export const COLUMN_NAMES = layout.COLUMN_NAMES
export const KEYS = layout.KEYS
export const IDENTIFIERS = layout.IDENTIFIERS
export const OUT = layout.OUT
export const PAGE_ENDS = layout.PAGE_ENDS
export const STRIP_FIRSTS = layout.STRIP_FIRSTS
export const STRIP_PLACES = layout.STRIP_PLACES
export const FOLDED = layout.FOLDED

const PAGE: usize = 1 << 16
memory.grow(<i32>((layout.FOLDED + PAGE) / PAGE + 1) - memory.size())
beginSegment()
beginBlock()
