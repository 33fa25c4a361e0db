import { parseMicros } from '@bundlescope/contract/time.ts'

const MINUTE = 60_000_000
const UNITS: Record<string, number> = { s: 1_000_000, m: MINUTE, h: 60 * MINUTE, d: 1440 * MINUTE }
const RELATIVE = /^now(?:([+-])(\d{1,6})([smhd]))?$/
const SHAPE = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?)?/i

/** A time as written: its first microsecond (UTC) and how long the unit lasts that it names. */
export interface Instant {
  micros: number
  /** `2020-12-07` lasts a day, `2020-12-07T09:20` a minute, `…:50.946` a millisecond. */
  width: number
}

/** Reads an ISO time of any precision (UTC without a zone) or, given `now`, `now-15m`. Undefined when it is no time. */
export function readInstant(text: string, now?: number): Instant | undefined {
  const plain = text.normalize('NFKC').trim()
  const relative = RELATIVE.exec(plain.toLowerCase())
  if (relative) {
    if (now === undefined) return undefined
    const shift = Number(relative[2] ?? 0) * (UNITS[relative[3] ?? 's'] ?? 0)
    return { micros: relative[1] === '-' ? now - shift : now + shift, width: 1 }
  }
  const micros = parseMicros(plain)
  return micros === undefined ? undefined : { micros, width: widthOf(plain) }
}

function widthOf(text: string): number {
  const [, clock, seconds, fraction] = SHAPE.exec(text) ?? []
  if (!clock) return UNITS.d!
  if (!seconds) return MINUTE
  return fraction ? 10 ** Math.max(0, 7 - fraction.length) : 1_000_000
}
