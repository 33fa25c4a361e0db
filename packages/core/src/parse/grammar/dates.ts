import { zoneText } from '../../bundle/identity/datetext.ts'
import { meaningOf } from '../../bundle/identity/zone-abbreviations.ts'
import type { Clock } from '../format.ts'
import type { Header } from '../header.ts'
import { isDigit, skipDigits } from '../scan.ts'
import { monthAt, readIso } from '../time.ts'

/**
 * Readers of the dates that are neither ISO nor BSD. None is on a hot path: each writes the date as ISO and lets
 * `readIso` do the rest. As those, they set `header.time` and return the offset after the stamp, or 0.
 */

/** `06 May 2021 07:08:09,101`, `06-May-2021 07:08:09.101`, `06/May/2021:07:08:09 +0900`. */
export function readDayMonthYear(line: string, at: number, clock: Clock, header: Header): number {
  const found = DAY_MONTH_YEAR.exec(line.slice(at, at + 40))
  const month = found ? monthAt(found[2]!, 0) : 0
  if (!found || month === 0) return 0
  return readParts(found[3]!, month, found[1]!, found[4]!.replace(' ', ''), clock, header) && at + found[0].length
}

/** `2021/05/06 07:08:09.101`, as Go's log package, nginx and the Java service wrapper write it. */
export function readSlashedYear(line: string, at: number, clock: Clock, header: Header): number {
  const found = SLASHED_YEAR.exec(line.slice(at, at + 36))
  return found ? readParts(found[1]!, Number(found[2]), found[3]!, found[4]!, clock, header) && at + found[0].length : 0
}

/** `Thu May  6 07:08:09.101234 UTC 2021`, `Thu 06 May 2021 07:08:09 AM UTC`, with or without zone; names of zones that mean several are left to the clock. */
export function readCtime(line: string, at: number, clock: Clock, header: Header): number {
  const text = line.slice(at, at + 60)
  const found = CTIME.exec(text)?.groups ?? DATE.exec(text)?.groups
  const month = found ? monthAt(found.month!, 0) : 0
  if (!found || month === 0) return 0
  const { whole, day, hour, rest, half, zone, year } = found as Record<string, string>
  const offset = zone === undefined ? '' : /^[+-]/.test(zone) ? zone : offsetOf(zone, clock)
  const time = `${String(hourOf(Number(hour), half ?? '')).padStart(2, '0')}:${rest!}${offset}`
  return readParts(year!, month, day!, time, clock, header) && at + whole!.length
}

/** `May 06, 2021 7:08:09 AM`, the first line of an event of java.util.logging. */
export function readAmericanLong(line: string, at: number, clock: Clock, header: Header): number {
  const found = AMERICAN_LONG.exec(line.slice(at, at + 40))
  const month = found ? monthAt(found[1]!, 0) : 0
  if (!found || month === 0) return 0
  const [, , day, year, hour, rest, half] = found
  const time = `${String(hourOf(Number(hour), half!)).padStart(2, '0')}:${rest!}`
  return readParts(year!, month, day!, time, clock, header) && at + found[0].length
}

/** ` GMT+09:00`, ` +0900`, ` [+0900]` behind a stamp read without a zone: corrects the time, returns the offset after it. */
export function readZoneBehind(line: string, at: number, clock: Clock, header: Header): number {
  const zone = ZONE_BEHIND.exec(line.slice(at, at + 12))
  if (!zone) return at
  const minutes = (Number(zone[2]) * 60 + Number(zone[3])) * (zone[1] === '-' ? -1 : 1)
  header.time += (clock.zoneMinutes - minutes) * 60_000_000
  return at + zone[0].length
}

/** Seconds since 1970 with a fraction, `1620284889.101`; the offset after it, or 0. */
export function readEpoch(line: string, at: number, header: Header): number {
  let end = skipDigits(line, at)
  if (end !== at + 10) return 0
  let us = Number(line.slice(at, end)) * 1_000_000
  if (line[end] === '.' && isDigit(line.charCodeAt(end + 1))) {
    const stop = skipDigits(line, end + 1)
    us += Number(
      line
        .slice(end + 1, stop)
        .slice(0, 6)
        .padEnd(6, '0'),
    )
    end = stop
  }
  header.time = us
  return end
}

function readParts(year: string, month: number, day: string, time: string, clock: Clock, header: Header): number {
  const date = `${year}-${String(month).padStart(2, '0')}-${day.trim().padStart(2, '0')}`
  return readIso(`${date}T${time}`, 0, clock, header)
}

/** `JST` → `+09:00`; empty for a name that several zones have, and for no zone. */
function offsetOf(name: string, clock: Clock): string {
  const minutes = meaningOf(name) ?? clock.named?.get(name)
  return minutes === undefined ? '' : minutes === 0 ? 'Z' : zoneText(minutes)
}

function hourOf(hour: number, half: string): number {
  if (/^[aA]/.test(half)) return hour === 12 ? 0 : hour
  return /^[pP]/.test(half) && hour < 12 ? hour + 12 : hour
}

const DAY_MONTH_YEAR = /^(\d\d)[ /-]([A-Za-z]{3})[ /-](\d{4})[ :](\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?[+-]\d{4})?)/
const SLASHED_YEAR = /^(\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d(?:[.,]\d{1,9})?)/
const CTIME =
  /^(?<whole>[A-Za-z]{3} (?<month>[A-Za-z]{3}) (?<day>[ \d]?\d) (?<hour>\d\d):(?<rest>\d\d:\d\d(?:\.\d{1,9})?) (?:(?<zone>[A-Z]{1,5}|[+-]\d{2,4}) )?(?<year>\d{4}))(?!\d)/
const DATE =
  /^(?<whole>[A-Za-z]{3} (?<day>\d\d?) (?<month>[A-Za-z]{3}) (?<year>\d{4}) (?<hour>\d\d):(?<rest>\d\d:\d\d)(?: (?<half>[AP]M))?(?: (?<zone>[A-Z]{3,5}|[+-]\d{2,4})(?![A-Za-z\d]))?)/
const AMERICAN_LONG = /^([A-Za-z]{3}) (\d\d?), (\d{4}),? (\d\d?):(\d\d:\d\d(?:\.\d{1,9})?) ([AP]M)/
const ZONE_BEHIND = /^ (?:GMT|UTC|\[)?([+-])(\d\d):?(\d\d)\]?/
