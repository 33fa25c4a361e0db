import { BLANK, byteAt, bytesAt, CLOSE, digitsEnd, isDigit, isLetter, OPEN } from '../bytes'
import { COMPONENT, clear, IMPLIED, isEmpty, LEVEL, MESSAGE, OP, PROGRAM, setField, THREAD, TIME } from '../row'
import { scanKernelText } from './kernel'
import { CRITICAL, DEBUG, ERROR, INFO, NOTICE, WARNING } from './level'
import { scanOriginator } from './originator'
import { micros, scanStamp } from './stamp'

const PAREN_OPEN: u32 = 40
const PAREN_CLOSE: u32 = 41
const COLON: u32 = 58

/** Tags as they lie in memory. ESXi's relay capitalises the daemons that write `hostd[…]` themselves. */
const HOSTD: u64 = 0x5b6474736f48 // Hostd[
const VPXA: u64 = 0x5b61787056 // Vpxa[
const FDM: u64 = 0x5b6d6446 // Fdm[
const RHTTPPRO: u64 = 0x6f72707074746852 // Rhttppro
const XY: u32 = 0x5b7978 // xy[
const VMKERNEL: u64 = 0x6c656e72656b6d76 // vmkernel
const VMKWARNI: u64 = 0x696e7261776b6d76 // vmkwarni
const NG: u32 = 0x676e // ng

/** A thread is no longer. */
const LONGEST_THREAD: usize = 23

/** What a tag stands for: the number of the program's name (see row.ts), and the place behind the tag's name. */
let program: u32 = 0
let nameEnd: usize = 0

/**
 * `2023-08-09T10:11:12.131Z In(166) Hostd[2101234]: [Originator@6876 …] …` and `… Wa(180) vmkwarning: cpu9:2097650)…`, as
 * core's `parse/formats/esxi8.ts` reads them. False when the line is not of these plain forms.
 */
export function scanEsxi8(row: usize, line: usize, to: usize): bool {
  const stampEnd = scanStamp(line, to)
  if (stampEnd === 0) return false
  clear(row)
  store<f64>(row, micros, TIME)
  const tag = scanSeverity(row, stampEnd, to)
  if (tag === 0) return false
  const message = isKernel(tag) ? scanKernelLine(row, line, tag, to) : scanDaemon(row, line, tag, to)
  if (message === 0) return false
  store<u32>(row, <u32>(message - line), MESSAGE)
  // What neither names may state its operation in the text: the full reader looks for it.
  return !isEmpty(row, OP) || !isEmpty(row, COMPONENT)
}

/** ` In(166) `: the level by the priority's lower three bits. Returns the place behind it, or 0. */
function scanSeverity(row: usize, at: usize, to: usize): usize {
  if (byteAt(at) !== BLANK || !isLetter(byteAt(at + 1)) || !isLetter(byteAt(at + 2))) return 0
  const end = digitsEnd(at + 4, to)
  const digits = end - at - 4
  if (byteAt(at + 3) !== PAREN_OPEN || digits < 1 || digits > 3) return 0
  if (end + 1 >= to || byteAt(end) !== PAREN_CLOSE || byteAt(end + 1) !== BLANK) return 0
  let priority: u32 = 0
  for (let i = at + 4; i < end; i++) priority = priority * 10 + byteAt(i) - 48
  store<u32>(row, levelOf(priority & 7), LEVEL)
  return end + 2
}

/** As core's `parse/severity.ts`. */
function levelOf(severity: u32): u32 {
  if (severity < 3) return CRITICAL
  if (severity === 3) return ERROR
  if (severity === 4) return WARNING
  if (severity === 5) return NOTICE
  return severity === 6 ? INFO : DEBUG
}

/** `Hostd[2101234]: [Originator@…`: returns where the message starts, or 0. */
function scanDaemon(row: usize, line: usize, at: usize, to: usize): usize {
  if (!isDaemon(at)) return 0
  store<u32>(row, program, IMPLIED)
  const thread = nameEnd + 1
  let i = thread
  while (i < to && isAlphanumeric(byteAt(i))) i++
  if (i === thread || i - thread > LONGEST_THREAD || i + 3 >= to) return 0
  if (byteAt(i) !== CLOSE || byteAt(i + 1) !== COLON || byteAt(i + 2) !== BLANK || byteAt(i + 3) !== OPEN) return 0
  setField(row, THREAD, line, thread, i)
  return scanOriginator(row, line, i + 3, to)
}

/** Whether a daemon's name and its bracket stand here; then `program` is which, and the bracket at `nameEnd`. */
function isDaemon(at: usize): bool {
  program = bytesAt(at, 6) === HOSTD ? 2 : bytesAt(at, 5) === VPXA ? 3 : bytesAt(at, 4) === FDM ? 5 : 0
  nameEnd = at + (program === 2 ? 5 : program === 3 ? 4 : 3)
  if (program === 0 && load<u64>(at) === RHTTPPRO && <u32>bytesAt(at + 8, 3) === XY) {
    program = 4
    nameEnd = at + 10
  }
  return program !== 0
}

/** Whether `vmkernel:` or `vmkwarning:` stands here; then the colon is at `nameEnd`. */
function isKernel(at: usize): bool {
  const name = load<u64>(at)
  nameEnd = at + (name === VMKERNEL ? 8 : 10)
  return (name === VMKERNEL || (name === VMKWARNI && load<u16>(at, 8) === NG)) && byteAt(nameEnd) === COLON
}

/** `vmkernel: cpu9:2097650 opID=bd32da8)WARNING: FS3: …`: returns where the message starts, or 0. */
function scanKernelLine(row: usize, line: usize, at: usize, to: usize): usize {
  setField(row, PROGRAM, line, at, nameEnd)
  return nameEnd < to ? scanKernelText(row, line, nameEnd + 1, to, load<u32>(row, LEVEL)) : 0
}

function isAlphanumeric(c: u32): bool {
  return isDigit(c) || isLetter(c)
}
