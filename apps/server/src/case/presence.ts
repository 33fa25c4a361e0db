import type { Person, Presence, PresenceReport } from '@bundlescope/contract/case.ts'
import { isoNow } from '../ids.ts'
import type { Live } from '../live.ts'

const GONE_MS = 60_000
const SWEEP_MS = 5000
/** Tabs of one investigation; more are not shown. */
const MOST = 200

interface Entry {
  presence: Presence
  /** ms since 1970 */
  heard: number
}

/** Who has which investigation open, and what they look at. Kept in memory: it is true for a minute. */
export class Presences {
  readonly #live: Live
  readonly #now: () => number
  /** By investigation, then by person and tab: nobody speaks for another's. */
  readonly #entries = new Map<string, Map<string, Entry>>()
  readonly #timer: NodeJS.Timeout

  /** `now`: ms since 1970, for tests. */
  constructor(live: Live, now: () => number = Date.now) {
    this.#live = live
    this.#now = now
    this.#timer = setInterval(() => this.sweep(), SWEEP_MS)
    this.#timer.unref()
  }

  of(investigation: string): Presence[] {
    return [...(this.#entries.get(investigation)?.values() ?? [])].map(({ presence }) => presence)
  }

  /** Those that somebody has open. */
  open(): string[] {
    return [...this.#entries.keys()]
  }

  report(investigation: string, { client, address }: PresenceReport, person: Person): Presence[] {
    const entries = this.#entries.get(investigation) ?? new Map<string, Entry>()
    const key = `${person.id} ${client}`
    const known = entries.get(key)
    if (!known && entries.size >= MOST) return this.of(investigation)
    this.#entries.set(investigation, entries)
    entries.set(key, { presence: { client, person, address, at: isoNow() }, heard: this.#now() })
    const news = known?.presence.address !== address || known.presence.person.name !== person.name
    return news ? this.#tell(investigation) : this.of(investigation)
  }

  leave(investigation: string, client: string, person: Person): void {
    if (this.#entries.get(investigation)?.delete(`${person.id} ${client}`)) this.#tell(investigation)
  }

  /** Forgets whom nothing was heard of for a minute. */
  sweep(): void {
    const limit = this.#now() - GONE_MS
    for (const [investigation, entries] of this.#entries) {
      const gone = [...entries].filter(([, { heard }]) => heard <= limit)
      for (const [key] of gone) entries.delete(key)
      if (gone.length > 0) this.#tell(investigation)
    }
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #tell(investigation: string): Presence[] {
    const present = this.of(investigation)
    if (present.length === 0) this.#entries.delete(investigation)
    this.#live.publish({ type: 'presence', investigation, present })
    return present
  }
}
