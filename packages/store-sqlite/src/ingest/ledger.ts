import type { BundleMember } from '@bundlescope/contract/bundle.ts'
import type { Container, EntryOutcome } from '@bundlescope/core/bundle/entry.ts'
import { sourceOf } from '@bundlescope/core/parse/source.ts'
import Database from 'better-sqlite3'
import { createIndex } from '../index/schema.ts'
import type { Parsed } from './messages.ts'
import { settleTimeless } from './timeless.ts'

/** The tables of files and sources of an index that is being written. */
export class Ledger {
  private readonly db: Database.Database
  private readonly addFile: Database.Statement
  private readonly addSource: Database.Statement
  private readonly endFile: Database.Statement
  private readonly failFile: Database.Statement
  private readonly sources = new Map<string, number>()

  constructor(path: string) {
    this.db = new Database(path)
    this.db.pragma('busy_timeout = 60000')
    createIndex(this.db)
    this.addFile = this.db.prepare(
      'INSERT INTO file (id, container, path, source, kind, status, reason, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    this.addSource = this.db.prepare('INSERT INTO source (container, key, name) VALUES (?, ?, ?)')
    this.endFile = this.db.prepare(
      `UPDATE file SET format = ?, detection = ?, zone = ?, status = ?, reason = ?, bytes = ?, lines = ?, events = ?, continuations = ?, unparsed = ?,
                       first = ?, last = ? WHERE id = ?`,
    )
    this.failFile = this.db.prepare("UPDATE file SET status = 'partial', reason = ? WHERE id = ?")
  }

  /** A file that is no log, or could not be read. */
  other(id: number, container: Container, path: string, kind: string, outcome: EntryOutcome, bytes: number): void {
    this.addFile.run(id, container.id, path, null, kind, outcome.status, outcome.reason, bytes)
  }

  /** A log about to be read; returns its source. */
  log(id: number, container: Container, path: string): number {
    const { key, name } = sourceOf(path)
    const known = `${container.id}\n${key}`
    let source = this.sources.get(known)
    if (source === undefined) {
      source = Number(this.addSource.run(container.id, key, name).lastInsertRowid)
      this.sources.set(known, source)
    }
    this.addFile.run(id, container.id, path, source, 'log', 'partial', 'still being read', 0)
    return source
  }

  parsed(id: number, { counts, format, detection, zone, damage }: Parsed): void {
    const status = damage === null ? 'ok' : 'partial'
    this.endFile.run(
      format,
      detection,
      zone,
      status,
      damage,
      counts.bytes,
      counts.lines,
      counts.events,
      counts.continuations,
      counts.unparsed,
      counts.first,
      counts.last,
      id,
    )
  }

  failed(id: number, message: string): void {
    this.failFile.run(`reading it stopped: ${message}`, id)
  }

  /** The end: which bundle each archive is (part of), and that everything is there. */
  close(members: readonly BundleMember[], places: ReadonlyMap<string, { memberId: string; pathPrefix: string }>): void {
    const rename = this.db.prepare('UPDATE file SET path = ? || path WHERE container = ?')
    const settle = this.db.prepare('UPDATE source SET host = ? WHERE container = ?')
    const say = this.db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)')
    this.db.transaction(() => {
      settleTimeless(this.db)
      for (const [container, { memberId, pathPrefix }] of places) {
        if (pathPrefix !== '') rename.run(pathPrefix, container)
        settle.run(members.find((member) => member.id === memberId)?.host ?? null, container)
      }
      say.run('members', JSON.stringify(members))
      say.run(
        'member_of',
        JSON.stringify(Object.fromEntries([...places].map(([container, place]) => [container, place.memberId]))),
      )
      say.run('complete', '1')
    })()
    // Only now does the index have to outlive a loss of power.
    this.db.pragma('synchronous = FULL')
    this.db.pragma('wal_checkpoint(TRUNCATE)')
    this.db.close()
  }

  /** How the files ended, by status. */
  statuses(): Record<string, number> {
    const rows = this.db.prepare('SELECT status, count(*) AS n FROM file GROUP BY status').all() as {
      status: string
      n: number
    }[]
    return Object.fromEntries(rows.map((row) => [row.status, row.n]))
  }

  /** How many files need a password. */
  locked(): number {
    return this.db.prepare("SELECT count(*) FROM file WHERE reason = 'password-protected'").pluck().get() as number
  }

  /** Some reasons of files that were not read whole, for a summary. */
  reasons(): string[] {
    return this.db
      .prepare("SELECT DISTINCT reason FROM file WHERE status <> 'ok' AND reason IS NOT NULL LIMIT 3")
      .pluck()
      .all() as string[]
  }
}
