import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { bundleDir, catalogPath } from '../paths.ts'
import { MIGRATIONS, migrate } from './migrations.ts'

/** The file cannot be restored from, or is in the way; the message says why. */
export class BackupError extends Error {}

export interface BackedUp {
  investigations: number
  bundles: number
}

export interface Restored extends BackedUp {
  /** Bundles that the backup speaks of, whose bytes are not in this data directory. */
  missing: { id: string; name: string; sha256: string; investigations: string[] }[]
  /** Bundles that lie here and are not in the backup: kept, in an investigation of their own. */
  extra: { investigation: string; bundles: string[] } | null
  /** The catalog as it was before; null when there was none. */
  savedAs: string | null
}

/** Tables that are not simply replaced by a restore: see `replaceAll`. */
const SPECIAL = new Set(['bundle', 'zone', 'session', 'audit', 'redaction', 'failure'])

/**
 * Writes the catalog (investigations, boards, accounts, audit log; not the bundles' bytes) into one file, while a server
 * may be using it. Sessions are left out.
 *
 * @throws BackupError when there is no catalog
 */
export async function backupCatalog(dataDir: string, file: string): Promise<BackedUp> {
  const from = catalogPath(dataDir)
  if (!existsSync(from)) throw new BackupError(`There is no catalog in ${dataDir}.`)
  const partial = `${file}.partial`
  rmSync(partial, { force: true })
  await copyDatabase(from, partial)
  chmodSync(partial, 0o600)
  const copy = new Database(partial)
  try {
    copy.pragma('journal_mode = DELETE')
    migrate(copy)
    copy.exec('DELETE FROM session; DELETE FROM failure')
    demandWhole(copy, from)
    const counted = counts(copy)
    copy.close()
    renameSync(partial, file)
    return counted
  } finally {
    copy.close()
    rmSync(partial, { force: true })
  }
}

/**
 * Puts a backup in place of the catalog in one transaction, while a server may be using it. What was revoked or
 * disabled since stays so, bundles that came since are kept, everybody signs in anew. `now`: ISO time.
 *
 * @throws BackupError when the file is no whole backup, or one of a newer bundlescope
 */
export async function restoreCatalog(dataDir: string, file: string, now: string): Promise<Restored> {
  if (!existsSync(file)) throw new BackupError(`There is no file ${file}.`)
  const copy = path.join(dataDir, 'restore.partial')
  const target = catalogPath(dataDir)
  const savedAs = existsSync(target) ? path.join(dataDir, `catalog-before-${now.replace(/[:.]/g, '-')}.sqlite`) : null
  try {
    await readBackup(file, copy)
    if (savedAs) {
      await copyDatabase(target, savedAs)
      chmodSync(savedAs, 0o600)
    }
    const db = new Database(target)
    try {
      db.pragma('journal_mode = WAL')
      db.pragma('synchronous = FULL')
      db.pragma('foreign_keys = ON')
      db.pragma('busy_timeout = 10000')
      migrate(db)
      db.prepare('ATTACH ? AS backup').run(copy)
      const extra = db.transaction(() => replaceAll(db, dataDir, now)).immediate()
      return { ...counts(db), missing: missing(db, dataDir), extra, savedAs }
    } finally {
      db.close()
    }
  } finally {
    rmSync(copy, { force: true })
  }
}

/** A copy in today's form: a backup may be of an older bundlescope. */
async function readBackup(file: string, copy: string): Promise<void> {
  rmSync(copy, { force: true })
  try {
    await copyDatabase(file, copy)
    const db = new Database(copy)
    try {
      demandWhole(db, file)
      if (Number(db.pragma('user_version', { simple: true })) > MIGRATIONS.length)
        throw new BackupError(`${file} was written by a newer bundlescope.`)
      db.prepare('SELECT count(*) FROM investigation').get()
      db.pragma('journal_mode = DELETE')
      migrate(db)
    } finally {
      db.close()
    }
  } catch (error) {
    if (error instanceof BackupError) throw error
    throw new BackupError(`${file} is no backup of a catalog: ${error instanceof Error ? error.message : error}.`)
  }
}

