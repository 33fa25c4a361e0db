import type { Account, Member, Role } from '@bundlescope/contract/access.ts'
import type Database from 'better-sqlite3'

export interface StoredAccount extends Account {
  /** As passwords.ts of the server makes it; null: signs in elsewhere. */
  password: string | null
  /** Who this is to a reverse proxy or an issuer of identities: `proxy taro`, `oidc https://id.example 1234`. */
  external: string | null
}

type Row = Omit<StoredAccount, 'admin' | 'disabled'> & { admin: number; disabled: number }

const ACCOUNT = `id, name, password, external, admin, disabled, created_at AS createdAt, last_seen_at AS lastSeenAt`

/** People with an account, and their roles in investigations. Names are alike in any case and width. */
export class Accounts {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  count(): number {
    return this.#db.prepare('SELECT count(*) FROM account').pluck().get() as number
  }

  list(): StoredAccount[] {
    return (this.#db.prepare(`SELECT ${ACCOUNT} FROM account ORDER BY name_key`).all() as Row[]).map(toAccount)
  }

  get(id: string): StoredAccount | undefined {
    return this.#one('id = ?', id)
  }

  named(name: string): StoredAccount | undefined {
    return this.#one('name_key = ?', nameKey(name))
  }

  external(external: string): StoredAccount | undefined {
    return this.#one('external = ?', external)
  }

  /** Throws (SQLITE_CONSTRAINT_UNIQUE) when the name is taken. */
  add(account: Omit<StoredAccount, 'lastSeenAt'>): void {
    this.#db
      .prepare(
        `INSERT INTO account (id, name, name_key, password, external, admin, disabled, created_at)
         VALUES (:id, :name, :key, :password, :external, :admin, :disabled, :createdAt)`,
      )
      .run({
        ...account,
        key: nameKey(account.name),
        admin: account.admin ? 1 : 0,
        disabled: account.disabled ? 1 : 0,
      })
  }

  change(id: string, change: Partial<Pick<StoredAccount, 'password' | 'admin' | 'disabled'>>): void {
    const { password = null, admin, disabled } = change
    this.#db
      .prepare(
        `UPDATE account SET password = coalesce(:password, password), admin = coalesce(:admin, admin),
         disabled = coalesce(:disabled, disabled) WHERE id = :id`,
      )
      .run({ id, password, admin: flag(admin), disabled: flag(disabled) })
  }

  seen(id: string, at: string): void {
    this.#db.prepare('UPDATE account SET last_seen_at = ? WHERE id = ?').run(at, id)
  }

  /** Sessions, tokens and roles go with it. */
  remove(id: string): void {
    this.#db.prepare('DELETE FROM account WHERE id = ?').run(id)
  }

  members(investigation: string): Member[] {
    return this.#db
      .prepare(
        'SELECT account, name, role FROM member JOIN account ON account = id WHERE investigation = ? ORDER BY name_key',
      )
      .all(investigation) as Member[]
  }

  role(investigation: string, account: string): Role | undefined {
    return this.#db
      .prepare('SELECT role FROM member WHERE investigation = ? AND account = ?')
      .pluck()
      .get(investigation, account) as Role | undefined
  }

  /** Null takes the role away. */
  setRole(investigation: string, account: string, role: Role | null): void {
    if (role === null) {
      this.#db.prepare('DELETE FROM member WHERE investigation = ? AND account = ?').run(investigation, account)
      return
    }
    this.#db
      .prepare('INSERT OR REPLACE INTO member (investigation, account, role) VALUES (?, ?, ?)')
      .run(investigation, account, role)
  }

  #one(where: string, value: string): StoredAccount | undefined {
    const row = this.#db.prepare(`SELECT ${ACCOUNT} FROM account WHERE ${where}`).get(value)
    return row ? toAccount(row as Row) : undefined
  }
}

/** `Ｔａｒｏ ` and `taro` are one. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}

function flag(value: boolean | undefined): number | null {
  return value === undefined ? null : Number(value)
}

function toAccount(row: Row): StoredAccount {
  return { ...row, admin: row.admin === 1, disabled: row.disabled === 1 }
}
