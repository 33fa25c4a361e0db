import path from 'node:path'
import Database from 'better-sqlite3'

/** The data directory belongs to another process. */
export class DataDirInUse extends Error {}

/**
 * Keeps other bundlescope processes from writing to a data directory until the returned function is called or the
 * process ends, however it ends: the lock is one of the operating system on `lock.sqlite`.
 * Throws DataDirInUse when another process holds it.
 */
export function lockDataDir(dataDir: string): () => void {
  const db = new Database(path.join(dataDir, 'lock.sqlite'), { timeout: 0 })
  try {
    db.pragma('locking_mode = EXCLUSIVE')
    db.exec('BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (x); COMMIT;')
  } catch (error) {
    db.close()
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error
    throw new DataDirInUse(`Another bundlescope is using ${dataDir}. Stop it, or set DATA_DIR to another folder.`)
  }
  return () => db.close()
}
