import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs'
import type { BundleMember } from '@bundlescope/contract/bundle.ts'
import type { Encoding } from '@bundlescope/core/bundle/encoding.ts'
import type { Container, ContainerOutcome, EntryOutcome } from '@bundlescope/core/bundle/entry.ts'
import type { Place } from '@bundlescope/core/bundle/members.ts'
import { sourceOf } from '@bundlescope/core/parse/source.ts'
import Database from 'better-sqlite3'
import { createIndex } from '../index/schema.ts'
import { concludeIngest } from './conclusion.ts'
import type { Kept, Outcome, Parsed } from './messages.ts'
import { settleNamedZones, settleOwnZones } from './own-zones.ts'
import { findRepeats } from './repeats.ts'
import { settleTimeless } from './timeless.ts'
import { settleTwins } from './twins.ts'

/** Rows that wait before they are written together. */
const MOST_PENDING = 200

/** A file about to be read. */
export interface Opened {
  id: number
  container: Container
  path: string
  kind: string
  /** Why it was taken for that. */
  detection: string
  encoding: Encoding
}

/** The tables of files and sources of an index that is being written. */
export class Ledger {
  private readonly path: string
  private readonly db: Database.Database
  private readonly addFile: Database.Statement
  private readonly addSkipped: Database.Statement
  private readonly addSource: Database.Statement
  private readonly endLog: Database.Statement
  private readonly endText: Database.Statement
  private readonly failFile: Database.Statement
  private readonly sources = new Map<string, number>()
  /** By file, what stamps call their zone where that means several. */
  private readonly zoneNames = new Map<number, string>()
  private pending: (() => void)[] = []
  private readonly commit: (writes: readonly (() => void)[]) => void

  constructor(path: string) {
    this.path = path
    this.db = new Database(path)
    this.db.pragma('busy_timeout = 60000')
    createIndex(this.db)
    this.addFile = this.db.prepare(
      `INSERT INTO file (id, container, path, source, kind, detection, encoding, status, reason)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'partial', 'still being read')`,
    )
    this.addSkipped = this.db.prepare(
      "INSERT INTO file (id, container, path, kind, status, reason, code, bytes) VALUES (?, ?, ?, 'other', ?, ?, ?, ?)",
    )
    this.addSource = this.db.prepare('INSERT INTO source (id, container, key, name) VALUES (?, ?, ?, ?)')
    this.endLog = this.db.prepare(
      `UPDATE file SET format = ?, detection = ?, zone = ?, encoding = coalesce(?, encoding), status = ?, reason = ?, bytes = ?, lines = ?, events = ?, continuations = ?, unparsed = ?,
                       first = ?, last = ? WHERE id = ?`,
    )
    // What was taken for a log by its name alone may turn out to be a table. A text of no known shape is not understood.
    this.endText = this.db.prepare(
      `UPDATE file SET source = NULL, kind = iif(:format IS NULL, kind, 'snapshot'), format = :format,
                       detection = coalesce(:detection, detection), encoding = coalesce(:encoding, encoding), bytes = :bytes, lines = :lines,
                       status = iif(:damage IS NOT NULL, 'partial', iif(kind = 'other' AND :format IS NULL, 'skipped', 'ok')),
                       reason = coalesce(:damage, iif(kind = 'other' AND :format IS NULL, detection, NULL))
       WHERE id = :id`,
    )
    this.failFile = this.db.prepare("UPDATE file SET status = 'partial', reason = ? WHERE id = ?")
    const write = this.db.transaction((writes: readonly (() => void)[]) => {
      for (const one of writes) one()
    })
    this.commit = (writes) => write.immediate(writes)
  }

  /** What is not read. */
  skipped(id: number, container: Container, path: string, outcome: EntryOutcome, bytes: number): void {
    this.later(() =>
      this.addSkipped.run(id, container.id, path, outcome.status, outcome.reason, outcome.code ?? null, bytes),
    )
  }

