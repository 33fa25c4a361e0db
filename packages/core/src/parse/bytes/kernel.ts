import { LEVEL } from '@bundlescope/contract/level.ts'
import type { ScannedHeader } from '../scanned.ts'
import { BLANK, digitsEnd, has, isDigit, LT } from './byte.ts'
import { scanStamp, stampMicros } from './stamp.ts'

/**
 * `2020-12-07T09:20:50.922Z cpu4:2101762 opID=9f36a1c2)ScsiDeviceIO: 4124: …`, as `formats/vmkernel.ts` reads it.
 * False when the line is not of this plain form.
 */
export function scanKernel(bytes: Uint8Array, line: number, to: number, out: ScannedHeader): boolean {
  out.reset()
  out.impliedProgram = 'vmkernel'
  const stampEnd = scanStamp(bytes, line, to)
  if (stampEnd === 0 || !has(bytes, stampEnd, to, ' cpu')) return false
  out.time = stampMicros()
  const cpuEnd = digitsEnd(bytes, stampEnd + 4, to)
  if (cpuEnd === stampEnd + 4 || bytes[cpuEnd] !== COLON) return false
  let i = digitsEnd(bytes, cpuEnd + 1, to)
  if (i === cpuEnd + 1) return false
  out.threadFrom = cpuEnd + 1 - line
  out.threadTo = i - line
  if (bytes[i] === BLANK) {
    if (!has(bytes, i + 1, to, 'opID=')) return false
    const op = i + 6
    i = op
    while (i < to && bytes[i] !== PAREN) i++
    out.opFrom = op - line
    out.opTo = i - line
  }
  if (i >= to || bytes[i] !== PAREN) return false
  const message = i + 1
  out.messageStart = message - line
  return scanModule(bytes, line, message, to, out)
}

/** `WARNING: NMP: …`: a stated level, then the module before the first colon. */
function scanModule(bytes: Uint8Array, line: number, at: number, to: number, out: ScannedHeader): boolean {
  out.level = LEVEL.info
  let i = at
  if (bytes[i] === UPPER_W && has(bytes, i, to, 'WARNING: ')) {
    out.level = LEVEL.warning
    i += 9
  } else if (bytes[i] === UPPER_A && has(bytes, i, to, 'ALERT: ')) {
    out.level = LEVEL.critical
    i += 7
  } else if (bytes[i] === LT || bytes[i] === ESCAPE) return false
  let end = i
  while (end < to && NAME[bytes[end]!] === 1) end++
  if (end === i || isDigit(bytes[i]!)) return true
  // `DEBUG (ne1000): …`: a driver's own form.
  if (end + 1 < to && bytes[end + 1] === OPENING) return false
  if (end < to && bytes[end] === COLON) {
    out.componentFrom = i - line
    out.componentTo = end - line
    // `World: 12077: VC opID … maps to vmkernel opID …`: the full reader knows which of them.
    if (end - i === 5 && has(bytes, i, to, 'World')) return false
  }
  return true
}

/** Letters, digits, `-` `.` `/` and `_`: as `nameEnd` takes them. */
const NAME = Uint8Array.from({ length: 256 }, (_, c) =>
  (c >= 97 && c <= 122) || (c >= 45 && c <= 57) || (c >= 65 && c <= 90) || c === 95 ? 1 : 0,
)
const OPENING = 40
const PAREN = 41
const COLON = 58
const ESCAPE = 27
const UPPER_A = 65
const UPPER_W = 87
