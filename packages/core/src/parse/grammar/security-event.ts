import type { Clock } from '../format.ts'
import type { Header } from '../header.ts'
import { isDigit, skipBlanks, wordEnd } from '../scan.ts'
import { readBsd, readIso } from '../time.ts'
import { readDayMonthYear, readEpoch } from './dates.ts'
import { readPriority } from './syslog-body.ts'

/**
 * What may stand before a CEF or LEEF event: nothing, or a syslog header of either kind,
 * `<134>May  6 07:08:09 dsm01 CEF:0|…`. The host goes into `extra`.
 *
 * @returns whether a time was found there; the level is left to the event
 */
export function readRelayHeader(line: string, before: number, clock: Clock, header: Header): boolean {
  let at = readPriority(line, header)
  header.level = 0
  if (at > 0 && line.startsWith('1 ', at)) at += 2
  if (at >= before) return false
  const stamp = isDigit(line.charCodeAt(at)) ? readIso(line, at, clock, header) : readBsd(line, at, clock, header)
  if (stamp === 0) return false
  const host = skipBlanks(line, stamp)
  if (host < before) header.extra = line.slice(host, Math.min(wordEnd(line, host), before))
  return true
}

/**
 * The time an event names itself: epoch milliseconds, `May 06 2021 07:08:09`, `May 06 2021 07:08:09 GMT+09:00` or ISO.
 * Sets `header.time`.
 */
export function readEventTime(text: string, clock: Clock, header: Header): boolean {
  if (/^\d{13}$/.test(text)) return readEpoch(`${text.slice(0, 10)}.${text.slice(10)}`, 0, header) > 0
  if (readIso(text, 0, clock, header) > 0) return true
  const named =
    /^([A-Z][a-z]{2}) (\d\d) (\d{4}) (\d\d:\d\d:\d\d(?:\.\d{1,6})?)(?: (?:GMT|UTC)?([+-]\d\d:?\d\d)?)?/.exec(text)
  if (!named) return false
  const [, month, day, year, time, zone] = named
  return readDayMonthYear(`${day!} ${month!} ${year!} ${time!}${(zone ?? '').replace(':', '')}`, 0, clock, header) > 0
}
