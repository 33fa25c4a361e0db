import type { Person } from '@bundlescope/contract/case.ts'
import type { Catalog } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import { isoNow } from '../ids.ts'

const MINUTE_MS = 60_000
/** Refusals written down a minute from one address: whoever knocks on and on does not fill the disk. */
const REFUSALS = 60
const ACCESS_EVERY_MS = 3600_000
const MOST_KNOWN = 10_000

export interface Noted {
  person: Person | null
  what: string
  investigation?: string | null
  detail?: string
}

/** Writes down who got at what, took what along, deleted what, and what was refused. */
export class AuditLog {
  readonly #catalog: Catalog
  readonly #refusals = new Map<string, number>()
  readonly #accesses = new Map<string, number>()
  #minute = 0

  constructor(catalog: Catalog) {
    this.#catalog = catalog
  }

  note({ person, what, investigation = null, detail = '' }: Noted): void {
    this.#catalog.audit.add({ at: isoNow(), person, what, investigation, detail: detail.slice(0, 500) })
  }

  /** `address`: where it came from. */
  refused(noted: Noted, address: string): void {
    const minute = Math.floor(Date.now() / MINUTE_MS)
    if (minute !== this.#minute) this.#refusals.clear()
    this.#minute = minute
    const count = (this.#refusals.get(address) ?? 0) + 1
    this.#refusals.set(address, count)
    if (count > REFUSALS) return
    const more = count === REFUSALS ? '; further refusals of this minute are left out' : ''
    this.note({ ...noted, detail: `${noted.detail ?? ''} from ${address}${more}` })
  }

  /** Somebody reads an investigation: once an hour each. */
  accessed(person: Person, investigation: string): void {
    const key = `${person.id} ${investigation}`
    const now = Date.now()
    if (now - (this.#accesses.get(key) ?? 0) < ACCESS_EVERY_MS) return
    this.#accesses.delete(key)
    this.#accesses.set(key, now)
    if (this.#accesses.size > MOST_KNOWN) this.#accesses.delete(this.#accesses.keys().next().value!)
    this.note({ person, what: 'access', investigation })
  }
}
