import type { Share, ShareOpening } from '@bundlescope/contract/access.ts'
import type { Person } from '@bundlescope/contract/case.ts'
import type Database from 'better-sqlite3'

export interface StoredShare extends Share {
  investigation: string
}

type Row = Omit<StoredShare, 'createdBy' | 'redacted'> & { createdBy: string; redacted: number }

const SHARE = `id, investigation, name, role, created_by AS createdBy, created_at AS createdAt, expires_at AS expiresAt,
  revoked_at AS revokedAt, redacted, (SELECT count(*) FROM share_opening WHERE share = id) AS opened,
  (SELECT max(at) FROM share_opening WHERE share = id) AS lastOpenedAt`

/** Links that let somebody without an account into one investigation. Revoked ones stay, so that the list tells of them. */
export class Shares {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  add(share: Omit<StoredShare, 'opened' | 'lastOpenedAt'>, hash: string): void {
    this.#db
      .prepare(
        `INSERT INTO share (id, investigation, hash, name, role, created_by, created_at, expires_at, revoked_at,
           redacted)
         VALUES (:id, :investigation, :hash, :name, :role, :createdBy, :createdAt, :expiresAt, :revokedAt, :redacted)`,
      )
      .run({ ...share, hash, createdBy: JSON.stringify(share.createdBy), redacted: share.redacted ? 1 : 0 })
  }

  list(investigation: string): StoredShare[] {
    const rows = this.#db.prepare(`SELECT ${SHARE} FROM share WHERE investigation = ? ORDER BY created_at DESC, id`)
    return (rows.all(investigation) as Row[]).map(toShare)
  }

  get(id: string): StoredShare | undefined {
    const row = this.#db.prepare(`SELECT ${SHARE} FROM share WHERE id = ?`).get(id)
    return row ? toShare(row as Row) : undefined
  }

  /** By the SHA-256 of its secret, hex. */
  withHash(hash: string): StoredShare | undefined {
    const row = this.#db.prepare(`SELECT ${SHARE} FROM share WHERE hash = ?`).get(hash)
    return row ? toShare(row as Row) : undefined
  }

  /** Sessions that came of it stay, for their pages to say why they end; they open nothing (Access). */
  revoke(id: string, at: string): void {
    this.#db.prepare('UPDATE share SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL').run(at, id)
  }

  opened(id: string, at: string, address: string): void {
    this.#db.prepare('INSERT INTO share_opening (share, at, address) VALUES (?, ?, ?)').run(id, at, address)
  }

  /** Newest first. */
  openings(id: string, limit: number): ShareOpening[] {
    return this.#db
      .prepare('SELECT at, address FROM share_opening WHERE share = ? ORDER BY at DESC LIMIT ?')
      .all(id, limit) as ShareOpening[]
  }
}

function toShare(row: Row): StoredShare {
  return { ...row, createdBy: JSON.parse(row.createdBy) as Person, redacted: row.redacted === 1 }
}
