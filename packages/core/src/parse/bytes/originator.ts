import type { ScannedHeader } from '../scanned.ts'
import { BLANK, CLOSE, digitsEnd, has, isDigit, OPEN } from './byte.ts'

/**
 * `[Originator@6876 sub=Proxy Req 70041 opID=1a-2b user=root] `, as `grammar/originator.ts` reads it, for the plain forms:
 * no brackets or equals signs within values, one place for what else is there. Returns where the message starts, or 0:
 * then the line is for the full reader. `at`: the bracket; `line`: offset of the line's first byte.
 */
export function scanOriginator(bytes: Uint8Array, line: number, at: number, to: number, out: ScannedHeader): number {
  if (!has(bytes, at, to, '[Originator@')) return 0
  let i = digitsEnd(bytes, at + 12, to)
  let rest = -1
  while (i < to && bytes[i] !== CLOSE) {
    if (bytes[i] === BLANK) i++
    const key = keyLength(bytes, i, to)
    if (key === 0) return 0
    const from = i + key
    const end = valueEnd(bytes, from, to)
    if (end === 0) return 0
    if (bytes[i] === LOWER_O) {
      if (holdsBlank(bytes, from, end)) return 0
      out.opFrom = from - line
      out.opTo = end - line
    } else if (key === 4 && bytes[i + 1] === LOWER_U) {
      // Long enough for a ticket of sixteen bytes, which the full reader cuts off.
      if (end - from >= LONG) return 0
      scanComponent(bytes, line, from, end, out)
    } else if (rest < 0) rest = i
    i = end
  }
  if (i >= to) return 0
  if (rest >= 0) {
    // Two separate places for what else is there: the full reader joins them.
    if (out.extraTo > out.extraFrom) return 0
    out.extraFrom = rest - line
    out.extraTo = i - line
  }
  return i + 1 < to && bytes[i + 1] === BLANK ? i + 2 : i + 1
}

/** A value ends before ` key=` or at the bracket; 0 for a value that is not plain. */
function valueEnd(bytes: Uint8Array, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!
    if (byte === CLOSE) return i
    if (byte === BLANK) {
      if (keyLength(bytes, i + 1, to) > 0) return i
    } else if (byte === OPEN || byte === EQUALS || (byte === QUOTE && i === from)) return 0
  }
  return 0
}

/** Cuts off what varies by line: `Proxy Req 70041`, `Vmsvc.vm:/vmfs/…`, `VigorStatsProvider(0000…)`. */
function scanComponent(bytes: Uint8Array, line: number, from: number, to: number, out: ScannedHeader): void {
  let end = from
  let rest = to
  for (; end < to; end++) {
    const byte = bytes[end]!
    if (byte === PAREN) {
      rest = end
      break
    }
    if (byte !== COLON) continue
    if (bytes[end + 1] !== COLON) {
      rest = end + 1
      break
    }
    end++ // `Class::method` is one name
  }
  if (end >= to) {
    end = to
    let number = to
    while (number > from && isDigit(bytes[number - 1]!)) number--
    if (number < to && number > from && bytes[number - 1] === BLANK) {
      end = number - 1
      rest = number
    }
  }
  out.componentFrom = from - line
  out.componentTo = end - line
  if (rest < to) {
    out.extraFrom = rest - line
    out.extraTo = to - line
  }
}

/** Length of the known key at `at`, its `=` included; 0 when there is none: the same keys as the full reader's. */
function keyLength(bytes: Uint8Array, at: number, to: number): number {
  switch (bytes[at]) {
    case LOWER_O:
      return has(bytes, at, to, 'opID=') || has(bytes, at, to, 'opId=') ? 5 : 0
    case 115: // s
      return has(bytes, at, to, 'sub=') || has(bytes, at, to, 'sid=') ? 4 : 0
    case LOWER_U:
      return has(bytes, at, to, 'user=') ? 5 : has(bytes, at, to, 'update=') ? 7 : 0
    case 114: // r
      return has(bytes, at, to, 'req=') ? 4 : has(bytes, at, to, 'reason=') ? 7 : 0
    case 105: // i
      return has(bytes, at, to, 'item=') ? 5 : 0
    default:
      return 0
  }
}

function holdsBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] === BLANK) return true
  return false
}

const LONG = 48
const QUOTE = 34
const PAREN = 40
const COLON = 58
const EQUALS = 61
const LOWER_O = 111
const LOWER_U = 117
