import { dayStart } from '../time.ts'
import { isDigit } from './byte.ts'

const MINUTE_US = 60_000_000
const SECOND_US = 1_000_000
/** Length of `2020-12-07T09:20:`: what lines of one minute share. */
const MINUTE_LENGTH = 17

/** The minute read last: neighbours share it, and comparing bytes is all that is left to do. */
const minute = new Uint8Array(MINUTE_LENGTH)
let minuteStart = Number.NaN
/** Moment that the last stamp named. */
let micros = 0

/**
 * The stamp that fills logs, `2020-12-07T09:20:50.922Z`: UTC, a T, no or up to six digits of a fraction. Returns the offset behind
 * it, 0 for every other form; the moment is `stampMicros()`.
 */
export function scanStamp(bytes: Uint8Array, at: number, to: number): number {
  if (at + MINUTE_LENGTH + 3 > to) return 0
  for (let i = 0; i < MINUTE_LENGTH; i++) {
    if (bytes[at + i] === minute[i]) continue
    if (!learnMinute(bytes, at)) return 0
    break
  }
  let i = at + MINUTE_LENGTH
  const [tens, ones] = [bytes[i]! - 48, bytes[i + 1]! - 48]
  if (tens >>> 0 > 5 || ones >>> 0 > 9) return 0
  let us = minuteStart + (tens * 10 + ones) * SECOND_US
  i += 2
  if (bytes[i] === DOT) {
    const from = ++i
    let fraction = 0
    while (i < to && isDigit(bytes[i]!)) fraction = fraction * 10 + bytes[i++]! - 48
    const digits = i - from
    if (digits === 0 || digits > 6) return 0
    us += fraction * SCALE[digits]!
  }
  if (i >= to || bytes[i] !== UPPER_Z) return 0
  micros = us
  return i + 1
}

export function stampMicros(): number {
  return micros
}

function learnMinute(bytes: Uint8Array, at: number): boolean {
  minute[0] = 0
  for (let i = 0; i < MINUTE_LENGTH; i++) {
    const byte = bytes[at + i]!
    const punctuation = PUNCTUATION[i]!
    if (punctuation === 0 ? !isDigit(byte) : byte !== punctuation) return false
  }
  const two = (place: number): number => (bytes[at + place]! - 48) * 10 + bytes[at + place + 1]! - 48
  const [hour, minutes] = [two(11), two(14)]
  const day = dayStart(two(0) * 100 + two(2), two(5), two(8))
  if (day < 0 || hour > 23 || minutes > 59) return false
  minuteStart = day + (hour * 60 + minutes) * MINUTE_US
  minute.set(bytes.subarray(at, at + MINUTE_LENGTH))
  return true
}

const PUNCTUATION = Uint8Array.from('0000-00-00T00:00:', (c) => (c === '0' ? 0 : c.charCodeAt(0)))
const SCALE = [0, 100_000, 10_000, 1000, 100, 10, 1]
const DOT = 46
const UPPER_Z = 90
