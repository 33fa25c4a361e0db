import { BLANK, byteAt, bytesAt, CLOSE, OPEN } from '../bytes'
import { clear, LEVEL, MESSAGE, PROGRAM, setField, THREAD, TIME } from '../row'
import { DEBUG, ERROR, INFO, TRACE, WARNING } from './level'
import { scanOriginator } from './originator'
import { micros, scanStamp } from './stamp'

/** Level words of the vmacore library with their blank, as they lie in memory. */
const INFO_: u64 = 0x206f666e69
const VERBOSE_: u64 = 0x2065736f62726576
const WARNING_: u64 = 0x20676e696e726177
const ERROR_: u64 = 0x20726f727265
const TRIVIA_: u64 = 0x20616976697274
const DEBUG_: u64 = 0x206775626564

/** Code of the level word found last. */
let level: u32 = 0

/**
 * `2020-12-07T09:20:50.922Z info vpxd[04711] [Originator@6876 …] …`: the line of a service on the vmacore library, as
 * core's `parse/formats/vmacore.ts` reads it. False when the line is not of this plain form.
 */
export function scanService(row: usize, line: usize, to: usize): bool {
  const stampEnd = scanStamp(line, to)
  if (stampEnd === 0 || byteAt(stampEnd) !== BLANK) return false
  clear(row)
  store<f64>(row, micros, TIME)
  const word = stampEnd + 1
  const program = word + levelLength(word)
  if (program === word || program > to) return false
  store<u32>(row, level, LEVEL)
  let i = program
  while (i < to && byteAt(i) !== OPEN && byteAt(i) !== BLANK) i++
  if (i >= to || byteAt(i) !== OPEN) return false
  setField(row, PROGRAM, line, program, i)
  const thread = ++i
  while (i < to && byteAt(i) !== CLOSE && byteAt(i) !== BLANK) i++
  if (i + 1 >= to || byteAt(i) !== CLOSE || byteAt(i + 1) !== BLANK) return false
  setField(row, THREAD, line, thread, i)
  const message = scanOriginator(row, line, i + 2, to)
  if (message === 0) return false
  store<u32>(row, <u32>(message - line), MESSAGE)
  return true
}

/** Length of the level word at `at` and its blank, 0 when there is none. */
function levelLength(at: usize): usize {
  if (bytesAt(at, 5) === INFO_) {
    level = INFO
    return 5
  }
  if (load<u64>(at) === VERBOSE_) {
    level = DEBUG
    return 8
  }
  if (load<u64>(at) === WARNING_) {
    level = WARNING
    return 8
  }
  if (bytesAt(at, 6) === ERROR_) {
    level = ERROR
    return 6
  }
  if (bytesAt(at, 7) === TRIVIA_) {
    level = TRACE
    return 7
  }
  if (bytesAt(at, 6) === DEBUG_) {
    level = DEBUG
    return 6
  }
  return 0
}
