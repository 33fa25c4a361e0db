import type { BundleMember, BundleState, Totals } from '@bundlescope/contract/bundle.ts'
import Database from 'better-sqlite3'
import { Accounts } from './accounts.ts'
import { Activities } from './activities.ts'
import { Audit } from './audit.ts'
import { Cases } from './cases.ts'
import { Choices } from './choices.ts'
import { Failures } from './failures.ts'
import { migrate } from './migrations.ts'
import { StoredRedactions } from './redactions.ts'
import { Secrets } from './secrets.ts'
import { StoredSettings } from './settings.ts'
import { Shares } from './shares.ts'

export interface StoredInvestigation {
  id: string
  name: string
  /** ISO UTC, as on the wire. */
  createdAt: string
  example: boolean
}

/** What an ingest found out about a bundle, kept so that a list of bundles needs no index to be opened. */
export interface StoredReport {
  totals: Totals
  firstTime: string | null
  lastTime: string | null
  members: BundleMember[]
  /** Size of the index on disk. */
  storeBytes: number
}

export interface StoredBundle {
  id: string
  sha256: string
  name: string
  /** As uploaded. */
  bytes: number
  state: BundleState
  message: string | null
  addedAt: string
  ingestMs: number | null
  report: StoredReport | null
}

export type NewBundle = Pick<StoredBundle, 'id' | 'sha256' | 'name' | 'bytes' | 'addedAt'>

/** How an ingest ended. */
export type BundleOutcome = Pick<StoredBundle, 'state' | 'message' | 'ingestMs' | 'report'>

interface BundleRow extends Omit<StoredBundle, 'report'> {
  report: string | null
}

const BUNDLE = 'id, sha256, name, bytes, state, message, added_at AS addedAt, ingest_ms AS ingestMs, report'
const INVESTIGATION = 'id, name, created_at AS createdAt, example'

/**
 * Investigations, bundles, and which bundle belongs where: what people made, so it is migrated and never rebuilt.
 * Every change is on disk when the method returns.
 */
export class Catalog {
  readonly #db: Database.Database
  #version: number | undefined
  readonly choices: Choices
  readonly cases: Cases
  readonly activities: Activities
  readonly accounts: Accounts
  readonly secrets: Secrets
  readonly shares: Shares
  readonly audit: Audit
  readonly redactions: StoredRedactions
  readonly settings: StoredSettings
  readonly failures: Failures

