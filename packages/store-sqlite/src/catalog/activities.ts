import type { Person } from '@bundlescope/contract/case.ts'
import type Database from 'better-sqlite3'

/** What a change did to one thing; null: there was, or is, no such thing. Kept so that it can be taken back. */
export interface Change {
  thing: 'case' | 'pin' | 'view' | 'name' | 'bundle' | 'about' | 'zone'
  id: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  /** The activity that this one took back. */
  of?: number
}

export interface StoredActivity {
  id: number
  investigation: string
  /** ISO UTC */
  at: string
  by: Person
  what: string
  subject: string | null
  title: string
  change: Change | null
  lost: string | null
  undone: boolean
}

type Row = Omit<StoredActivity, 'by' | 'change' | 'undone'> & { by: string; change: string | null; undone: number }

const ACTIVITY = 'id, investigation, at, by, what, subject, title, change, lost, undone'

/** What people did to an investigation, in order. */
export class Activities {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  add(activity: Omit<StoredActivity, 'id' | 'undone'>): StoredActivity {
    const { lastInsertRowid } = this.#db
      .prepare(
        `INSERT INTO activity (investigation, at, by, what, subject, title, change, lost)
         VALUES (:investigation, :at, :by, :what, :subject, :title, :change, :lost)`,
      )
      .run({
        ...activity,
        by: JSON.stringify(activity.by),
        change: activity.change && JSON.stringify(activity.change),
      })
    return { ...activity, id: Number(lastInsertRowid), undone: false }
  }

  get(investigation: string, id: number): StoredActivity | undefined {
    const row = this.#db
      .prepare(`SELECT ${ACTIVITY} FROM activity WHERE investigation = ? AND id = ?`)
      .get(investigation, id)
    return row ? toActivity(row as Row) : undefined
  }

  /** Newest first, those before (older than) an id. */
  list(investigation: string, before: number, limit: number): StoredActivity[] {
    const rows = this.#db
      .prepare(`SELECT ${ACTIVITY} FROM activity WHERE investigation = ? AND id < ? ORDER BY id DESC LIMIT ?`)
      .all(investigation, before, limit)
    return (rows as Row[]).map(toActivity)
  }

  /** Everybody who did something. */
  people(investigation: string): Person[] {
    const rows = this.#db.prepare('SELECT DISTINCT by FROM activity WHERE investigation = ?').pluck().all(investigation)
    return (rows as string[]).map((by) => JSON.parse(by) as Person)
  }

  setUndone(id: number, undone: boolean): void {
    this.#db.prepare('UPDATE activity SET undone = ? WHERE id = ?').run(undone ? 1 : 0, id)
  }
}

function toActivity(row: Row): StoredActivity {
  return {
    ...row,
    by: JSON.parse(row.by) as Person,
    change: row.change === null ? null : (JSON.parse(row.change) as Change),
    undone: row.undone === 1,
  }
}
