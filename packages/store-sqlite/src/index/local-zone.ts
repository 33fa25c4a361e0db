import { isZoneName, zoneOffset } from '@bundlescope/core/parse/zone.ts'

const MINUTE = 60e6
const DAY = 24 * 60 * MINUTE
/** Clocks are set forward and back on a multiple of this, whatever the zone. */
const QUARTER = 15 * MINUTE
/** Quarters kept: three years of them. */
const KEPT = 100_000

/** The zone that stamps without one are read by. They are stored as if they were UTC; `toUtc` moves them where they belong. */
export class LocalZone {
  /** `+09:00` or `Europe/Berlin`. */
  readonly name: string
  /** Microseconds east of UTC; null for a zone that has changes. */
  private readonly fixed: number | null
  private readonly quarters = new Map<number, number>()

  constructor(name: string) {
    this.name = name
    this.fixed = fixedOffset(name)
  }

  /**
   * Microseconds of a stamp read as UTC → microseconds UTC. What `zoneOffset` says of hours that are skipped or occur twice
   * holds here, too.
   *
   * @param previous result for the event before in the file
   */
  toUtc(local: number, previous?: number): number {
    if (this.fixed !== null) return local - this.fixed
    const quarter = Math.floor(local / QUARTER)
    let offset = this.quarters.get(quarter)
    if (offset === undefined) {
      offset = this.offsetOf(quarter * QUARTER)
      if (this.quarters.size >= KEPT) this.quarters.clear()
      this.quarters.set(quarter, offset)
    }
    return local - (Number.isNaN(offset) ? zoneOffset(this.name, local, previous) : offset)
  }

  /** What is to be subtracted from every local time of [from, to]; null when that may differ. */
  steady(from: number, to: number): number | null {
    if (this.fixed !== null) return this.fixed
    const offset = zoneOffset(this.name, from - DAY)
    for (let at = from; at < to + 2 * DAY; at += DAY) if (zoneOffset(this.name, at) !== offset) return null
    return offset
  }

  /** NaN for a quarter that occurs twice. */
  private offsetOf(local: number): number {
    const first = zoneOffset(this.name, local)
    return zoneOffset(this.name, local, Number.POSITIVE_INFINITY) === first ? first : Number.NaN
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
    if (fixedOffset(name) === null && !isZoneName(name)) throw new RangeError(`unknown time zone: ${name}`)
    zone = new LocalZone(name)
    known.set(name, zone)
  }
  return zone
}

/** `+05:30` in microseconds; null for all else. No place on earth is farther from UTC than 14 hours. */
function fixedOffset(name: string): number | null {
  const found = /^([+-])(0\d|1[0-4]):?([0-5]\d)$/.exec(name)
  if (!found) return null
  const minutes = Number(found[2]) * 60 + Number(found[3])
  return (found[1] === '-' ? -minutes : minutes) * MINUTE
}