  /** `file`: path of catalog.sqlite, created when absent; `:memory:` for tests. */
  constructor(file: string) {
    this.#db = new Database(file)
    this.#db.pragma('journal_mode = WAL')
    this.#db.pragma('synchronous = FULL')
    this.#db.pragma('foreign_keys = ON')
    this.#db.pragma('busy_timeout = 5000')
    // What is deleted is overwritten, not only no longer spoken of.
    this.#db.pragma('secure_delete = ON')
    migrate(this.#db)
    this.choices = new Choices(this.#db)
    this.cases = new Cases(this.#db)
    this.activities = new Activities(this.#db)
    this.accounts = new Accounts(this.#db)
    this.secrets = new Secrets(this.#db)
    this.shares = new Shares(this.#db)
    this.audit = new Audit(this.#db)
    this.redactions = new StoredRedactions(this.#db)
    this.settings = new StoredSettings(this.#db)
    this.failures = new Failures(this.#db)
  }

  /** All that `work` writes, or none of it when it throws. */
  atomically<T>(work: () => T): T {
    return this.#db.transaction(work)()
  }

  investigations(): StoredInvestigation[] {
    const rows = this.#db.prepare(`SELECT ${INVESTIGATION} FROM investigation ORDER BY created_at, id`).all()
    return (rows as (Omit<StoredInvestigation, 'example'> & { example: number })[]).map(toInvestigation)
  }

  investigation(id: string): StoredInvestigation | undefined {
    const row = this.#db.prepare(`SELECT ${INVESTIGATION} FROM investigation WHERE id = ?`).get(id)
    return row ? toInvestigation(row as Omit<StoredInvestigation, 'example'> & { example: number }) : undefined
  }

  createInvestigation(investigation: StoredInvestigation): void {
    this.#db
      .prepare('INSERT INTO investigation (id, name, created_at, example) VALUES (?, ?, ?, ?)')
      .run(investigation.id, investigation.name, investigation.createdAt, investigation.example ? 1 : 0)
  }

  /** False when there is no such investigation. */
  renameInvestigation(id: string, name: string): boolean {
    return this.#db.prepare('UPDATE investigation SET name = ? WHERE id = ?').run(name, id).changes > 0
  }

  /** Returns the bundles that nothing refers to any more: their rows are gone, their folders are the caller's to remove. */
  deleteInvestigation(id: string): string[] {
    return this.#db.transaction(() => {
      this.#db.prepare('DELETE FROM investigation WHERE id = ?').run(id)
      return this.#removeUnreferred()
    })()
  }

  /** Those of one investigation, in the order they were added. */
  bundlesOf(investigation: string): StoredBundle[] {
    return this.#bundles(
      `SELECT ${BUNDLE} FROM bundle JOIN investigation_bundle ON bundle = id WHERE investigation = ? ORDER BY bundle.rowid`,
      investigation,
    )
  }

  bundle(id: string): StoredBundle | undefined {
    return this.#bundles(`SELECT ${BUNDLE} FROM bundle WHERE id = ?`, id)[0]
  }

  /** Bundles of any investigation in one of these states, oldest first. */
  bundlesIn(...states: BundleState[]): StoredBundle[] {
    const places = states.map(() => '?').join(', ')
    return this.#bundles(`SELECT ${BUNDLE} FROM bundle WHERE state IN (${places}) ORDER BY bundle.rowid`, ...states)
  }

  bundleIds(): string[] {
    return this.#db.prepare('SELECT id FROM bundle').pluck().all() as string[]
  }

  /** Whether a bundle has so many bytes. */
  hasBundleOf(bytes: number): boolean {
    return this.#db.prepare('SELECT 1 FROM bundle WHERE bytes = ?').get(bytes) !== undefined
  }

  /** Ids of the investigations that hold a bundle. */
  holdersOf(bundle: string): string[] {
    const statement = this.#db.prepare('SELECT investigation FROM investigation_bundle WHERE bundle = ? ORDER BY 1')
    return statement.pluck().all(bundle) as string[]
  }

  /** A bundle whose bytes have just arrived, with the investigation it is for. */
  addBundle(bundle: NewBundle, investigation: string): void {
    this.#db.transaction(() => {
      this.#db
        .prepare(
          `INSERT INTO bundle (id, sha256, name, bytes, state, added_at)
           VALUES (:id, :sha256, :name, :bytes, 'received', :addedAt)`,
        )
        .run(bundle)
      this.attach(investigation, bundle.id)
    })()
  }

  /** Adds a known bundle to an investigation; nothing happens when it is there. */
  attach(investigation: string, bundle: string): void {
    this.#db
      .prepare('INSERT OR IGNORE INTO investigation_bundle (investigation, bundle) VALUES (?, ?)')
      .run(investigation, bundle)
  }

  /** Takes a bundle out of an investigation. Returns it in a list when nothing refers to it any more (rows gone). */
  detach(investigation: string, bundle: string): string[] {
    return this.#db.transaction(() => {
      this.#db
        .prepare('DELETE FROM investigation_bundle WHERE investigation = ? AND bundle = ?')
        .run(investigation, bundle)
      return this.#removeUnreferred()
    })()
  }

  /** Marks a bundle as being read: what an earlier ingest said of it is void. */
  setIngesting(id: string): void {
    this.#db
      .prepare(`UPDATE bundle SET state = 'ingesting', message = NULL, ingest_ms = NULL, report = NULL WHERE id = ?`)
      .run(id)
  }

  setOutcome(id: string, outcome: BundleOutcome): void {
    const report = outcome.report && JSON.stringify(outcome.report)
    this.#db
      .prepare('UPDATE bundle SET state = ?, message = ?, ingest_ms = ?, report = ? WHERE id = ?')
      .run(outcome.state, outcome.message, outcome.ingestMs, report, id)
  }

  /** Whether another process (a restore) wrote to the catalog since this was last asked. */
  changedElsewhere(): boolean {
    const version = Number(this.#db.pragma('data_version', { simple: true }))
    const changed = this.#version !== undefined && this.#version !== version
    this.#version = version
    return changed
  }

  /** Clears the last traces of deleted rows from disk. Returns the tables that still speak of an investigation: none. */
  wipe(investigation: string): string[] {
    this.#db.pragma('wal_checkpoint(TRUNCATE)')
    const tables = this.#db
      .prepare(
        `SELECT m.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c
         WHERE m.type = 'table' AND c.name = 'investigation' AND m.name <> 'audit'`,
      )
      .pluck()
      .all() as string[]
    const speaks = tables.filter((table) =>
      this.#db.prepare(`SELECT 1 FROM "${table}" WHERE investigation = ? LIMIT 1`).get(investigation),
    )
    return this.investigation(investigation) ? ['investigation', ...speaks] : speaks
  }

  close(): void {
    this.#db.close()
  }

  #bundles(sql: string, ...parameters: string[]): StoredBundle[] {
    const rows = this.#db.prepare(sql).all(...parameters) as BundleRow[]
    return rows.map((row) => ({ ...row, report: row.report && JSON.parse(row.report) }))
  }

  #removeUnreferred(): string[] {
    const statement = this.#db.prepare(
      'DELETE FROM bundle WHERE id NOT IN (SELECT bundle FROM investigation_bundle) RETURNING id',
    )
    return statement.pluck().all() as string[]
  }
}

function toInvestigation(row: Omit<StoredInvestigation, 'example'> & { example: number }): StoredInvestigation {
  return { ...row, example: row.example === 1 }
}
