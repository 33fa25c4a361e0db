import { formatMicros, parseMicros } from '@bundlescope/contract/time.ts'

/** `2024-01-15T09:30:00.123456Z` → `2024-01-15 09:30:00.123`; whole seconds where there are no others. */
export function brief(iso: string): string {
  return iso
    .replace('T', ' ')
    .replace('Z', '')
    .replace(/(?:\.000000)$/, '')
    .replace(/(\.\d{3})\d{3}$/, '$1')
}

/**
 * A moment in UTC and, where another zone was chosen, in that: `2020-12-07 09:20:50.946 UTC = 18:20:50.946 +09:00`. The day
 * is said again where it is another. A text that is no time stays as it is.
 */
export function moment(iso: string, zone: string): string {
  const micros = parseMicros(iso)
  if (micros === undefined) return iso
  const utc = brief(formatMicros(micros))
  if (zone === 'UTC') return `${utc} UTC`
  const minutes = offsetMinutes(micros, zone)
  const there = brief(formatMicros(micros + minutes * 60_000_000))
  const sameDay = there.slice(0, 10) === utc.slice(0, 10)
  return `${utc} UTC = ${sameDay ? there.slice(11) : there} ${offsetText(minutes)}`
}

/** What a clock in the zone shows: `2020-12-07 18:20:50.946`. */
export function wallClock(iso: string, zone: string): string {
  const micros = parseMicros(iso)
  return micros === undefined ? iso : brief(formatMicros(micros + offsetMinutes(micros, zone) * 60_000_000))
}

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

const QUARTER = 900_000_000
const offsets = new Map<string, number>()

/** Offsets change at quarter hours only, and asking for one is dear: rows are exported by the million. */
function offsetMinutes(micros: number, zone: string): number {
  if (zone === 'UTC') return 0
  const quarter = Math.floor(micros / QUARTER)
  const key = `${zone} ${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const minutes = askOffset((quarter * QUARTER) / 1000, zone)
  if (offsets.size > 5000) offsets.clear()
  offsets.set(key, minutes)
  return minutes
}

function askOffset(milliseconds: number, zone: string): number {
  const text = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).format(milliseconds)
  const m = /GMT([+-])(\d{2}):(\d{2})/.exec(text)
  return m ? (m[1] === '-' ? -1 : 1) * (Number(m[2]) * 60 + Number(m[3])) : 0
}

function offsetText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const whole = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(whole / 60))}:${two(whole % 60)}`
}
