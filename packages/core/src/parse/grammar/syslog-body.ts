import type { Clock } from '../format.ts'
import type { Header } from '../header.ts'
import { BLANK, isDigit, OPEN, skipBlanks, skipDigits, wordEnd } from '../scan.ts'
import { BY_SYSLOG_SEVERITY, levelOfWord, vmacoreLevel } from '../severity.ts'
import { readIso } from '../time.ts'
import { readBracket } from './bracket.ts'
import { readGoBody } from './go-body.ts'
import { readCycles, readEarlyKernel, readKernel } from './kernel.ts'
import { alarmOfNsxData, readNsxData } from './nsx.ts'
import { readObservation } from './observation.ts'
import { readOriginator, startsOriginator } from './originator.ts'
import { readServiceHeader } from './service-header.ts'
import { readVcEvent } from './vc-event.ts'

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
 * `crond[2098412]: ` or `vmkernel: ` at `at`: program and thread of a syslog line, and an opID that stands with them
 * (`Host Profiles[2101 opID=1a2b-01]: `). Returns the offset after the colon and its blanks, or 0 for no such tag.
 */
export function readTag(line: string, at: number, header: Header): number {
  const end = tagEnd(line, at)
  if (end === at) return 0
  let colon = end
  if (line.charCodeAt(end) === OPEN) {
    const close = line.indexOf(']', end)
    if (close < 0) return 0
    const bracket = line.slice(end + 1, close)
    if (end - at !== SPACED.length || !readThreadWithOp(bracket, header)) {
      if (bracket.length > LONGEST_THREAD) return 0
      header.thread = bracket
    }
    colon = close + 1
  }
  if (line.charCodeAt(colon) !== COLON) return 0
  const after = line.charCodeAt(colon + 1)
  if (after !== BLANK && colon + 1 < line.length) return 0
  const numbered = isDigit(line.charCodeAt(end - 1)) ? NUMBERED.exec(line.slice(at, end)) : null
  if (numbered) header.thread = numbered[2]!
  header.program = numbered ? numbered[1]! : plainProgram(line.slice(at, end))
  return skipBlanks(line, colon + 1)
}

/** Scripts of ESXi put their process behind a dot: `backup.sh.100300: `. */
const NUMBERED = /^(.{1,40}\.sh)\.(\d{1,12})$/

/** A thread is short; anything longer is the message's own bracket. */
const LONGEST_THREAD = 23

function readThreadWithOp(bracket: string, header: Header): boolean {
  const fields = THREAD_WITH_OP.exec(bracket.slice(0, 200))
  if (!fields) return false
  header.thread = fields[1]!
  header.op = fields[2]!
  return true
}

const THREAD_WITH_OP = /^(\w{1,20}) op(?:ID|Id)=(\S+)$/

/**
 * Ends `hostd-probe`, `/usr/sbin/sshd`, `(systemd)` and `sshd(pam_unix)` alike: at a blank, a colon or a bracket.
 * `ERROR:` is no program.
 */
function tagEnd(line: string, at: number): number {
  let end = at
  for (; end < at + 64; end++) {
    const c = line.charCodeAt(end)
    if (c === COLON || c === OPEN) break
    if (!(c > BLANK && c < 127)) return c === BLANK && line.startsWith(SPACED, at) ? at + SPACED.length : at
  }
  return end === at || levelOfWord(line.slice(at, end)) > 0 ? at : end
}

/** The one program of ESXi with a blank in its name. */
const SPACED = 'Host Profiles'

/**
 * Whether the text after a relay's header goes on with a dumped object: `<166>… esx07 Hostd: --> (vim.fault.X) {`.
 */
export function isDumped(line: string, body: number): boolean {
  return (
    line.charCodeAt(body) === 45 &&
    (line.startsWith('--> ', body) || (line.startsWith('-->', body) && body + 3 === line.length))
  )
}

/** ESXi's relay capitalises the daemons that write `hostd[…]` themselves: one program must have one name. */
export function plainProgram(tag: string): string {
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
 * What known programs write within a syslog line, after the tag: the VMkernel's own header, an observation, the vmacore
 * bracket, an event of vCenter, NSX's structured data, or (relayed by ESXi up to 7 without, by vCenter with its own
 * time) a service's whole header. Returns where the message starts.
 */
