import type { ContainerOutcome, SkipCode } from '@bundlescope/core/bundle/entry.ts'
import { isUnreadable } from '@bundlescope/core/bundle/entry.ts'
import type Database from 'better-sqlite3'
import type { Outcome } from './messages.ts'

/** Kinds of trouble told in the message of a bundle. */
const TOLD = 4

interface Trouble {
  reason: string
  files: number
  /** The first of them. */
  path: string
}

/** How an ingest ended, and why in a few words: each kind of trouble with a file that it befell. */
export function concludeIngest(db: Database.Database, outcomes: readonly ContainerOutcome[]): Outcome {
  const count = db.prepare("SELECT count(*) FROM file WHERE status <> 'skipped'").pluck().get() as number
  if (count === 0) {
    // Not understood, but there to be looked at: a paste of something new.
    const kept = db.prepare('SELECT path, reason, 1 AS files FROM file WHERE id IN (SELECT file FROM text)').get()
    if (kept) return { state: 'partial', message: sentence(kept as Trouble) }
    const reason = outcomes.find(({ status }) => status !== 'ok')
    const message = reason ? `${reason.container.name}: ${reason.reason}` : worst(db)
    return { state: 'failed', message: message ?? 'no file in it could be read' }
  }
  const troubles = outcomes
    .filter((outcome) => outcome.status !== 'ok')
    .map((outcome) => `${outcome.container.name}: ${outcome.reason}`)
  // What befell a file of an archive is often told of the archive, too.
  for (const each of ofFiles(db).map(sentence)) if (!troubles.some((told) => told.includes(each))) troubles.push(each)
  if (troubles.length === 0) return { state: 'ready', message: null }
  const more = troubles.length - TOLD
  return { state: 'partial', message: troubles.slice(0, TOLD).join('; ') + (more > 0 ? `; and ${more} more` : '') }
}

/** Files that a person would want to read and cannot, or not whole: by reason. */
function ofFiles(db: Database.Database): Trouble[] {
  const skipped = db
    .prepare(
      `SELECT code, reason, count(*) AS files, path, min(id) FROM file
       WHERE status = 'skipped' AND code IS NOT NULL GROUP BY code, reason ORDER BY min(id)`,
    )
    .all() as (Trouble & { code: SkipCode })[]
  const partial = db
    .prepare(
      "SELECT reason, count(*) AS files, path, min(id) FROM file WHERE status = 'partial' GROUP BY reason ORDER BY min(id)",
    )
    .all() as Trouble[]
  return [...skipped.filter(({ code }) => isUnreadable(code)), ...partial]
}

function sentence({ reason, files, path }: Trouble): string {
  const more = files - 1
  return `${path}: ${reason}${more > 0 ? ` (and ${more} more ${more === 1 ? 'file' : 'files'})` : ''}`
}

/** Of an upload of which nothing was read: the reason of its first file. */
function worst(db: Database.Database): string | null {
  return (db.prepare('SELECT reason FROM file WHERE reason IS NOT NULL ORDER BY id LIMIT 1').pluck().get() ?? null) as
    | string
    | null
}
