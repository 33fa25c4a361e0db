import type { Clock } from '../format.ts'
import type { Header } from '../header.ts'
import { isDigit, skipDigits } from '../scan.ts'

const SECOND_US = 1_000_000

/**
 * Microseconds of an uptime as the VMkernel writes it, days:hours:minutes:seconds: `17:19:49:38.441`.
 * -1 when there is none at `at`; it ends at the next blank.
 */
export function uptimeAt(line: string, at: number): number {
  const daysEnd = skipDigits(line, at)
  // Refused by two characters in nearly all lines.
  if (
    daysEnd === at ||
    daysEnd > at + 5 ||
    line.charCodeAt(daysEnd) !== COLON ||
    !isDigit(line.charCodeAt(daysEnd + 1))
  )
    return -1
  const fields = UPTIME.exec(line.slice(at, at + 24))
  if (!fields) return -1
  const [, days, hours, minutes, seconds, fraction] = fields
  const whole = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)
  return whole * SECOND_US + Number((fraction ?? '').padEnd(6, '0'))
}

const UPTIME = /^(\d{1,5}):(\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))? /

/**
 * The time of a line that bears no date: its uptime counted from the host's start, where that is known, but never
 * before the event that stands before it.
 *
 * @param uptime microseconds; 0 where even that is not stated
 */
export function placeUndated(uptime: number, clock: Clock, header: Header): void {
  const since = clock.boot === undefined ? Number.NEGATIVE_INFINITY : clock.boot + uptime
  const time = Math.max(since, clock.previous ?? Number.NEGATIVE_INFINITY)
  header.time = Number.isFinite(time) ? time : clock.reference
}

const COLON = 58
