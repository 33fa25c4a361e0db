import type Database from 'better-sqlite3'

/** Tries of one kind that failed, by account name or address. */
export interface StoredFailures {
  count: number
  /** Of the last one, ms since 1970. */
  last: number
}

/** Tries to sign in that failed: a restart of the server gives nobody new ones. */
export class Failures {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  get(kind: string, key: string): StoredFailures | undefined {
    const row = this.#db.prepare('SELECT count, last FROM failure WHERE kind = ? AND key = ?').get(kind, key)
    return row as StoredFailures | undefined
  }

  /** Keeps the newest `most` of a kind. */
  put(kind: string, key: string, { count, last }: StoredFailures, most: number): void {
    this.#db.transaction(() => {
      this.#db
        .prepare('INSERT OR REPLACE INTO failure (kind, key, count, last) VALUES (?, ?, ?, ?)')
        .run(kind, key, count, last)
      const kept = this.#db.prepare('SELECT count(*) FROM failure WHERE kind = ?').pluck().get(kind) as number
      if (kept <= most) return
      this.#db
        .prepare(
          'DELETE FROM failure WHERE kind = ? AND key IN (SELECT key FROM failure WHERE kind = ? ORDER BY last LIMIT ?)',
        )
        .run(kind, kind, kept - most)
    })()
  }

  clear(kind: string, key: string): void {
    this.#db.prepare('DELETE FROM failure WHERE kind = ? AND key = ?').run(kind, key)
  }
}
