import { tzOffset } from '@date-fns/tz/tzOffset'

const MINUTE = 60e6
const DAY = 24 * 60 * MINUTE
/** Clocks are set forward and back on a multiple of this, whatever the zone. */
const QUARTER = 15 * MINUTE
/** Quarters kept: three years of them. */
const KEPT = 100_000

/**
 * The zone that stamps without one are read by. They are stored as if they were UTC; `toUtc` moves them where they belong.
 * A time that a change of clocks skips is read as if the clock had not been changed yet, one that occurs twice as the
 * first of the two: the same stamp always means the same moment.
 */
export class LocalZone {
  /** `+09:00` or `Europe/Berlin`. */
  readonly name: string
  private readonly quarters = new Map<number, number>()

  constructor(name: string) {
    this.name = name
  }

  /** Microseconds of a stamp read as UTC → microseconds UTC. */
  toUtc(local: number): number {
    return local - this.offsetOfLocal(local)
  }

  /** What is to be subtracted from every local time of [from, to]; null when the clocks are changed somewhere there. */
  steady(from: number, to: number): number | null {
    const offset = this.offsetAt(from - DAY)
    for (let at = from - DAY; at < to + 2 * DAY; at += DAY) if (this.offsetAt(at) !== offset) return null
    return offset
  }

  private offsetOfLocal(local: number): number {
    const quarter = Math.floor(local / QUARTER)
    let offset = this.quarters.get(quarter)
    if (offset === undefined) {
      offset = this.find(quarter * QUARTER)
      if (this.quarters.size >= KEPT) this.quarters.clear()
      this.quarters.set(quarter, offset)
    }
    return offset
  }

  private find(local: number): number {
    const before = this.offsetAt(local - DAY)
    const after = this.offsetAt(local + DAY)
    if (before === after || this.offsetAt(local - before) === before) return before
    return this.offsetAt(local - after) === after ? after : before
  }

  /** Microseconds east of UTC at a moment. */
  private offsetAt(utc: number): number {
    return tzOffset(this.name, new Date(utc / 1000)) * MINUTE
  }
}

const known = new Map<string, LocalZone>()

/**
 * The zone of this name, an IANA name or `±HH:MM`; null for UTC, where nothing moves.
 *
 * @throws RangeError when there is no such zone
 */
export function localZone(name: string): LocalZone | null {
  if (/^(?:UTC|GMT|Z|[+-]00:00)$/i.test(name)) return null
  let zone = known.get(name)
  if (!zone) {
    if (!isZone(name)) throw new RangeError(`unknown time zone: ${name}`)
    zone = new LocalZone(name)
    known.set(name, zone)
  }
  return zone
}

function isZone(name: string): boolean {
  if (/^[+-]/.test(name)) return /^[+-](?:0\d|1[0-4]):[0-5]\d$/.test(name)
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch {
    return false
  }
}
