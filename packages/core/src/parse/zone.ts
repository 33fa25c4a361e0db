/**
 * Offsets of zones with summer time, by the time zone data of the runtime. Logs ask for the same hour again and again,
 * so each hour is asked for once.
 */

const MINUTE_US = 60_000_000
const HOUR_US = 60 * MINUTE_US
/** How far a line may lie before the one before it and still be of the same run of the clock. */
const JITTER_US = 5 * MINUTE_US
/** Remembered hours; beyond it all are forgotten. */
const MOST = 20_000

/**
 * Microseconds east of UTC at a local time of a zone. When summer time ends, an hour happens twice: it is taken for
 * the first, unless that lies before `previous` (µs UTC, the line before in the same file). The hour that summer time
 * leaves out is read as if the clock had not been changed yet.
 *
 * @param zone an IANA name (`Europe/Berlin`)
 * @throws RangeError for a name that the runtime does not know; callers check with `isZoneName`
 */
export function zoneOffset(zone: string, local: number, previous?: number): number {
  // No zone changes its offset by more than a few hours at once, so the offsets around tell both candidates.
  const before = offsetAt(zone, local - 14 * HOUR_US)
  const after = offsetAt(zone, local + 14 * HOUR_US)
  if (before === after) return before
  const first = local - Math.max(before, after)
  const second = local - Math.min(before, after)
  const asFirst = offsetAt(zone, first) === local - first
  const asSecond = offsetAt(zone, second) === local - second
  if (asFirst && asSecond) {
    return previous !== undefined && first < previous - JITTER_US ? local - second : local - first
  }
  return asFirst ? local - first : asSecond ? local - second : before
}

/** Whether the runtime knows a zone of this name. */
export function isZoneName(name: string): boolean {
  try {
    formatter(name)
    return true
  } catch {
    return false
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>()
const known = new Map<string, number>()

function formatter(zone: string): Intl.DateTimeFormat {
  let format = formatters.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    formatters.set(zone, format)
  }
  return format
}

/** Microseconds east of UTC at a moment (µs UTC). Offsets change at full quarters of an hour only. */
function offsetAt(zone: string, utc: number): number {
  const quarter = Math.floor(utc / (HOUR_US / 4))
  const key = `${zone} ${quarter}`
  let offset = known.get(key)
  if (offset === undefined) {
    if (known.size >= MOST) known.clear()
    const parts = formatter(zone).formatToParts(utc / 1000)
    offset = parseOffset(parts.find((part) => part.type === 'timeZoneName')?.value ?? '')
    known.set(key, offset)
  }
  return offset
}

/** `GMT+05:30` in microseconds; `GMT` is 0. */
function parseOffset(name: string): number {
  const match = /([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name)
  if (!match) return 0
  const us = Number(match[2]) * HOUR_US + Number(match[3]) * MINUTE_US + Number(match[4] ?? 0) * 1_000_000
  return match[1] === '-' ? -us : us
}
