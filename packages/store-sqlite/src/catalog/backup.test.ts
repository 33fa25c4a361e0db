import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { catalogPath, originalDir } from '../paths.ts'
import { BackupError, backupCatalog, restoreCatalog } from './backup.ts'
import { Catalog } from './catalog.ts'
import { MIGRATIONS } from './migrations.ts'

const TIME = '2026-01-02T03:04:05.000000Z'
const TARO = { id: 'taro', name: 'Taro' }
const id = (letter: string) => letter.repeat(16)

let dataDir: string
let file: string
let catalog: Catalog

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'backup-'))
  file = path.join(dataDir, 'saved.sqlite')
  catalog = new Catalog(catalogPath(dataDir))
  catalog.createInvestigation({ id: 'one', name: 'one', createdAt: TIME, example: false })
  addBundle('a', 'one')
  pin('p1', 'before')
})
afterEach(() => {
  catalog.close()
  rmSync(dataDir, { recursive: true })
})

function addBundle(letter: string, investigation: string, bytes = true): void {
  catalog.addBundle(
    { id: id(letter), sha256: letter.repeat(64), name: `${letter}.tgz`, bytes: 1, addedAt: TIME },
    investigation,
  )
  catalog.setOutcome(id(letter), { state: 'ready', message: null, ingestMs: 1, report: null })
  if (bytes) mkdirSync(originalDir(dataDir, id(letter)), { recursive: true })
}

function pin(name: string, note: string): void {
  catalog.cases.putPin({
    id: name,
    investigation: 'one',
    anchor: { kind: 'note' },
    note,
    rank: 'i',
    createdBy: TARO,
    createdAt: TIME,
    changedBy: TARO,
    changedAt: TIME,
    version: 1,
  })
}

function account(name: string): void {
  catalog.accounts.add({
    id: name,
    name,
    password: 'x',
    external: null,
    admin: false,
    disabled: false,
    createdAt: TIME,
  })
}

it('what was backed up is there again, while the server has the catalog open', async () => {
  expect(await backupCatalog(dataDir, file)).toEqual({ investigations: 1, bundles: 1 })
  expect(statSync(file).mode & 0o077).toBe(0)
  catalog.changedElsewhere()
  pin('p1', 'after')
  catalog.createInvestigation({ id: 'two', name: 'two', createdAt: TIME, example: false })
  expect(catalog.changedElsewhere()).toBe(false)
  const restored = await restoreCatalog(dataDir, file, TIME)
  expect(restored).toMatchObject({ investigations: 1, bundles: 1, missing: [], extra: null })
  expect(catalog.changedElsewhere()).toBe(true)
  expect(catalog.investigations().map((one) => one.id)).toEqual(['one'])
  expect(catalog.cases.pins('one').map((one) => one.note)).toEqual(['before'])
  // What was there before the restore can be restored in turn.
  await restoreCatalog(dataDir, restored.savedAs ?? '', '2026-02-02T03:04:05.000000Z')
  expect(catalog.cases.pins('one').map((one) => one.note)).toEqual(['after'])
  expect(readdirSync(dataDir).filter((name) => name.includes('partial'))).toEqual([])
})

it('bundles that came since are kept, and those whose bytes are gone are named', async () => {
  addBundle('b', 'one', false)
  await backupCatalog(dataDir, file)
  catalog.detach('one', id('b'))
  addBundle('c', 'one')
  const restored = await restoreCatalog(dataDir, file, TIME)
  expect(restored.missing).toEqual([{ id: id('b'), name: 'b.tgz', sha256: 'b'.repeat(64), investigations: ['one'] }])
  expect(restored.extra?.bundles).toEqual([id('c')])
  expect(catalog.bundlesOf(restored.extra?.investigation ?? '')).toMatchObject([{ id: id('c'), state: 'ready' }])
  expect(catalog.bundlesOf('one')).toMatchObject([
    { state: 'ready' },
    { id: id('b'), state: 'failed', message: expect.stringMatching(/bytes are not here/) },
  ])
})

it('an empty data directory takes a backup, to read the bundles again that lie there', async () => {
  await backupCatalog(dataDir, file)
  const other = mkdtempSync(path.join(tmpdir(), 'backup-'))
  mkdirSync(originalDir(other, id('a')), { recursive: true })
  expect(await restoreCatalog(other, file, TIME)).toMatchObject({ investigations: 1, missing: [], savedAs: null })
  const restored = new Catalog(catalogPath(other))
  expect(restored.bundlesIn('received')).toMatchObject([{ id: id('a') }])
  restored.close()
  rmSync(other, { recursive: true })
})

it('what tokens stand for is in the backup, and what was given out since stays', async () => {
  const given = (n: number, original: string) => ({ token: `HOST-${n}`, originals: [original] })
  catalog.redactions.keep('one', [given(1, 'esx01')])
  catalog.failures.put('name', 'eve', { count: 9, last: 1 }, 10)
  await backupCatalog(dataDir, file)
  catalog.redactions.keep('one', [{ token: 'HOST-1', originals: ['esx01.corp.example', 'esx01'] }, given(2, 'esx02')])
  await restoreCatalog(dataDir, file, TIME)
  expect(catalog.redactions.of('one')).toEqual([
    { token: 'HOST-1', originals: ['esx01.corp.example', 'esx01'] },
    given(2, 'esx02'),
  ])
  expect(catalog.failures.get('name', 'eve')).toEqual({ count: 9, last: 1 })
  catalog.deleteInvestigation('one')
  await restoreCatalog(dataDir, file, TIME)
  expect(catalog.redactions.of('one')).toEqual([given(1, 'esx01')])
})

it('nobody is let in again who was shut out since', async () => {
  account('eve')
  account('taro')
  const share = { id: 's', investigation: 'one', name: 'x', role: 'reader' as const, createdBy: TARO, createdAt: TIME }
  catalog.shares.add({ ...share, expiresAt: null, revokedAt: null, redacted: false }, 'hash')
  catalog.secrets.addSession({ hash: 'h', account: 'taro', share: null, createdAt: TIME, usedAt: TIME })
  await backupCatalog(dataDir, file)
  catalog.shares.revoke('s', TIME)
  catalog.accounts.change('eve', { disabled: true })
  catalog.audit.add({ at: TIME, person: TARO, what: 'share-revoked', investigation: 'one', detail: '' })
  await restoreCatalog(dataDir, file, TIME)
  expect(catalog.shares.get('s')?.revokedAt).toBe(TIME)
  expect(catalog.accounts.get('eve')?.disabled).toBe(true)
  expect(catalog.accounts.get('taro')?.disabled).toBe(false)
  expect(catalog.secrets.session('h')).toBeUndefined()
  expect(catalog.audit.list(null, 1e9, 10).map((entry) => entry.what)).toEqual(['catalog-restored', 'share-revoked'])
})

it.each(['text', 'newer', 'other', 'none'])('a file that is no backup changes nothing: %s', async (what) => {
  if (what === 'text') writeFileSync(file, 'no database at all '.repeat(1000))
  if (what === 'newer') {
    await backupCatalog(dataDir, file)
    const db = new Database(file)
    db.pragma(`user_version = ${MIGRATIONS.length + 1}`)
    db.close()
  }
  if (what === 'other') new Database(file).exec('CREATE TABLE x (y)').close()
  await expect(restoreCatalog(dataDir, file, TIME)).rejects.toThrow(BackupError)
  expect(catalog.cases.pins('one')).toHaveLength(1)
  expect(existsSync(path.join(dataDir, 'restore.partial'))).toBe(false)
})
