import { CR, LF } from './bytes'
import { areNamesFull, clearNames, setName } from './column'
import { clearIdentifiers, identifiers } from './identifiers'
import {
  COLUMN_COUNT,
  FOLDED,
  LENGTHS,
  LEVELS,
  LINES,
  LOCALS,
  MAX_BYTES,
  MAX_EVENTS,
  MAX_IDS,
  ROW_SIZE,
  ROWS,
  SLOTS,
  STARTS,
  TEMPLATES,
  TEXT,
  TIMES,
} from './layout'
import { isBeyondAscii, key, patternFrom, patternTo, scanMessage, slots } from './message'
import * as row from './row'
import { clearTemplates, templateOf, templates } from './templates'
import { MIX } from './token'

/**
 * Of the host: makes a message comparable whatever its characters. At FOLDED it puts the message as it is shown, and behind it,
 * byte for byte, the same with separators beyond ASCII as the byte 1. Returns the length of one.
 */
declare function fold(from: usize, to: usize): u32

/** Of the host: a pattern that is new; its text is [from, to) but for its slots, whose places count from there. */
declare function pattern(from: usize, to: usize, slotsAt: usize, slots: u32): void

export let events: u32 = 0
/** Lines and bytes of the segment. */
export let lines: u32 = 0
export let bytes: u32 = 0
/** The open block: so many bytes, which stand here in the text. */
export let blockBytes: u32 = 0
export let blockFrom: usize = 0
export let sorted: bool = true
/** Microseconds. */
export let earliest: f64 = Infinity
export let latest: f64 = -Infinity
/** Events whose stamps bear no zone. */
export let locals: u32 = 0

const UNPACKED_BLOCK: u32 = 256 << 10
/** What `add` asks of the host before more is added. */
const NOTHING: u32 = 0
const TAKE_BLOCK: u32 = 1
const TAKE_SEGMENT: u32 = 2

/** Adds the event of a row, which stands in [start, end) with its continuation lines, `count` in all. Returns what is to be done next. */
export function addEvent(at: usize, start: usize, end: usize, count: u32): u32 {
  const event = events++
  const time = load<f64>(at, row.TIME)
  setTime(event, time)
  store<u8>(LEVELS + event, load<u32>(at, row.LEVEL))
  store<u32>(LENGTHS + (event << 2), <u32>(end - start))
  store<u32>(LINES + (event << 2), count)
  setNames(at, event, start)
  const textEnd = endOfText(start, end)
  const message = min(start + load<u32>(at, row.MESSAGE), textEnd)
  store<u32>(STARTS + (event << 2), <u32>(message - start))
  store<u32>(TEMPLATES + (event << 2), scan(message, textEnd, event))
  if (blockBytes === 0) blockFrom = start
  blockBytes += <u32>(end - start)
  bytes += <u32>(end - start)
  lines += count
  if (events >= MAX_EVENTS || identifiers >= MAX_IDS || bytes >= MAX_BYTES || areNamesFull()) return TAKE_SEGMENT
  return blockBytes >= UNPACKED_BLOCK ? TAKE_BLOCK : NOTHING
}

/** Adds rows from the n-th on, one line each, until something is to be done: then returns that; `next` is the row to go on with. */
export let next: u32 = 0
export function addRows(from: u32, to: u32): u32 {
  let wanted = NOTHING
  for (next = from; next < to && wanted === NOTHING; next++) {
    const at = ROWS + next * ROW_SIZE
    wanted = addEvent(at, load<u32>(at, row.START), load<u32>(at, row.END), 1)
  }
  return wanted
}

export function beginSegment(): void {
  events = 0
  lines = 0
  bytes = 0
  sorted = true
  earliest = Infinity
  latest = -Infinity
  locals = 0
  clearIdentifiers()
  clearTemplates()
  clearNames()
}

export function beginBlock(): void {
  blockBytes = 0
}

/** Moves the text that is still needed, of what stands before `to` the open block and all from `from` on, to the front. Returns by how much. */
export function moveToFront(from: usize, to: usize): u32 {
  const needed = blockBytes === 0 ? from : min(blockFrom, from)
  const by = needed - TEXT
  memory.copy(TEXT, needed, to - needed)
  blockFrom -= by
  return <u32>by
}

/** Number of the column of programs. */
const PROGRAM: u32 = 1

/** A stamp without a zone is half a microsecond off (see core's local-mark.ts). */
function setTime(event: u32, stamp: f64): void {
  const time = Math.floor(stamp)
  const local: u8 = time !== stamp ? 1 : 0
  store<u8>(LOCALS + event, local)
  locals += local
  const at = TIMES + (event << 3)
  if (event > 0 && time < load<f64>(at - 8)) sorted = false
  store<f64>(at, time)
  earliest = min(earliest, time)
  latest = max(latest, time)
}

function setNames(at: usize, event: u32, start: usize): void {
  const base = row.baseOf(at, start)
  for (let n: u32 = 0; n < COLUMN_COUNT; n++) {
    const field = at + row.COMPONENT + (n << 3)
    setName(n, event, base + load<u32>(field), base + load<u32>(field, 4))
  }
  const implied = load<u32>(at, row.IMPLIED)
  if (implied !== 0) setName(PROGRAM, event, row.nameOf(implied), row.nameOf(implied) + row.nameLength(implied))
}

/** Without the last line end. */
function endOfText(from: usize, to: usize): usize {
  let end = to
  if (end > from && load<u8>(end - 1) === LF) end--
  if (end > from && load<u8>(end - 1) === CR) end--
  return end
}

/** Finds the identifiers of the message and the number of its pattern. */
function scan(from: usize, to: usize, event: u32): u32 {
  let identity: u64
  let shown: usize = 0
  if (isBeyondAscii(from, to)) {
    const length = fold(from, to)
    scanMessage(FOLDED + length, FOLDED + 2 * length, event)
    shown = <usize>length
    identity = withHidden(key, length)
  } else {
    scanMessage(from, to, event)
    identity = key
  }
  const before = templates
  const number = templateOf(identity)
  if (templates > before) pattern(patternFrom - shown, patternTo - shown, SLOTS, slots)
  return number
}

/** What was hidden from the scanner tells patterns apart all the same. */
function withHidden(identity: u64, length: u32): u64 {
  let hidden: u64 = 0
  for (let i = patternFrom; i < patternTo; i++)
    if (load<u8>(i) !== load<u8>(i - length)) hidden = (hidden ^ load<u8>(i - length)) * MIX
  return (identity ^ hidden) * MIX + hidden
}
