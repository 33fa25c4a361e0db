import type { AuditEntry } from '@bundlescope/contract/access.ts'
import type { Person } from '@bundlescope/contract/case.ts'
import type Database from 'better-sqlite3'

type Row = Omit<AuditEntry, 'person'> & { person: string | null }

/** Who got at what, took what along, deleted what, and what was refused. Nothing here is ever changed. */
export class Audit {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  add(entry: Omit<AuditEntry, 'id'>): void {
    this.#db
      .prepare(
        `INSERT INTO audit (at, person, what, investigation, detail)
         VALUES (:at, :person, :what, :investigation, :detail)`,
      )
      .run({ ...entry, person: entry.person && JSON.stringify(entry.person) })
  }

  /** Newest first, of one investigation or (null) all, those older than an id. */
  list(investigation: string | null, before: number, limit: number): AuditEntry[] {
    const rows = this.#db
      .prepare(
        `SELECT id, at, person, what, investigation, detail FROM audit
         WHERE id < :before AND (:investigation IS NULL OR investigation = :investigation) ORDER BY id DESC LIMIT :limit`,
      )
      .all({ investigation, before, limit })
    return (rows as Row[]).map((row) => ({
      ...row,
      person: row.person === null ? null : (JSON.parse(row.person) as Person),
    }))
  }
}
