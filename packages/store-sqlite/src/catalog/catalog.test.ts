import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Catalog, type NewBundle, type StoredReport } from './catalog.ts'
import { MIGRATIONS, migrate } from './migrations.ts'

const TIME = '2026-01-02T03:04:05.000000Z'
const bundle = (letter: string): NewBundle => ({
  id: letter.repeat(16),
  sha256: letter.repeat(64),
  name: `${letter}.tgz`,
  bytes: 10,
  addedAt: TIME,
})
const REPORT: StoredReport = {
  totals: { files: 1, bytes: 2, lines: 3, events: 3, continuationLines: 0, unparsedLines: 0 },
  firstTime: TIME,
  lastTime: TIME,
  members: [],
  storeBytes: 77,
}

describe('the catalog', () => {
  let folder: string
  let catalog: Catalog

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'catalog-'))
    catalog = new Catalog(path.join(folder, 'catalog.sqlite'))
    for (const id of ['one', 'two'])
      catalog.createInvestigation({ id, name: id, createdAt: TIME, example: id === 'two' })
  })
  afterEach(() => {
    catalog.close()
    rmSync(folder, { recursive: true })
  })

  it('keeps investigations over a restart', () => {
    catalog.renameInvestigation('one', 'VM creation fails')
    catalog.close()
    catalog = new Catalog(path.join(folder, 'catalog.sqlite'))
    expect(catalog.investigations()).toEqual([
      { id: 'one', name: 'VM creation fails', createdAt: TIME, example: false },
      { id: 'two', name: 'two', createdAt: TIME, example: true },
    ])
    expect(catalog.renameInvestigation('none', 'x')).toBe(false)
  })

  it('gives a bundle back as it was put, with what the ingest said', () => {
    catalog.addBundle(bundle('a'), 'one')
    expect(catalog.bundle('a'.repeat(16))).toMatchObject({ ...bundle('a'), state: 'received', report: null })
    catalog.setOutcome('a'.repeat(16), { state: 'partial', message: 'cut off', ingestMs: 5, report: REPORT })
    expect(catalog.bundlesOf('one')).toEqual([
      { ...bundle('a'), state: 'partial', message: 'cut off', ingestMs: 5, report: REPORT },
    ])
    catalog.setIngesting('a'.repeat(16))
    expect(catalog.bundlesIn('received', 'ingesting')).toMatchObject([
      { state: 'ingesting', message: null, report: null },
    ])
  })

  it('removes a bundle with the last investigation that holds it, not before', () => {
    catalog.addBundle(bundle('a'), 'one')
    catalog.addBundle(bundle('b'), 'one')
    catalog.attach('two', 'a'.repeat(16))
    catalog.attach('two', 'a'.repeat(16))
    expect(catalog.holdersOf('a'.repeat(16))).toEqual(['one', 'two'])
    expect(catalog.deleteInvestigation('one')).toEqual(['b'.repeat(16)])
    expect(catalog.bundleIds()).toEqual(['a'.repeat(16)])
    expect(catalog.detach('two', 'a'.repeat(16))).toEqual(['a'.repeat(16)])
    expect(catalog.bundleIds()).toEqual([])
  })

  it('refuses a bundle for an investigation that does not exist, whole', () => {
    expect(() => catalog.addBundle(bundle('a'), 'none')).toThrow(/FOREIGN KEY/)
    expect(catalog.bundleIds()).toEqual([])
  })
})

describe('migrations', () => {
  it('run once each, and a step that fails leaves the form before it', () => {
    const db = new Database(':memory:')
    migrate(db)
    migrate(db)
    expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length)
    const broken = [...MIGRATIONS, 'CREATE TABLE extra (x); SELECT nonsense FROM nowhere;']
    expect(() => migrate(db, broken)).toThrow()
    expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length)
    expect(db.prepare(`SELECT count(*) FROM sqlite_master WHERE name = 'extra'`).pluck().get()).toBe(0)
  })

  it('refuse a catalog of a newer bundlescope', () => {
    const db = new Database(':memory:')
    db.pragma('user_version = 99')
    expect(() => migrate(db)).toThrow(/newer bundlescope/)
  })
})
