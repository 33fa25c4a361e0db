import type { Header } from '../header.ts'
import { BLANK, CLOSE, isDigit, OPEN } from '../scan.ts'

/**
 * The bracket of the vmacore library, shared by the 6.0–7.0 and 8.x headers (vSAN's services put their own name first):
 *
 *     [Originator@6876 sub=Vmsvc.vm:/vmfs/volumes/ds/web 01/web.vmx opID=esxui-d6ab-f678 user=root] message
 *
 * A value may hold blanks (`sub=Proxy Req 70041`) and brackets (`sub=vmomi.soapStub[33]`), so it ends only at a known
 * key or at the bracket's own end; one vCenter 7 build even forgets the blank (`sub=vpxCryptopID=SWI-1a2b`).
 */
export function startsOriginator(line: string, at: number): boolean {
  if (line.charCodeAt(at) !== OPEN) return false
  if (line.startsWith('Originator@', at + 1) || line.startsWith('vSAN@', at + 1)) return true
  return OTHER.test(line.slice(at, at + 60))
}

/** Another program's name in the originator's place: `[HealthAgent@6876 sub=Main opID=1a-2b]`. */
const OTHER = /^\[[A-Z][\w:]{0,40}@\d{1,6} sub=/

/** Fills component, op and extra; returns where the message starts, or -1 when the bracket never ends. */
export function readOriginator(line: string, at: number, header: Header): number {
  let i = line.indexOf('@', at) + 1
  while (isDigit(line.charCodeAt(i))) i++
  let restFrom = -1
  while (line.charCodeAt(i) !== CLOSE) {
    if (line.charCodeAt(i) === BLANK) i++
    let from = i + keyLength(line, i)
    let to: number
    let next: number
    if (line.charCodeAt(from) === QUOTE && from > i) {
      // From 9.0 on values stand in quotes: `sub="vpxLro"`.
      to = line.indexOf('"', ++from)
      next = to + 1
    } else next = to = valueEnd(line, from)
    if (to < 0) return -1
    if (from > i && line.charCodeAt(i) === LOWER_O) {
      // What people name an operation may hold blanks; a blank before another word and `=` ends it: a key that is not known.
      const key = line.lastIndexOf('=', to)
      if (key > from) next = to = unknownKey(line, from, to)
      header.op = line.slice(from, to)
    } else if (from > i && line.charCodeAt(i + 1) === LOWER_U) {
      const glued = line.indexOf('opID=', from)
      if (glued >= 0 && glued < to) next = to = glued
      readComponent(line, from, to, header)
    } else if (restFrom < 0) {
      // user=, sid=, item= … : as a rule they stand together at the end, so one slice keeps them all.
      restFrom = i
    }
    i = next
  }
  if (restFrom >= 0) addExtra(header, line.slice(restFrom, i))
  return line.charCodeAt(i + 1) === BLANK ? i + 2 : i + 1
}

/**
 * Cuts off what varies by line: `Proxy Req 70041`, `Vmsvc.vm:/vmfs/…/web01.vmx`, `vmomi.soapStub[33]`,
 * `VigorStatsProvider(0000…)`. The rest stays searchable in `extra`.
 */
function readComponent(line: string, from: number, to: number, header: Header): void {
  // `sub=[SSO][SsoAdminServiceImpl]`
  if (line.charCodeAt(from) === OPEN) {
    const close = line.indexOf(']', from)
    header.component = line.slice(from + 1, Math.min(close, to))
    if (close + 1 < to) addExtra(header, line.slice(close + 1, to))
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
  // `Vimsvc.Ticket 52 66 af 87 76 b0 ab 21-dd 2b …`
  const ticket = rest === to && to - from > TICKET_LENGTH ? TICKET.exec(line.slice(from, to)) : null
  if (ticket) {
    end = from + ticket.index
    rest = end + 1
  }
  header.component = line.slice(from, end)
  if (rest < to) addExtra(header, line.slice(rest, to))
}

const TICKET_LENGTH = 47
const TICKET = / (?:[0-9a-f]{2}[ -]){15}[0-9a-f]{2}$/

/** Offset of the blank before the first `word=` within [from, to); `to` when there is none. */
function unknownKey(line: string, from: number, to: number): number {
  const key = / \w{1,40}=/.exec(line.slice(from, to))
  return key ? from + key.index : to
}

/** A value ends at a key that is known, or where the bracket does; -1 when that never closes. */
function valueEnd(line: string, from: number): number {
  const close = line.indexOf(']', from)
  let end = line.indexOf(' ', from)
  while (end >= 0 && end < close && keyLength(line, end + 1) === 0) end = line.indexOf(' ', end + 1)
  if (end < 0 || end > close) end = close
  const open = line.indexOf('[', from)
  return open >= 0 && open < end ? nestedEnd(line, from) : end
}

/** As valueEnd, for a value that holds brackets itself; searching is fast, counting brackets is not. */
function nestedEnd(line: string, from: number): number {
  let depth = 0
  for (let i = from; i < line.length; i++) {
    const c = line.charCodeAt(i)
    if (c === OPEN) depth++
    else if (c === CLOSE && depth-- === 0) return i
    else if (c === BLANK && keyLength(line, i + 1) > 0) return i
  }
  // A bracket opened in a value and never closed: the first one that closes must do.
  return line.indexOf(']', from)
}

/** Length of the known key at `at`, its `=` included; 0 when there is none. Only `opID` and `opId` start with an o. */
function keyLength(line: string, at: number): number {
  switch (line.charCodeAt(at)) {
    case LOWER_O:
      return has(line, at, 'opID=') || has(line, at, 'opId=') ? 5 : 0
    case 115: // s
      return has(line, at, 'sub=') || has(line, at, 'sid=') ? 4 : 0
    case LOWER_U:
      return has(line, at, 'user=') ? 5 : has(line, at, 'update=') ? 7 : 0
    case 114: // r
      return has(line, at, 'req=') ? 4 : has(line, at, 'reason=') ? 7 : 0
    case 105: // i
      return has(line, at, 'item=') ? 5 : 0
    default:
      return 0
  }
}

/** As `startsWith`, which costs more than the comparison for words this short. */
function has(line: string, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) if (line.charCodeAt(at + i) !== word.charCodeAt(i)) return false
  return true
}

function addExtra(header: Header, words: string): void {
  header.extra = header.extra === '' ? words : `${header.extra} ${words}`
}

const QUOTE = 34
const PAREN = 40
const COLON = 58
const LOWER_O = 111
const LOWER_U = 117
