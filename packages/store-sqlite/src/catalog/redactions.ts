import type { Redaction } from '@bundlescope/contract/report.ts'
import type Database from 'better-sqlite3'

/** What the tokens of each investigation stand for: what was sent last week can be read back next year. */
export class StoredRedactions {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  of(investigation: string): Redaction[] {
    const rows = this.#db.prepare('SELECT token, originals FROM redaction WHERE investigation = ?').all(investigation)
    return (rows as { token: string; originals: string }[]).map(({ token, originals }) => ({
      token,
      originals: JSON.parse(originals) as string[],
    }))
  }

  /** Adds and changes; what is not named stays. Nothing happens when there is no such investigation. */
  keep(investigation: string, redactions: readonly Redaction[]): void {
    const put = this.#db.prepare(
      `INSERT INTO redaction (investigation, token, originals) SELECT id, ?, ? FROM investigation WHERE id = ?
       ON CONFLICT DO UPDATE SET originals = excluded.originals`,
    )
    this.#db.transaction(() => {
      for (const { token, originals } of redactions) put.run(token, JSON.stringify(originals), investigation)
    })()
  }
}
