import type Database from 'better-sqlite3'

/** The zone that a person set for stamps without one: of a source (by its name in its member) or of a host. */
export interface StoredZone {
  bundle: string
  /** `source`: the name stands in `member`; `host`: of every member of the upload with this host. */
  of: 'source' | 'host'
  member: string
  name: string
  /** IANA name or ±HH:MM. */
  zone: string
}

/** What people say of bundles, where the bundles say nothing or are wrong. */
export class Choices {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** `host:esx01`, `vm:web01` …, by bundle. */
  abouts(investigation: string): Map<string, string> {
    const rows = this.#db.prepare('SELECT bundle, about FROM about WHERE investigation = ?').all(investigation)
    return new Map((rows as { bundle: string; about: string }[]).map(({ bundle, about }) => [bundle, about]))
  }

  /** Null: as the bundle says itself. Throws when the investigation does not hold the bundle. */
  setAbout(investigation: string, bundle: string, about: string | null): void {
    if (about === null) {
      this.#db.prepare('DELETE FROM about WHERE investigation = ? AND bundle = ?').run(investigation, bundle)
      return
    }
    this.#db
      .prepare('INSERT OR REPLACE INTO about (investigation, bundle, about) VALUES (?, ?, ?)')
      .run(investigation, bundle, about)
  }

  zones(bundle: string): StoredZone[] {
    return this.#db
      .prepare('SELECT bundle, "of", member, name, zone FROM zone WHERE bundle = ? ORDER BY "of", member, name')
      .all(bundle) as StoredZone[]
  }

  /** Bundles that a zone was chosen for. */
  zonedBundles(): string[] {
    return this.#db.prepare('SELECT DISTINCT bundle FROM zone ORDER BY bundle').pluck().all() as string[]
  }

  /** Replaces all choices of a bundle. */
  setZones(bundle: string, zones: readonly Omit<StoredZone, 'bundle'>[]): void {
    const add = this.#db.prepare('INSERT INTO zone (bundle, "of", member, name, zone) VALUES (?, ?, ?, ?, ?)')
    this.#db.transaction(() => {
      this.#db.prepare('DELETE FROM zone WHERE bundle = ?').run(bundle)
      for (const { of, member, name, zone } of zones) add.run(bundle, of, member, name, zone)
    })()
  }
}