export function readBody(line: string, at: number, header: Header, clock: Clock): number {
  const first = line.charCodeAt(at)
  const { program } = header
  if (program.startsWith('vmk') && KERNEL.has(program)) return readKernelBody(line, at, first, header)
  if (program === 'vobd') return readObservation(line, at, header) || at
  if (startsOriginator(line, at)) {
    const message = readOriginator(line, at, header)
    return message < 0 ? at : message
  }
  if (first === 78 && line.startsWith('NSX ', at)) {
    const nsx = NSX.exec(line.slice(at, at + 600))
    if (nsx) {
      readNsxData(nsx[1]!, header)
      const alarm = alarmOfNsxData(nsx[1]!)
      if (alarm !== '') header.extra = header.extra === '' ? alarm : `${header.extra} ${alarm}`
    }
    return nsx ? at + nsx[0].length : at
  }
  if (first === 69) return readVcEvent(line, at, clock, header) || readGoBody(line, at, header) || at
  if (first === PAREN && program === 'clomd') return readClom(line, at, header)
  if (first === OPEN) return readBracket(line, at + 1, header) || at
  // Envoy's own line in quotes: `"2023-…Z warning envoy[2102] [Originator@6876 sub=filter] text"`
  if (first === QUOTE && isDigit(line.charCodeAt(at + 1)))
    return readRelayedService(line, at + 1, line.charCodeAt(at + 1), header, clock) || at
  return (
    readRelayedService(line, at, first, header, clock) ||
    readScript(line, at, first, header) ||
    readGoBody(line, at, header) ||
    at
  )
}

/** vSAN's object manager: `(3489632)(opID:1804281234)CLOMReconfigure: text`; an opID of 0 is none. */
function readClom(line: string, at: number, header: Header): number {
  const fields = CLOM.exec(line.slice(at, at + 160))
  if (!fields) return at
  header.op = fields[1] === '0' ? '' : fields[1]!
  header.component = fields[2] ?? ''
  return at + fields[0].length - (fields[2] === undefined ? 0 : fields[2].length + 1)
}

const CLOM = /^\(\d{1,20}\)\(opID:(\w{1,40})\)(?:(?:WARNING|ERROR): )?(?:(\w{1,60}):)?/

/** What Python scripts of ESXi write: process, file and line, level: `2101: lifecyclectl:58 ERROR text`. */
function readScript(line: string, at: number, first: number, header: Header): number {
  const fields = isDigit(first) ? SCRIPT.exec(line.slice(at, at + 120)) : null
  const level = fields ? levelOfWord(fields[3]!) : 0
  if (!fields || level === 0) return 0
  header.thread ||= fields[1]!
  header.component = fields[2]!
  header.level = level
  return at + fields[0].length
}

const SCRIPT = /^(\d{1,12}): ([\w.-]{1,60}):\d{0,6} ([A-Z]{4,8}):? /

/** `info hostd[9C40B70] [Originator@6876 …`, also behind the service's own time. */
function readRelayedService(line: string, at: number, first: number, header: Header, clock: Clock): number {
  const { time, program } = header
  const stampEnd = isDigit(first) ? readIso(line, at, clock, header) : 0
  const from = stampEnd > 0 ? skipBlanks(line, stampEnd) : at
  if (vmacoreLevel(line, from) > 0 && SERVICE.test(line.slice(from, from + 120))) {
    const message = readServiceHeader(line, from, header)
    header.program = program
    if (message > 0) return message
  }
  header.time = time
  return 0
}

const SERVICE = /^\w+ [\w.-]+\[\w+\] \[/
const KERNEL = new Set(['vmkernel', 'vmkwarning', 'vmkalert'])

function readKernelBody(line: string, at: number, first: number, header: Header): number {
  if (first === 99) return readKernel(line, at, header) || at
  // ESX 4 and older put the uptime (days:hours:minutes:seconds) before the kernel's own header.
  const kernel = isDigit(first) ? readKernel(line, skipBlanks(line, wordEnd(line, at)), header) : 0
  if (kernel > 0) return kernel
  const cycles = first === 84 ? readCycles(line, at, header) : 0
  if (cycles > 0) return cycles
  readEarlyKernel(line, at, header)
  return at
}

// `NSX 2102 - [nsx@6876 comp="nsx-esx" subcomp="opsagent" level="INFO"] `
const NSX = /^NSX \S+ \S+ \[nsx@\d+((?: [\w.@]+="[^"]*")*)\] ?/

const QUOTE = 34
const PAREN = 40
const COLON = 58
const LESS = 60
const GREATER = 62
