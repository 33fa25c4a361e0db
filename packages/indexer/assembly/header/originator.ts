import { BLANK, bytesAt, CLOSE, digitsEnd, find, isDigit, OPEN } from '../bytes'
import { COMPONENT, EXTRA, OP, setField } from '../row'

const QUOTE: u32 = 34
const PAREN: u32 = 40
const COLON: u32 = 58
const EQUALS: u32 = 61
const LOWER_I: u32 = 105
const LOWER_O: u32 = 111
const LOWER_R: u32 = 114
const LOWER_S: u32 = 115
const LOWER_U: u32 = 117

/** Text as numbers, as it lies in memory: the first byte is the lowest. */
const ORIGINATOR: u64 = 0x74616e696769724f // Originat
const ORIGINATOR_END: u32 = 0x40726f // or@
const SUB_: u32 = 0x3d627573 // sub=
const SID_: u32 = 0x3d646973 // sid=
const REQ_: u32 = 0x3d716572 // req=
const OPID: u32 = 0x4449706f // opID
const OPId: u32 = 0x6449706f // opId
const USER: u32 = 0x72657375 // user
const ITEM: u32 = 0x6d657469 // item
const UPDATE_: u64 = 0x3d657461647075 // update=
const REASON_: u64 = 0x3d6e6f73616572 // reason=

/** Long enough for a ticket of sixteen bytes, which the full reader cuts off. */
const LONG: u32 = 48

/**
 * `[Originator@6876 sub=Proxy Req 70041 opID=1a-2b user=root] `, as core's `parse/grammar/originator.ts` reads it, for the
 * plain forms: no brackets or equals signs within values, one place for what else is there. Returns where the message
 * starts, or 0: then the line is for the full reader. `at`: the bracket.
 */
export function scanOriginator(row: usize, line: usize, at: usize, to: usize): usize {
  if (at + 12 > to || load<u8>(at) !== OPEN || load<u64>(at, 1) !== ORIGINATOR) return 0
  if ((load<u32>(at, 9) & 0xffffff) !== ORIGINATOR_END) return 0
  let i = digitsEnd(at + 12, to)
  let rest: usize = 0
  while (i < to && load<u8>(i) !== CLOSE) {
    if (load<u8>(i) === BLANK) i++
    const key = keyLength(i, to)
    if (key === 0) return 0
    const from = i + key
    const end = valueEnd(from, to)
    if (end === 0) return 0
    const first = <u32>load<u8>(i)
    if (first === LOWER_O) {
      if (find(BLANK, from, end) < end) return 0
      setField(row, OP, line, from, end)
    } else if (first === LOWER_S && load<u8>(i, 1) === LOWER_U) {
      if (end - from >= LONG) return 0
      scanComponent(row, line, from, end)
    } else if (rest === 0) rest = i
    i = end
  }
  if (i >= to) return 0
  if (rest !== 0) {
    // Two separate places for what else is there: the full reader joins them.
    if (load<u32>(row, EXTRA + 4) > load<u32>(row, EXTRA)) return 0
    setField(row, EXTRA, line, rest, i)
  }
  return i + 1 < to && load<u8>(i, 1) === BLANK ? i + 2 : i + 1
}

/** A value ends before ` key=` or at the bracket; 0 for a value that is not plain. */
function valueEnd(from: usize, to: usize): usize {
  if (load<u8>(from) === QUOTE) return 0
  for (let at = from; at < to; at += 16) {
    let marks = marksIn(v128.load(at))
    for (; marks !== 0; marks &= marks - 1) {
      const i = at + ctz(marks)
      const byte = <u32>load<u8>(i)
      if (i >= to || byte === OPEN || byte === EQUALS) return 0
      if (byte === CLOSE || keyLength(i + 1, to) > 0) return i
    }
  }
  return 0
}

/** A bit for each blank, bracket and equals sign. */
function marksIn(bytes: v128): i32 {
  const brackets = v128.or(i8x16.eq(bytes, i8x16.splat(<i8>CLOSE)), i8x16.eq(bytes, i8x16.splat(<i8>OPEN)))
  const others = v128.or(i8x16.eq(bytes, i8x16.splat(<i8>BLANK)), i8x16.eq(bytes, i8x16.splat(<i8>EQUALS)))
  return i8x16.bitmask(v128.or(brackets, others))
}

/** Cuts off what varies by line: `Proxy Req 70041`, `Vmsvc.vm:/vmfs/…`, `VigorStatsProvider(0000…)`. */
function scanComponent(row: usize, line: usize, from: usize, to: usize): void {
  let end = from
  let rest = to
  for (; end < to; end++) {
    const byte = <u32>load<u8>(end)
    if (byte === PAREN) {
      rest = end
      break
    }
    if (byte !== COLON) continue
    if (load<u8>(end, 1) !== COLON) {
      rest = end + 1
      break
    }
    end++ // `Class::method` is one name
  }
  if (end >= to) {
    end = to
    let number = to
    while (number > from && isDigit(load<u8>(number - 1))) number--
    if (number < to && number > from && load<u8>(number - 1) === BLANK) {
      end = number - 1
      rest = number
    }
  }
  setField(row, COMPONENT, line, from, end)
  if (rest < to) setField(row, EXTRA, line, rest, to)
}

/** Length of the known key at `at`, its `=` included; 0 when there is none: the same keys as the full reader's. */
function keyLength(at: usize, to: usize): usize {
  const word = load<u32>(at)
  let length: usize = 0
  switch (word & 255) {
    case LOWER_O:
      if ((word === OPID || word === OPId) && load<u8>(at, 4) === EQUALS) length = 5
      break
    case LOWER_S:
      if (word === SUB_ || word === SID_) length = 4
      break
    case LOWER_U:
      if (word === USER && load<u8>(at, 4) === EQUALS) length = 5
      else if (bytesAt(at, 7) === UPDATE_) length = 7
      break
    case LOWER_R:
      if (word === REQ_) length = 4
      else if (bytesAt(at, 7) === REASON_) length = 7
      break
    case LOWER_I:
      if (word === ITEM && load<u8>(at, 4) === EQUALS) length = 5
      break
  }
  return at + length > to ? 0 : length
}
