import { isDigit } from '../bytes'

const MINUTE_US: f64 = 60_000_000
const SECOND_US: f64 = 1_000_000
const DAY_US: f64 = 86_400_000_000
/** What lies beyond is no stamp: as core's `parse/time.ts` has it. */
const EARLIEST_YEAR: i32 = 1970
const LATEST_YEAR: i32 = 2200
const DOT: u32 = 46
const UPPER_Z: u32 = 90

/** No line begins so: eight line feeds. (Zeros a line may begin with: a crash leaves holes of them.) */
const NO_LINE: u64 = 0x0a0a0a0a0a0a0a0a

/** `2020-12-07T09:20:` of the stamp read last: neighbours share it, and comparing bytes is all that is left to do. */
let minute1: u64 = NO_LINE
let minute2: u64 = 0
let minute3: u8 = 0
let minuteStart: f64 = 0

/** Moment that the last stamp named, microseconds. */
export let micros: f64 = 0

/**
 * The stamp that fills logs, `2020-12-07T09:20:50.922Z`: UTC, a T, no or up to six digits of a fraction. Returns the place
 * behind it, 0 for every other form; the moment is `micros`.
 */
export function scanStamp(at: usize, to: usize): usize {
  if (at + 20 > to) return 0
  if (load<u64>(at) !== minute1 || load<u64>(at, 8) !== minute2 || load<u8>(at, 16) !== minute3) {
    if (!learnMinute(at)) return 0
  }
  const tens = <u32>load<u8>(at, 17) - 48
  const ones = <u32>load<u8>(at, 18) - 48
  if (tens > 5 || ones > 9) return 0
  let us = minuteStart + <f64>(tens * 10 + ones) * SECOND_US
  let i = at + 19
  if (load<u8>(i) === DOT) {
    const from = ++i
    let fraction: u32 = 0
    let scale: u32 = 1_000_000
    while (i < to && isDigit(load<u8>(i)) && i - from < 7) {
      fraction = fraction * 10 + load<u8>(i++) - 48
      scale /= 10
    }
    if (i === from || i - from > 6) return 0
    us += <f64>(fraction * scale)
  }
  if (i >= to || load<u8>(i) !== UPPER_Z) return 0
  micros = us
  return i + 1
}

function learnMinute(at: usize): bool {
  minute1 = NO_LINE
  const punctuation = load<u8>(at, 4) === 45 && load<u8>(at, 7) === 45 && load<u8>(at, 10) === 84
  if (!punctuation || load<u8>(at, 13) !== 58 || load<u8>(at, 16) !== 58) return false
  const century = two(at)
  const ofCentury = two(at + 2)
  const month = two(at + 5)
  const day = two(at + 8)
  const hour = two(at + 11)
  const minutes = two(at + 14)
  if ((century | ofCentury | month | day | hour | minutes) < 0) return false
  const year = century * 100 + ofCentury
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) return false
  if (hour > 23 || minutes > 59 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return false
  minuteStart = <f64>daysSince1970(year, month, day) * DAY_US + <f64>(hour * 60 + minutes) * MINUTE_US
  minute1 = load<u64>(at)
  minute2 = load<u64>(at, 8)
  minute3 = load<u8>(at, 16)
  return true
}

/** A number of two digits; negative when there is none. */
function two(at: usize): i32 {
  const tens = <u32>load<u8>(at)
  const ones = <u32>load<u8>(at, 1)
  return isDigit(tens) && isDigit(ones) ? <i32>(tens * 10 + ones) - 528 : i32.MIN_VALUE
}

function daysOf(year: i32, month: i32): i32 {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Of the Gregorian calendar, years counted from March on so that the day that may be missing is the last one. */
function daysSince1970(year: i32, month: i32, day: i32): i32 {
  const y = month > 2 ? year : year - 1
  const era = y / 400
  const ofEra = y - era * 400
  const ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
  return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
}
