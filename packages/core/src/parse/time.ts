import { meaningsOf } from '../bundle/identity/zone-abbreviations.ts'
import type { Clock } from './format.ts'
import type { Header } from './header.ts'

/**
 * Readers of time stamps at the start of lines. They work on character codes, since Date.parse and regular
 * expressions cost more than all the rest of a header. Each writes `header.time` (µs UTC) and returns the offset
 * after the stamp, or 0 when there is none. The start of the day is remembered: logs rarely change it.
 */

const SECOND_US = 1_000_000
const MINUTE_US = 60 * SECOND_US
const DAY_US = 24 * 60 * MINUTE_US

const BLANK = 32
const PLUS = 43
const COMMA = 44
const DASH = 45
const DOT = 46
const COLON = 58
const UPPER_T = 84
const UPPER_Z = 90
const LOWER_T = 116
const LOWER_Z = 122

/** The same day may be this much before the event before it; what lies farther back is of the next year. */
const BACK_IN_YEAR_US = 183 * DAY_US
/** … and this much behind it; farther on, a clock that New Year had passed was set back across it. */
const ON_IN_YEAR_US = 335 * DAY_US

/**
 * `2020-12-07T09:20:50.922926Z`, a blank for the T, 0 … 9 digits after `.`, `,` or `:`
 * (the colon is Update Manager's: `2021-09-06T14:40:25:001Z`), then `Z`, `+05:30`, `-0600`, ` UTC` or nothing.
 */
export function readIso(line: string, at: number, clock: Clock, header: Header): number {
  if (line.charCodeAt(at + 4) !== DASH || line.charCodeAt(at + 7) !== DASH) return 0
  if (line.charCodeAt(at + 13) !== COLON || line.charCodeAt(at + 16) !== COLON) return 0
  const t = line.charCodeAt(at + 10)
  if (t !== UPPER_T && t !== BLANK && t !== LOWER_T) return 0
  const century = two(line, at)
  const year = two(line, at + 2)
  const second = secondOfDay(line, at + 11)
  if (century < 0 || year < 0 || second < 0) return 0
  const day = dayStart(century * 100 + year, two(line, at + 5), two(line, at + 8))
  if (day < 0) return 0

  let end = at + 19
  let us = day + second * SECOND_US
  const mark = line.charCodeAt(end)
  if ((mark === DOT || mark === COMMA || mark === COLON) && digit(line, end + 1) >= 0) {
    const stop = fractionEnd(line, end + 1)
    us += fractionMicros(line, end + 1, stop)
    end = stop
  }
  const zone = line.charCodeAt(end)
  if (zone === UPPER_Z || zone === LOWER_Z) {
    header.time = us
    return end + 1
  }
  if (zone === PLUS || zone === DASH) {
    const hours = two(line, end + 1)
    if (hours >= 0 && hours <= 18) {
      const colon = line.charCodeAt(end + 3) === COLON ? 1 : 0
      const minutes = two(line, end + 3 + colon)
      const offset = (hours * 60 + Math.max(minutes, 0)) * MINUTE_US
      header.time = zone === PLUS ? us - offset : us + offset
      return minutes < 0 ? end + 3 : end + 5 + colon
    }
  }
  if (zone === BLANK && namesUtc(line, end + 1)) {
    header.time = us
    return end + 4
  }
  header.time = us - clock.zoneMinutes * MINUTE_US
  return zone === BLANK ? readZoneName(line, end, us, clock, header) : end
}

/**
 * ` JST` behind a stamp, as databases and shells write it. A name of several meanings (` IST`) is no part of the text either,
 * but moves nothing where the file itself does not tell which is meant: the clock decides.
 */
function readZoneName(line: string, at: number, us: number, clock: Clock, header: Header): number {
  // Nearly all of them end in T, as third or fourth letter; words behind a stamp hardly ever do.
  const end = line.charCodeAt(at + 3) === UPPER_T ? at + 4 : line.charCodeAt(at + 4) === UPPER_T ? at + 5 : 0
  if (end === 0 || line.charCodeAt(end) !== BLANK) return at
  const name = line.slice(at + 1, end)
  const meanings = meaningsOf(name)
  if (meanings.length === 0) return at
  const minutes = meanings.length === 1 ? meanings[0] : clock.named?.get(name)
  if (minutes !== undefined) header.time = us - minutes * MINUTE_US
  return end
}

/** `UTC` or `GMT` as a word, as databases write it; not `GMT+02:00`. */
function namesUtc(line: string, at: number): boolean {
  const c = line.charCodeAt(at)
  if (c !== 85 && c !== 71) return false
  if (!line.startsWith('UTC', at) && !line.startsWith('GMT', at)) return false
  const next = line.charCodeAt(at + 3)
  return next !== PLUS && next !== DASH && !(next >= 65 && next <= 122)
}

/**
 * BSD syslog, without a year or zone: `Dec  7 08:57:12`, `Apr 17 22:14:49.605`, `jul 04 23:25:04.553`.
 * The year is the last one that puts the stamp no more than a day after the clock's reference; or, when the clock
 * follows the file, the one that goes on from the event before.
 */
export function readBsd(line: string, at: number, clock: Clock, header: Header): number {
  const month = monthAt(line, at)
  return month === 0 ? 0 : readDay(line, at + 3, month, clock, header)
}