  /** A log about to be read; returns its source. To be flushed before it is. */
  log(file: Opened): number {
    const { key, name } = sourceOf(file.path)
    const known = `${file.container.id}\n${key}`
    let source = this.sources.get(known)
    if (source === undefined) {
      source = this.sources.size + 1
      this.sources.set(known, source)
      this.later(() => this.addSource.run(source, file.container.id, key, name))
    }
    this.open(file, source)
    return source
  }

  /** A text about to be read that is no log. */
  text(file: Opened): void {
    this.open(file, null)
  }

  parsed(id: number, { counts, format, detection, zone, zoneName, encoding, damage }: Parsed): void {
    const status = damage === null ? 'ok' : 'partial'
    const { bytes, lines, events, continuations, unparsed, first, last } = counts
    const reading = [format, detection, zone, encoding]
    if (zoneName !== '') this.zoneNames.set(id, zoneName)
    const values = [...reading, status, damage, bytes, lines, events, continuations, unparsed, first, last]
    this.later(() => this.endLog.run(...values, id))
  }

  kept(id: number, kept: Kept): void {
    this.later(() => this.endText.run({ id, ...kept }))
  }

  failed(id: number, message: string): void {
    this.later(() => this.failFile.run(`reading it stopped: ${message}`, id))
  }

  /** Writes down what was told since the last time, in one transaction: one each takes longer than to read a short file. */
  flush(): void {
    const writes = this.pending
    this.pending = []
    if (writes.length > 0) this.commit(writes)
  }

  /** The end: which bundle each archive is (part of), what its pieces have in common, and that everything is there. */
  close(members: readonly BundleMember[], places: ReadonlyMap<string, Place>): void {
    this.flush()
    this.db.transaction(() => {
      // An upload may hold thousands of archives, each of which is settled by itself.
      this.db.exec('CREATE INDEX of_container ON file (container)')
      settleOwnZones(this.db, members, places)
      settleNamedZones(this.db, this.zoneNames)
      settleTimeless(this.db)
      settleTwins(this.db)
      this.settleRepeats()
      this.settlePlaces(members, places)
      this.db.exec('DROP INDEX of_container')
      this.say('complete', '1')
    })()
    this.db.pragma('wal_checkpoint(TRUNCATE)')
    this.db.close()
    // Only now does the index have to outlive a loss of power. SQLite would wait for the disk twice: for the log of
    // changes, which is as good as empty now, and for the file that they have gone into.
    for (const file of [this.path, `${this.path}-wal`]) if (existsSync(file)) putOnDisk(file)
  }

  conclude(outcomes: readonly ContainerOutcome[]): Outcome {
    this.flush()
    return concludeIngest(this.db, outcomes)
  }

  private open({ id, container, path, kind, detection, encoding }: Opened, source: number | null): void {
    const other = encoding === 'utf-8' ? null : encoding
    this.later(() => this.addFile.run(id, container.id, path, source, kind, detection, other))
  }

  private later(write: () => void): void {
    this.pending.push(write)
    if (this.pending.length >= MOST_PENDING) this.flush()
  }

  private settleRepeats(): void {
    const settle = this.db.prepare(
      'UPDATE file SET repeated_from = ?, repeated_to = ?, reason = coalesce(reason, ?) WHERE id = ?',
    )
    for (const { file, from, to, note } of findRepeats(this.db)) settle.run(from, to, note, file)
  }

  private settlePlaces(members: readonly BundleMember[], places: ReadonlyMap<string, Place>): void {
    const rename = this.db.prepare('UPDATE file SET path = ? || path WHERE container = ?')
    const settle = this.db.prepare('UPDATE source SET host = ? WHERE container = ?')
    for (const [container, { memberId, pathPrefix }] of places) {
      if (pathPrefix !== '') rename.run(pathPrefix, container)
      settle.run(members.find((member) => member.id === memberId)?.host ?? null, container)
    }
    this.say('members', JSON.stringify(members))
    this.say(
      'member_of',
      JSON.stringify(Object.fromEntries([...places].map(([container, place]) => [container, place.memberId]))),
    )
  }

  private say(key: string, value: string): void {
    this.db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(key, value)
  }
}

function putOnDisk(file: string): void {
  const descriptor = openSync(file, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
