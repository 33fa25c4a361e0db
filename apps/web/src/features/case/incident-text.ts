import type { Micros } from '@bundlescope/contract/time.ts'
import { formatDateTime } from '../../lib/time.ts'
import { readTime } from '../../lib/time-text.ts'

export type Incident = { from: Micros; to: Micros }

/** What stands between the two ends of a range. A dash needs room around it: dates have dashes too. */
const BETWEEN = /\s+(?:-|–|—|to|until)\s+|\s*(?:〜|～|~|から|→|\.\.)\s*/i

/**
 * A moment or a range as people paste it, in any zone: `2020-12-07 18:20 JST`, `09:20 – 09:40`, `9時20分から9時40分`.
 * The second end may leave out what the first one says: its day, its zone. Undefined for any other text.
 */
export function readIncident(text: string, near: Micros, zone: string): Incident | undefined {
  const trimmed = text.trim().replace(/まで$/, '')
  const moment = readTime(trimmed, near, zone)
  if (moment !== undefined) return { from: moment, to: moment }
  const parts = trimmed.split(BETWEEN)
  if (parts.length !== 2) return undefined
  const [first = '', second = ''] = parts.map((part) => part.trim())
  const named = ZONE.exec(second)?.[0] ?? ''
  const from = readTime(ZONE.test(first) ? first : `${first}${named}`, near, zone)
  if (from === undefined) return undefined
  const to = readTime(named ? second : `${second}${ZONE.exec(first)?.[0] ?? ''}`, from, zone)
  return to === undefined || to < from ? undefined : { from, to }
}

/** A zone at the end: ` JST`, `Z`, ` +09:00`. */
const ZONE = /\s*(?:(?<=\d)Z|\s[A-Z]{2,4}|[+-]\d{2}:?\d{2})$/

/** As it can be read again: `2020-12-07 09:20:50 – 2020-12-07 09:40:00`. */
export function writeIncident({ from, to }: Incident, zone: string): string {
  const show = (us: Micros) => formatDateTime(us, zone, us % 1_000_000 ? 'micro' : 'second')
  return from === to ? show(from) : `${show(from)} – ${show(to)}`
}
