import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { INDEX_VERSION } from '../index/schema.ts'

/** Whether there is an index that this version of bundlescope can read; otherwise the bundle has to be read again. */
export function hasCurrentIndex(indexPath: string): boolean {
  if (!existsSync(indexPath)) return false
  try {
    const db = new Database(indexPath, { readonly: true })
    try {
      return db.pragma('user_version', { simple: true }) === INDEX_VERSION
    } finally {
      db.close()
    }
  } catch {
    return false
  }
}
