import type { ApiToken } from '@bundlescope/contract/access.ts'
import type Database from 'better-sqlite3'

/** Of an account or of a share link, one of them. */
export interface StoredSession {
  /** SHA-256 of what the cookie holds, hex. */
  hash: string
  account: string | null
  share: string | null
  createdAt: string
  usedAt: string
}

export interface StoredToken extends ApiToken {
  account: string
}

const SESSION = 'hash, account, share, created_at AS createdAt, used_at AS usedAt'
const TOKEN = 'id, account, name, created_at AS createdAt, last_used_at AS lastUsedAt, expires_at AS expiresAt'

/** What lets somebody in again without a password: sessions and API tokens, by the hashes of their secrets. */
export class Secrets {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  addSession(session: StoredSession): void {
    this.#db
      .prepare(
        `INSERT INTO session (hash, account, share, created_at, used_at)
         VALUES (:hash, :account, :share, :createdAt, :usedAt)`,
      )
      .run(session)
  }

  session(hash: string): StoredSession | undefined {
    return this.#db.prepare(`SELECT ${SESSION} FROM session WHERE hash = ?`).get(hash) as StoredSession | undefined
  }

  sessionUsed(hash: string, at: string): void {
    this.#db.prepare('UPDATE session SET used_at = ? WHERE hash = ?').run(at, hash)
  }

  endSession(hash: string): void {
    this.#db.prepare('DELETE FROM session WHERE hash = ?').run(hash)
  }

  /** All of an account but one (its hash; empty: none is spared). */
  endSessionsOf(account: string, but = ''): void {
    this.#db.prepare('DELETE FROM session WHERE account = ? AND hash <> ?').run(account, but)
  }

  /** Those made, or last used, before these times. */
  endOldSessions(createdBefore: string, usedBefore: string): void {
    this.#db.prepare('DELETE FROM session WHERE created_at < ? OR used_at < ?').run(createdBefore, usedBefore)
  }

  addToken(token: StoredToken, hash: string): void {
    this.#db
      .prepare(
        `INSERT INTO api_token (id, account, name, hash, created_at, expires_at)
         VALUES (:id, :account, :name, :hash, :createdAt, :expiresAt)`,
      )
      .run({ ...token, hash })
  }

  tokens(account: string): StoredToken[] {
    return this.#db
      .prepare(`SELECT ${TOKEN} FROM api_token WHERE account = ? ORDER BY created_at, id`)
      .all(account) as StoredToken[]
  }

  token(hash: string): StoredToken | undefined {
    return this.#db.prepare(`SELECT ${TOKEN} FROM api_token WHERE hash = ?`).get(hash) as StoredToken | undefined
  }

  tokenUsed(id: string, at: string): void {
    this.#db.prepare('UPDATE api_token SET last_used_at = ? WHERE id = ?').run(at, id)
  }

  /** False when the account has no such token. */
  removeToken(account: string, id: string): boolean {
    return this.#db.prepare('DELETE FROM api_token WHERE account = ? AND id = ?').run(account, id).changes > 0
  }
}