/** As `readBsd`, from the blank behind the month's name on: for months that `monthAt` does not know. */
export function readDay(line: string, at: number, month: number, clock: Clock, header: Header): number {
  if (line.charCodeAt(at) !== BLANK) return 0
  let i = at + 1
  while (line.charCodeAt(i) === BLANK && i < at + 3) i++
  let day = digit(line, i++)
  if (day < 0) return 0
  const second = digit(line, i)
  if (second >= 0) {
    day = day * 10 + second
    i++
  }
  if (line.charCodeAt(i) !== BLANK || line.charCodeAt(i + 3) !== COLON || line.charCodeAt(i + 6) !== COLON) return 0
  const timeOfDay = secondOfDay(line, i + 1)
  if (timeOfDay < 0) return 0
  let end = i + 9
  let us = timeOfDay * SECOND_US - clock.zoneMinutes * MINUTE_US
  if (line.charCodeAt(end) === DOT && digit(line, end + 1) >= 0) {
    const stop = fractionEnd(line, end + 1)
    us += fractionMicros(line, end + 1, stop)
    end = stop
  }
  const limit = clock.reference + DAY_US
  if (clock.follows && clock.previous !== undefined) {
    const time = goingOn(clock.previous, month, day, us)
    if (time <= limit) {
      header.time = time
      return end
    }
  }
  let year = yearOf(limit)
  // 29 February is at most eight years away (1896 and 1904 have no leap year between them).
  for (let tries = 0; tries < 9; tries++, year--) {
    const start = dayStart(year, month, day)
    if (start < 0 || start + us > limit) continue
    header.time = start + us
    return end
  }
  return 0
}

/** The moment of a day and time of day that comes next after (or a little before) `previous`; Infinity for no such day. */
function goingOn(previous: number, month: number, day: number, us: number): number {
  const year = yearOf(previous)
  for (const step of YEARS_NEAR) {
    const start = dayStart(year + step, month, day)
    if (start < 0) continue
    const time = start + us
    // 29 February: the nearest one there is.
    if (month === 2 && day === 29) return time
    if (time >= previous - BACK_IN_YEAR_US && time <= previous + ON_IN_YEAR_US) return time
  }
  return Number.POSITIVE_INFINITY
}

const YEARS_NEAR = [0, 1, -1, -2, 2, -3, 3, -4, 4]

/**
 * 1 … 12 for a month's first three letters in any case, else 0. VMware Tools writes them in the guest's language
 * (`[jul 04 23:25:04.553]`): English, Spanish, Portuguese, German and Italian are told apart by nothing else.
 */
export function monthAt(line: string, at: number): number {
  const code =
    ((line.charCodeAt(at) | 32) << 16) | ((line.charCodeAt(at + 1) | 32) << 8) | (line.charCodeAt(at + 2) | 32)
  return MONTHS.get(code) ?? 0
}

const MONTHS = new Map(
  'jan ene gen|feb fev|mar|apr abr avr|may mai mag|jun giu|jul lug|aug ago|sep set|oct okt out ott|nov|dec dic dez'
    .split('|')
    .flatMap((names, i) => names.split(' ').map((name) => [letters(name, 0), i + 1] as const)),
)

function letters(text: string, at: number): number {
  const second = (text.charCodeAt(at + 1) | 32) << 8
  return ((text.charCodeAt(at) | 32) << 16) | second | (text.charCodeAt(at + 2) | 32)
}

const DAYS_IN_MONTH = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

let knownDay = -1
let knownStart = 0

/** µs UTC of a day's midnight; -1 when there is no such day. */
export function dayStart(year: number, month: number, day: number): number {
  // Numbers of two digits, or -1: what is no day has the key of none.
  const key = (year * 100 + month) * 100 + day
  if (key === knownDay) return knownStart
  if (year < 1970 || year > 2200 || month < 1 || month > 12 || day < 1 || day > DAYS_IN_MONTH[month]!) return -1
  if (month === 2 && day === 29 && !(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))) return -1
  knownDay = key
  knownStart = Date.UTC(year, month - 1, day) * 1000
  return knownStart
}

let knownMoment = -1
let knownYear = 1970

function yearOf(us: number): number {
  if (us !== knownMoment) {
    knownMoment = us
    knownYear = new Date(us / 1000).getUTCFullYear()
  }
  return knownYear
}

/** `HH:MM:SS` as seconds; a leap second counts as the next minute's first; -1 when it is no time. */
function secondOfDay(line: string, at: number): number {
  const hour = two(line, at)
  const minute = two(line, at + 3)
  const second = two(line, at + 6)
  if (hour < 0 || minute < 0 || second < 0 || hour > 23 || minute > 59 || second > 60) return -1
  return (hour * 60 + minute) * 60 + second
}

function fractionEnd(line: string, at: number): number {
  let end = at
  while (end < at + 9 && digit(line, end) >= 0) end++
  return end
}

/** The digits of a second's fraction as whole microseconds; more than six are cut. */
function fractionMicros(line: string, at: number, end: number): number {
  let us = 0
  let unit = SECOND_US
  for (let i = at; i < end && unit > 1; i++) {
    unit /= 10
    us += (line.charCodeAt(i) - 48) * unit
  }
  return us
}

function two(line: string, at: number): number {
  const a = line.charCodeAt(at) - 48
  const b = line.charCodeAt(at + 1) - 48
  return a >= 0 && a <= 9 && b >= 0 && b <= 9 ? a * 10 + b : -1
}

function digit(line: string, at: number): number {
  const d = line.charCodeAt(at) - 48
  return d >= 0 && d <= 9 ? d : -1
}
