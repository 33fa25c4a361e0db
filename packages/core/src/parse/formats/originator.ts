import type { Header } from '../header.ts'
import { BLANK, CLOSE, isDigit, OPEN } from '../scan.ts'

/**
 * The bracket of the vmacore library, shared by the 6.0–7.0 and 8.x headers:
 *
 *     [Originator@6876 sub=Vmsvc.vm:/vmfs/volumes/ds/web 01/web.vmx opID=esxui-d6ab-f678 user=root] message
 *
 * A value may hold blanks (`sub=Proxy Req 70041`) and brackets (`sub=vmomi.soapStub[33]`), so it ends only at a known
 * key or at the bracket's own end; one vCenter 7 build even forgets the blank (`sub=vpxCryptopID=SWI-1a2b`).
 */
export function startsOriginator(line: string, at: number): boolean {
  return line.charCodeAt(at) === OPEN && line.startsWith('Originator@', at + 1)
}

/** Fills component, op and extra; returns where the message starts, or -1 when the bracket never ends. */
export function readOriginator(line: string, at: number, header: Header): number {
  let i = at + 12
  while (isDigit(line.charCodeAt(i))) i++
  let restFrom = -1
  while (line.charCodeAt(i) !== CLOSE) {
    if (line.charCodeAt(i) === BLANK) i++
    const key = keyAt(line, i)
    const from = key === NONE ? i : line.indexOf('=', i) + 1
    let to = valueEnd(line, from)
    if (to < 0) return -1
    if (key === SUB) {
      readComponent(line, from, to, header)
    } else if (key === OP) {
      const blank = line.indexOf(' ', from)
      if (blank >= 0 && blank < to) to = blank
      header.op = unquoted(line, from, to)
    } else if (restFrom < 0) {
      // user=, sid=, item= … : as a rule they stand together at the end, so one slice keeps them all.
      restFrom = i
    }
    i = to
  }
  if (restFrom >= 0) addExtra(header, line.slice(restFrom, i))
  return line.charCodeAt(i + 1) === BLANK ? i + 2 : i + 1
}

/**
 * Cuts off what varies by line: `Proxy Req 70041`, `Vmsvc.vm:/vmfs/…/web01.vmx`, `vmomi.soapStub[33]`,
 * `VigorStatsProvider(0000…)`. The rest stays searchable in `extra`.
 */
function readComponent(line: string, from: number, to: number, header: Header): void {
  if (line.charCodeAt(from) === QUOTE) {
    header.component = unquoted(line, from, to)
    return
  }
  let end = from
  for (; end < to; end++) {
    const c = line.charCodeAt(end)
    if (c === OPEN || c === PAREN) break
    if (c !== COLON) continue
    if (line.charCodeAt(end + 1) !== COLON) break
    end++ // `Class::method` is one name
  }
  let rest = line.charCodeAt(end) === COLON ? end + 1 : end
  if (end === to) {
    let number = to
    while (number > from && isDigit(line.charCodeAt(number - 1))) number--
    if (number < to && number > from && line.charCodeAt(number - 1) === BLANK) {
      end = number - 1
      rest = number
    }
  }
  header.component = line.slice(from, end)
  if (rest < to) header.extra = line.slice(rest, to)
}

function valueEnd(line: string, from: number): number {
  let depth = 0
  for (let i = from; i < line.length; i++) {
    const c = line.charCodeAt(i)
    if (c === OPEN) depth++
    else if (c === CLOSE && depth-- === 0) return i
    else if (c === BLANK && keyAt(line, i + 1) !== NONE) return i
    else if (c === EQUALS && i > from + 4 && keyAt(line, i - 4) === OP) return i - 4
  }
  // A bracket opened in a value and never closed: the first one that closes must do.
  return line.indexOf(']', from)
}

const NONE = 0
const SUB = 1
const OP = 2
const OTHER = 3

const PAREN = 40
const COLON = 58
const EQUALS = 61
const QUOTE = 34

function keyAt(line: string, at: number): number {
  switch (line.charCodeAt(at)) {
    case 111: // o
      return line.startsWith('opID=', at) || line.startsWith('opId=', at) ? OP : NONE
    case 115: // s
      return line.startsWith('sub=', at) ? SUB : line.startsWith('sid=', at) ? OTHER : NONE
    case 117: // u
      return line.startsWith('user=', at) || line.startsWith('update=', at) ? OTHER : NONE
    case 114: // r
      return line.startsWith('req=', at) || line.startsWith('reason=', at) ? OTHER : NONE
    case 105: // i
      return line.startsWith('item=', at) ? OTHER : NONE
    default:
      return NONE
  }
}

function unquoted(line: string, from: number, to: number): string {
  const quoted = line.charCodeAt(from) === QUOTE && line.charCodeAt(to - 1) === QUOTE && to > from + 1
  return quoted ? line.slice(from + 1, to - 1) : line.slice(from, to)
}

function addExtra(header: Header, words: string): void {
  header.extra = header.extra === '' ? words : `${header.extra} ${words}`
}
