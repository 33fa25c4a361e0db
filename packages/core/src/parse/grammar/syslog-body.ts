import type { Header } from '../header.ts'
import { BLANK, CLOSE, nameEnd, OPEN, skipBlanks, skipDigits, wordEnd } from '../scan.ts'
import { BY_SYSLOG_SEVERITY, levelOfWord, vmacoreLevel } from '../severity.ts'
import { readBracket } from './bracket.ts'
import { readKernel } from './kernel.ts'
import { readNsxData } from './nsx.ts'
import { readOriginator, startsOriginator } from './originator.ts'

/**
 * A relay's priority `<166>` at the line's start: sets the level and returns the offset after it,
 * 0 when there is none.
 */
export function readPriority(line: string, header: Header): number {
  if (line.charCodeAt(0) !== LESS) return 0
  const end = skipDigits(line, 1)
  if (end === 1 || end > 4 || line.charCodeAt(end) !== GREATER) return 0
  header.level = BY_SYSLOG_SEVERITY[Number(line.slice(1, end)) & 7]!
  return end + 1
}

/**
 * `crond[2098412]: ` or `vmkernel: ` at `at`: program and thread of a syslog line.
 * Returns the offset after the colon and its blanks, or 0 when there is no such tag.
 */
export function readTag(line: string, at: number, header: Header): number {
  const end = tagEnd(line, at)
  if (end === at) return 0
  let colon = end
  if (line.charCodeAt(end) === OPEN) {
    const close = line.indexOf(']', end)
    // A thread is short; anything longer is the message's own bracket.
    if (close < 0 || close > end + 24) return 0
    header.thread = line.slice(end + 1, close)
    colon = close + 1
  }
  if (line.charCodeAt(colon) !== COLON) return 0
  const after = line.charCodeAt(colon + 1)
  if (after !== BLANK && colon + 1 < line.length) return 0
  header.program = plainProgram(line.slice(at, end))
  return skipBlanks(line, colon + 1)
}

/**
 * Ends `hostd-probe`, `/usr/sbin/sshd`, `(systemd)` and `sshd(pam_unix)` alike: at a blank, a colon or a bracket.
 * `ERROR:` is no program.
 */
function tagEnd(line: string, at: number): number {
  let end = at
  for (; end < at + 64; end++) {
    const c = line.charCodeAt(end)
    if (c === COLON || c === OPEN) break
    if (!(c > BLANK && c < 127)) return at
  }
  return end === at || levelOfWord(line.slice(at, end)) > 0 ? at : end
}

/** ESXi's relay capitalises the daemons that write `hostd[…]` themselves: one program must have one name. */
function plainProgram(tag: string): string {
  switch (tag) {
    case 'Hostd':
      return 'hostd'
    case 'Vpxa':
      return 'vpxa'
    case 'Rhttpproxy':
      return 'rhttpproxy'
    case 'Fdm':
      return 'fdm'
    default:
      return tag
  }
}

/**
 * What known programs write within a syslog line, after the tag: the VMkernel's own header, the vmacore bracket,
 * NSX's structured data, or (relayed by ESXi up to 7) the services' header without its time.
 * Returns where the message starts.
 */
export function readBody(line: string, at: number, header: Header): number {
  const first = line.charCodeAt(at)
  if (first === 99 && header.program.startsWith('vmk')) {
    return readKernel(line, at, header) || at
  }
  if (startsOriginator(line, at)) {
    const message = readOriginator(line, at, header)
    return message < 0 ? at : message
  }
  if (first === 78 && line.startsWith('NSX ', at)) {
    const nsx = NSX.exec(line.slice(at, at + 600))
    if (nsx) readNsxData(nsx[1]!, header)
    return nsx ? at + nsx[0].length : at
  }
  if (first === OPEN) return readBracket(line, at + 1, header) || at
  const level = vmacoreLevel(line, at)
  if (level === 0) return at
  const programEnd = wordEnd(line, at) + 1
  const open = nameEnd(line, programEnd)
  const close = nameEnd(line, open + 1)
  if (line.charCodeAt(open) !== OPEN || line.charCodeAt(close) !== CLOSE || !startsOriginator(line, close + 2))
    return at
  const message = readOriginator(line, close + 2, header)
  if (message < 0) return at
  header.level = level
  header.thread = line.slice(open + 1, close)
  return message
}

// `NSX 2102 - [nsx@6876 comp="nsx-esx" subcomp="opsagent" level="INFO"] `
const NSX = /^NSX \S+ \S+ \[nsx@\d+((?: [\w.@]+="[^"]*")*)\] ?/
const COLON = 58
const LESS = 60
const GREATER = 62
