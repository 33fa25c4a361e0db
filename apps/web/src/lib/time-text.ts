import type { Micros } from '@bundlescope/contract/time.ts'
import { zoneOffset } from './time.ts'

/** Zones that logs, tickets and mails abbreviate; minutes from UTC. Names that mean several zones take VMware's usual one. */
const ZONES: Record<string, number> = {
  z: 0,
  utc: 0,
  gmt: 0,
  jst: 540,
  kst: 540,
  ist: 330,
  cet: 60,
  cest: 120,
  bst: 60,
  msk: 180,
  sgt: 480,
  hkt: 480,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  aest: 600,
  aedt: 660,
}
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A bare number is a time only near the times at hand; else it is an id that somebody looks for. */
const NEAR_ENOUGH = 100 * 86_400_000_000

const CLOCK = /(?<![\d:.])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,:](\d{1,9}))?)?\s*(am|pm)?/i
const CLOCK_JA = /(午前|午後)?\s*(\d{1,2})時(?:(\d{1,2})分)?(?:(\d{1,2})秒)?/
const OFFSET = /([+-])(\d{2}):?(\d{2})\s*\)?$/
const NAME = /\b([a-z]{1,4})\s*\)?$/i

type Day = { year: number; month: number; day: number; rest: string }
type Clock = { hour: number; minute: number; second: number; micros: number; before: string; after: string }

/**
 * A time as people paste it from logs, tickets and mails, in any zone:
 * `2020-12-07T09:20:50.946Z`, `2020/12/07 18:20:50 JST`, `Dec  7 09:20:50`, `12/7/2020 6:20 PM -0500`,
 * `2020年12月7日 18時20分`, `1607332850.946`, `09:20:50` (on the day of `near`).
 *
 * Without a zone in the text it is a time of `zone`. Undefined when the text is something else.
 */
export function readTime(text: string, near: Micros, zone = 'UTC'): Micros | undefined {
  const trimmed = text.trim().replace(/^[[('"]+|[\])'"]+$/g, '')
  const epoch = readEpoch(trimmed)
  if (epoch !== undefined) return Math.abs(epoch - near) < NEAR_ENOUGH ? epoch : undefined
  const local = near + zoneOffset(near, zone)
  const day = readDay(trimmed, new Date(local / 1000))
  const clock = readClock(day?.rest ?? trimmed)
  if (!clock && !(day && /^[\s,]*$/.test(day.rest))) return undefined
  if (!clock) return place(day!, undefined, undefined, zone)
  if (!/^[\sT,]*$/i.test(clock.before)) return undefined
  const offset = readOffset(clock.after)
  if (offset === null) return undefined
  const today = new Date(local / 1000)
  const on = day ?? { year: today.getUTCFullYear(), month: today.getUTCMonth() + 1, day: today.getUTCDate(), rest: '' }
  return place(on, clock, offset, zone)
}

/** 10 digits are seconds, 13 milliseconds, 16 microseconds since 1970. */
function readEpoch(text: string): Micros | undefined {
  const m = /^(\d{10})(?:\.(\d{1,6}))?$|^(\d{13})$|^(\d{16})$/.exec(text)
  if (!m) return undefined
  if (m[1]) return Number(m[1]) * 1_000_000 + Number((m[2] ?? '').padEnd(6, '0'))
  return m[3] ? Number(m[3]) * 1000 : Number(m[4])
}

function readDay(text: string, today: Date): Day | undefined {
  let m = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/.exec(text)
  if (m) return { year: Number(m[1]), month: Number(m[2]), day: Number(m[3]), rest: text.slice(m[0].length) }
  m = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text)
  if (m) return { year: Number(m[3]), month: Number(m[1]), day: Number(m[2]), rest: text.slice(m[0].length) }
  m = /^(\d{1,2})[-月](\d{1,2})日?(?=[\sT])/.exec(text)
  if (m) return { year: today.getUTCFullYear(), month: Number(m[1]), day: Number(m[2]), rest: text.slice(m[0].length) }
  m = /^(?:[a-z]{3},?\s+)?([a-z]{3})[a-z]*\s+(\d{1,2})(?:,?\s+(\d{4}))?(?=[\s,])/i.exec(text)
  if (m && month(m[1]!)) {
    return {
      year: Number(m[3] ?? today.getUTCFullYear()),
      month: month(m[1]!),
      day: Number(m[2]),
      rest: text.slice(m[0].length),
    }
  }
  m = /^(?:[a-z]{3},?\s+)?(\d{1,2})[\s/-]([a-z]{3})[a-z]*[\s/-](\d{4})/i.exec(text)
  if (m && month(m[2]!))
    return { year: Number(m[3]), month: month(m[2]!), day: Number(m[1]), rest: text.slice(m[0].length) }
  return undefined
}

function month(name: string): number {
  return MONTHS.indexOf(name.toLowerCase()) + 1
}

function readClock(text: string): Clock | undefined {
  const ja = CLOCK_JA.exec(text)
  const m = CLOCK.exec(text)
  const hit = m ?? ja
  if (!hit) return undefined
  const around = { before: text.slice(0, hit.index), after: text.slice(hit.index + hit[0].length) }
  const half = m ? m[5]?.toLowerCase() : ja?.[1] && (ja[1] === '午後' ? 'pm' : 'am')
  const plain = Number(m ? m[1] : ja?.[2])
  const hour = half === 'pm' && plain < 12 ? plain + 12 : half === 'am' && plain === 12 ? 0 : plain
  const minute = Number((m ? m[2] : ja?.[3]) ?? 0)
  const second = Number((m ? m[3] : ja?.[4]) ?? 0)
  if (hour > 24 || minute > 59 || second > 60) return undefined
  return { hour, minute, second, micros: Number((m?.[4] ?? '').padEnd(6, '0').slice(0, 6)), ...around }
}

/** Minutes from UTC; undefined without a zone, null when what follows the time is something else. */
function readOffset(after: string): number | undefined | null {
  const text = after.trim()
  if (!text) return undefined
  const m = OFFSET.exec(text)
  if (m) return (m[1] === '-' ? -1 : 1) * (Number(m[2]) * 60 + Number(m[3]))
  const named = /^\(?[a-z]{1,4}\)?$/i.test(text) ? NAME.exec(text) : null
  return (named && ZONES[named[1]!.toLowerCase()]) ?? null
}

function place(day: Day, clock: Clock | undefined, offset: number | undefined, zone: string): Micros | undefined {
  if (day.month < 1 || day.month > 12 || day.day < 1 || day.day > 31) return undefined
  const wall = Date.UTC(day.year, day.month - 1, day.day, clock?.hour ?? 0, clock?.minute ?? 0, clock?.second ?? 0)
  const micros = wall * 1000 + (clock?.micros ?? 0)
  return offset === undefined
    ? micros - zoneOffset(micros - zoneOffset(micros, zone), zone)
    : micros - offset * 60_000_000
}
