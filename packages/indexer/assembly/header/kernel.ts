import { BLANK, byteAt, bytesAt, digitsEnd, find, isDigit, isLetter } from '../bytes'
import { COMPONENT, clear, IMPLIED, LEVEL, MESSAGE, OP, setField, THREAD, TIME, VMKERNEL } from '../row'
import { CRITICAL, INFO, WARNING } from './level'
import { micros, scanStamp } from './stamp'

/** Words as they lie in memory. */
const CPU: u32 = 0x75706320 // ' cpu'
const OPID_: u64 = 0x3d4449706f // opID=
const WARNING_: u64 = 0x3a474e494e524157 // WARNING:
const ALERT_: u64 = 0x203a5452454c41 // 'ALERT: '
const WORLD: u64 = 0x646c726f57 // World

const OPENING: u32 = 40
const PAREN: u32 = 41
const COLON: u32 = 58
const LT: u32 = 60
const ESCAPE: u32 = 27

/**
 * `2020-12-07T09:20:50.922Z cpu4:2101762 opID=9f36a1c2)ScsiDeviceIO: 4124: …`, as core's `parse/formats/vmkernel.ts` reads
 * it. False when the line is not of this plain form.
 */
export function scanKernel(row: usize, line: usize, to: usize): bool {
  const stampEnd = scanStamp(line, to)
  if (stampEnd === 0) return false
  clear(row)
  store<f64>(row, micros, TIME)
  store<u32>(row, VMKERNEL, IMPLIED)
  const message = scanKernelText(row, line, stampEnd, to, INFO)
  store<u32>(row, <u32>(message - line), MESSAGE)
  return message !== 0
}

/** ` cpu4:2101762 opID=9f36a1c2)ScsiDeviceIO: 4124: …`; `level` is what it has if it states none. Returns where the message starts, or 0. */
export function scanKernelText(row: usize, line: usize, at: usize, to: usize, level: u32): usize {
  if (load<u32>(at) !== CPU) return 0
  const cpuEnd = digitsEnd(at + 4, to)
  if (cpuEnd === at + 4 || byteAt(cpuEnd) !== COLON) return 0
  let i = digitsEnd(cpuEnd + 1, to)
  if (i === cpuEnd + 1) return 0
  setField(row, THREAD, line, cpuEnd + 1, i)
  if (byteAt(i) === BLANK) {
    if (bytesAt(i + 1, 5) !== OPID_) return 0
    const op = i + 6
    i = find(PAREN, op, to)
    setField(row, OP, line, op, i)
  }
  if (i >= to || byteAt(i) !== PAREN) return 0
  return scanModule(row, line, i + 1, to, level) ? i + 1 : 0
}

/** `WARNING: NMP: …`: a stated level, then the module before the first colon. */
function scanModule(row: usize, line: usize, at: usize, to: usize, level: u32): bool {
  let i = at
  if (i + 9 <= to && load<u64>(i) === WARNING_ && byteAt(i + 8) === BLANK) {
    level = WARNING
    i += 9
  } else if (i + 7 <= to && bytesAt(i, 7) === ALERT_) {
    level = CRITICAL
    i += 7
  } else if (i < to && (byteAt(i) === LT || byteAt(i) === ESCAPE)) return false
  store<u32>(row, level, LEVEL)
  const end = nameEnd(i, to)
  if (end === i || isDigit(byteAt(i))) return true
  // `DEBUG (ne1000): …`: a driver's own form.
  if (end + 1 < to && byteAt(end + 1) === OPENING) return false
  if (end < to && byteAt(end) === COLON) {
    setField(row, COMPONENT, line, i, end)
    // `World: 12077: VC opID … maps to vmkernel opID …`: the full reader knows which of them.
    if (end - i === 5 && bytesAt(i, 5) === WORLD) return false
  }
  return true
}

/** End of a word of letters, digits, `-` `.` `/` and `_`. */
function nameEnd(at: usize, to: usize): usize {
  for (; at < to; at++) {
    const c = byteAt(at)
    if (isLetter(c) || c - 45 < 13 || c === 95) continue
    break
  }
  return at
}
