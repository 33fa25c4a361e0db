import type Database from 'better-sqlite3'

/** What an administrator chose for the whole server, by name. */
export class StoredSettings {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** Null: nothing was chosen. */
  retentionDays(): number | null {
    const value = this.#db.prepare('SELECT value FROM setting WHERE name = ?').pluck().get('retentionDays')
    return value === undefined ? null : Number(value)
  }

  setRetentionDays(days: number | null): void {
    if (days === null) this.#db.prepare('DELETE FROM setting WHERE name = ?').run('retentionDays')
    else this.#db.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)').run('retentionDays', `${days}`)
  }
}
