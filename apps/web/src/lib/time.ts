import { type Micros, parseMicros } from '@bundlescope/contract/time.ts'

export type Precision = 'minute' | 'second' | 'milli' | 'micro'

const LENGTH: Record<Precision, number> = { minute: 16, second: 19, milli: 23, micro: 26 }

/** `formatDateTime(1607332850946000, 'Asia/Tokyo', 'milli')` → `2020-12-07 18:20:50.946` */
export function formatDateTime(us: Micros, zone: string, precision: Precision = 'second'): string {
  const local = us + zoneOffset(us, zone)
  const ms = Math.floor(local / 1000)
  const text = new Date(ms).toISOString().slice(0, 23).replace('T', ' ') + String(local - ms * 1000).padStart(3, '0')
  return text.slice(0, LENGTH[precision])
}

/** `formatTime(1607332850946000, 'UTC', 'milli')` → `09:20:50.946` */
export function formatTime(us: Micros, zone: string, precision: Precision = 'second'): string {
  return formatDateTime(us, zone, precision).slice(11)
}

/** `2020-12-07` */
export function formatDate(us: Micros, zone: string): string {
  return formatDateTime(us, zone).slice(0, 10)
}

/**
 * A range as short as it can be told: the second date is left out on the same day, seconds where both are whole minutes.
 * Example: `12-07 09:00 – 09:40`; with `year` `2020-12-06 09:00 – 12-07 09:40`, the second year where it is another.
 */
export function formatRange(from: Micros, to: Micros, zone: string, year = false): string {
  const minutes = from % 60_000_000 === 0 && to % 60_000_000 === 0
  const precision: Precision = minutes ? 'minute' : to - from < 2_000_000 ? 'milli' : 'second'
  const skip = year ? 0 : 5
  const start = formatDateTime(from, zone, precision).slice(skip)
  const end = formatDateTime(to, zone, precision)
  if (formatDate(from, zone) === end.slice(0, 10)) return `${start} – ${end.slice(11)}`
  const sameYear = formatDate(from, zone).slice(0, 4) === end.slice(0, 4)
  return `${start} – ${end.slice(sameYear ? 5 : skip)}`
}

/** Wall clock minus UTC at that moment, in microseconds. */
export function zoneOffset(us: Micros, zone: string): number {
  if (zone === 'UTC') return 0
  const quarter = Math.floor(us / 900_000_000)
  const key = `${zone}|${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const ms = quarter * 900_000
  const part = Object.fromEntries(
    wallClock(zone)
      .formatToParts(ms)
      .map((p) => [p.type, Number(p.value)]),
  )
  const wall = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!)
  const offset = (wall - ms) * 1000
  if (offsets.size > 5000) offsets.clear()
  offsets.set(key, offset)
  return offset
}

/** Offsets change at quarter hours only, and asking Intl costs some 10 µs: too much for every row of a table. */
const offsets = new Map<string, number>()
const clocks = new Map<string, Intl.DateTimeFormat>()

function wallClock(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    clocks.set(zone, clock)
  }
  return clock
}

/** Short name of a zone: `UTC`, `JST`, `CET`, or `GMT+5:30` where no language of the browser has a name. */
export function zoneName(us: Micros, zone: string): string {
  const key = `${zone}|${zoneOffset(us, zone)}`
  let name = names.get(key)
  if (name === undefined) {
    name = zone === 'UTC' ? 'UTC' : findZoneName(us, zone)
    names.set(key, name)
  }
  return name
}

const names = new Map<string, string>()

function findZoneName(us: Micros, zone: string): string {
  let name = zone
  // English of one country only knows that country's short names
  for (const locale of ['en-US', 'en-GB', 'ja-JP', 'en-AU', 'en-IN']) {
    const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' }).formatToParts(us / 1000)
    name = parts.find((part) => part.type === 'timeZoneName')?.value ?? name
    if (!/^(GMT|UTC)[+-]/.test(name)) return name
  }
  return name
}

/** The zone of this browser. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}

const UNITS = [
  { en: 'd', ja: '日', us: 86_400_000_000 },
  { en: 'h', ja: '時間', us: 3_600_000_000 },
  { en: 'min', ja: '分', us: 60_000_000 },
  { en: 's', ja: '秒', us: 1_000_000 },
] as const

/** The two greatest units: `1 min 51 s`, `2 d 3 h`, `850 ms`; `1 分 51 秒` in Japanese. */
export function formatDuration(us: number, lang: string): string {
  const unit = lang.startsWith('ja') ? 'ja' : 'en'
  if (us < 1000) return `${us} µs`
  if (us < 1_000_000) return `${Math.round(us / 1000)} ms`
  const first = UNITS.findIndex((u) => us >= u.us)
  const [big, small] = [UNITS[first]!, UNITS[first + 1]]
  if (!small) return `${Number((us / big.us).toFixed(us < 10_000_000 ? 1 : 0))} ${big[unit]}`
  let whole = Math.floor(us / big.us)
  let rest = Math.round((us - whole * big.us) / small.us)
  if (rest * small.us >= big.us) [whole, rest] = [whole + 1, 0]
  return rest ? `${whole} ${big[unit]} ${rest} ${small[unit]}` : `${whole} ${big[unit]}`
}

/** `3 minutes ago`, `昨日`. */
export function formatAgo(iso: string, now: Micros, lang: string): string {
  const then = parseMicros(iso)
  if (then === undefined) return iso
  const format = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' })
  const seconds = (then - now) / 1_000_000
  for (const [unit, size] of [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const) {
    if (Math.abs(seconds) >= size) return format.format(Math.round(seconds / size), unit)
  }
  return format.format(0, 'second')
}
