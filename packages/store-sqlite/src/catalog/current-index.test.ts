import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { createIndex } from '../index/schema.ts'
import { hasCurrentIndex } from './current-index.ts'

it('an index is current when it is there, whole, and of this version', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'index-'))
  const file = path.join(folder, 'index.sqlite')
  try {
    expect(hasCurrentIndex(file)).toBe(false)
    const db = new Database(file)
    createIndex(db)
    expect(hasCurrentIndex(file)).toBe(true)
    db.pragma('user_version = 0')
    db.close()
    expect(hasCurrentIndex(file)).toBe(false)
    writeFileSync(file, 'no database at all, but long enough to look like one'.repeat(100))
    expect(hasCurrentIndex(file)).toBe(false)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
