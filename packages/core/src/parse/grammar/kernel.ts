import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Header } from '../header.ts'
import { BLANK, isDigit, nameEnd, skipDigits } from '../scan.ts'
import { BY_SYSLOG_SEVERITY, levelOfWord } from '../severity.ts'
import { colouredStart } from '../terminal-colours.ts'

/**
 * What the VMkernel writes after its stamp, the same in every generation:
 *
 *     cpu26:2097711 opID=936118c3)WARNING: NFS41: NFS41FileDoCloseFile:3128: file handle close failed
 *
 * World as thread, the 32-bit opID, the level of WARNING and ALERT, and the module as component.
 * Returns where the message starts (after the parenthesis), or 0 when this is no such text.
 */
export function readKernel(line: string, at: number, header: Header): number {
  if (!line.startsWith('cpu', at)) return 0
  const cpuEnd = skipDigits(line, at + 3)
  if (cpuEnd === at + 3) return 0
  let i = cpuEnd
  if (line.charCodeAt(cpuEnd) === COLON) {
    i = skipDigits(line, cpuEnd + 1)
    if (i === cpuEnd + 1) return 0
    header.thread = line.slice(cpuEnd + 1, i)
  }
  if (line.charCodeAt(i) === BLANK && line.startsWith('opID=', i + 1)) {
    const opEnd = line.indexOf(')', i)
    if (opEnd < 0) return 0
    header.op = line.slice(i + 6, opEnd)
    i = opEnd
  }
  if (line.charCodeAt(i) !== PAREN) return 0
  header.level ||= LEVEL.info
  readModule(line, i + 1, header)
  if (header.op === '' && header.component === 'World') readMappedOp(line, i + 1, header)
  return i + 1
}

/**
 * `TSC: 540864 cpu0:1)Boot: 88: …`, cycles of the processor in place of a time. Returns where the message starts, or 0.
 */
export function readCycles(line: string, at: number, header: Header): number {
  const cycles = CYCLES.exec(line.slice(at, at + 40))?.[0]
  const message = cycles === undefined ? 0 : readKernel(line, at + cycles.length, header)
  if (message > 0) header.extra = cycles!.trimEnd()
  return message
}

const CYCLES = /^TSC: \d{1,20} (?=cpu)/

/**
 * What the VMkernel writes while it starts, before it knows CPUs and worlds: `VMB: 65: Reserved 4 MPNs`.
 * Nothing but the level and the module to read.
 */
export function readEarlyKernel(line: string, at: number, header: Header): void {
  header.level ||= LEVEL.info
  readModule(line, at, header)
}

/** `World: 12077: VC opID esxui-d6ab-f678 maps to vmkernel opID 936118c3`: the line belongs to both. */
function readMappedOp(line: string, at: number, header: Header): void {
  header.op = MAPPED_OP.exec(line.slice(at, at + 300))?.[1] ?? ''
}

const MAPPED_OP = / maps to vmkernel opID (\w{1,16})/

/** `WARNING: NMP: nmp_DeviceRequest:237: …`, `<4>lpfc: …`: a stated level, then the module before the first colon. */
function readModule(line: string, at: number, header: Header): void {
  let i = line.charCodeAt(at) === ESCAPE ? at + colouredStart(line.slice(at, at + 60)) : at
  const c = line.charCodeAt(i)
  if (c === UPPER_W && line.startsWith('WARNING: ', i)) {
    header.level = LEVEL.warning
    i += 9
  } else if (c === UPPER_A && line.startsWith('ALERT: ', i)) {
    header.level = LEVEL.critical
    i += 7
  } else if (c === LESS && line.charCodeAt(i + 2) === GREATER && isDigit(line.charCodeAt(i + 1))) {
    header.level = BY_SYSLOG_SEVERITY[line.charCodeAt(i + 1) - 48] ?? header.level // a Linux driver's printk level
    i += 3
  }
  const end = nameEnd(line, i)
  if (end === i || isDigit(line.charCodeAt(i))) return // a line of a stack: `0x451a:[0x4180]…`
  if (line.charCodeAt(end) === COLON) header.component = line.slice(i, end)
  else if (line.charCodeAt(end + 1) === OPENING) readDriver(line, i, header)
}

/** `DEBUG (ne1000): …`, as the native drivers write. */
function readDriver(line: string, at: number, header: Header): void {
  const driver = DRIVER.exec(line.slice(at, at + 60))
  if (!driver) return
  header.level = levelOfWord(driver[1]!) || header.level
  header.component = driver[2]!
}

const DRIVER = /^(DEBUG|INFO|WARN|WARNING|ERROR) \(([\w.-]{1,40})\): /
const OPENING = 40
const ESCAPE = 27
const PAREN = 41
const COLON = 58
const LESS = 60
const GREATER = 62
const UPPER_A = 65
const UPPER_W = 87