function replaceAll(db: Database.Database, dataDir: string, now: string): Restored['extra'] {
  const revoked = db.prepare('SELECT id, revoked_at FROM share WHERE revoked_at IS NOT NULL').all() as ShareRow[]
  const disabled = db.prepare('SELECT id FROM account WHERE disabled = 1').pluck().all() as string[]
  const tokens = db.prepare('SELECT investigation, token, originals FROM redaction').all() as TokenRow[]
  const extra = db
    .prepare('SELECT id FROM bundle WHERE id NOT IN (SELECT id FROM backup.bundle)')
    .pluck()
    .all() as string[]
  const tables = db
    .prepare(`SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid`)
    .pluck()
    .all() as string[]
  const replaced = tables.filter((table) => !SPECIAL.has(table))

  db.prepare('DELETE FROM session').run()
  for (const table of replaced.toReversed()) db.exec(`DELETE FROM main."${table}"`)
  addBundles(db, dataDir)
  for (const table of replaced) db.exec(`INSERT INTO main."${table}" SELECT * FROM backup."${table}"`)
  db.exec(`DELETE FROM zone WHERE bundle IN (SELECT id FROM backup.bundle);
           INSERT INTO zone SELECT * FROM backup.zone;
           INSERT INTO audit (at, person, what, investigation, detail)
             SELECT at, person, what, investigation, detail FROM backup.audit AS old WHERE NOT EXISTS
               (SELECT 1 FROM main.audit AS new WHERE new.at = old.at AND new.what = old.what AND new.detail = old.detail)
             ORDER BY id;`)

  // Reports that went out since bear tokens that the backup does not know: what they stand for stays.
  db.exec('INSERT INTO redaction SELECT * FROM backup.redaction')
  const keep = db.prepare(
    `INSERT OR REPLACE INTO redaction (investigation, token, originals)
     SELECT id, :token, :originals FROM main.investigation WHERE id = :investigation`,
  )
  for (const row of tokens) keep.run(row)
  for (const { id, revoked_at } of revoked)
    db.prepare('UPDATE share SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?').run(revoked_at, id)
  for (const id of disabled) db.prepare('UPDATE account SET disabled = 1 WHERE id = ?').run(id)
  db.prepare(`INSERT INTO audit (at, what, detail) VALUES (?, 'catalog-restored', ?)`).run(
    now,
    `${extra.length} bundles kept`,
  )
  return extra.length === 0 ? null : keepExtra(db, extra, now)
}

type TokenRow = { investigation: string; token: string; originals: string }
type ShareRow = { id: string; revoked_at: string }

/** Bundles that are here are as they are; others come from the backup, to be read again where their bytes lie here. */
function addBundles(db: Database.Database, dataDir: string): void {
  const absent = db
    .prepare('SELECT id FROM backup.bundle WHERE id NOT IN (SELECT id FROM main.bundle)')
    .pluck()
    .all() as string[]
  db.exec('INSERT INTO main.bundle SELECT * FROM backup.bundle WHERE id NOT IN (SELECT id FROM main.bundle)')
  for (const id of absent) {
    const here = existsSync(path.join(bundleDir(dataDir, id), 'original'))
    db.prepare('UPDATE bundle SET state = ?, message = ? WHERE id = ?').run(
      here ? 'received' : 'failed',
      here ? null : 'Restored from a backup: its bytes are not here. Upload the same file again.',
      id,
    )
  }
}

function keepExtra(db: Database.Database, bundles: string[], now: string): NonNullable<Restored['extra']> {
  const investigation = `kept${Date.parse(now).toString(36)}`
  db.prepare('INSERT INTO investigation (id, name, created_at) VALUES (?, ?, ?)').run(
    investigation,
    `Not in the backup (${now.slice(0, 10)})`,
    now,
  )
  const attach = db.prepare('INSERT INTO investigation_bundle (investigation, bundle) VALUES (?, ?)')
  for (const bundle of bundles) attach.run(investigation, bundle)
  return { investigation, bundles }
}

function missing(db: Database.Database, dataDir: string): Restored['missing'] {
  const bundles = db.prepare('SELECT id, name, sha256 FROM bundle ORDER BY rowid').all() as Omit<
    Restored['missing'][number],
    'investigations'
  >[]
  const holders = db.prepare(
    'SELECT name FROM investigation JOIN investigation_bundle ON investigation = id WHERE bundle = ? ORDER BY name',
  )
  return bundles
    .filter(({ id }) => !existsSync(path.join(bundleDir(dataDir, id), 'original')))
    .map((bundle) => ({ ...bundle, investigations: holders.pluck().all(bundle.id) as string[] }))
}

async function copyDatabase(from: string, to: string): Promise<void> {
  const db = new Database(from, { readonly: true, fileMustExist: true })
  try {
    await db.backup(to)
  } finally {
    db.close()
  }
}

function demandWhole(db: Database.Database, file: string): void {
  const found = db.pragma('integrity_check', { simple: true })
  if (found !== 'ok') throw new BackupError(`${file} is damaged: ${String(found).slice(0, 200)}`)
}

function counts(db: Database.Database): BackedUp {
  const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
  return { investigations: count('main.investigation'), bundles: count('main.bundle') }
}
