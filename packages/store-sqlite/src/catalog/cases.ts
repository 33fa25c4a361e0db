import type { Anchor, CaseData, Person, Pin, SavedView } from '@bundlescope/contract/case.ts'
import type Database from 'better-sqlite3'

export interface StoredPin extends Omit<Pin, 'event'> {
  investigation: string
}

export interface StoredView extends SavedView {
  investigation: string
}

type PinRow = Omit<StoredPin, 'anchor' | 'createdBy' | 'changedBy'> &
  Record<'anchor' | 'createdBy' | 'changedBy', string>
type ViewRow = Omit<StoredView, 'createdBy'> & { createdBy: string }

const PIN = `id, investigation, anchor, note, rank, created_by AS createdBy, created_at AS createdAt,
  changed_by AS changedBy, changed_at AS changedAt, version`
const VIEW = 'id, investigation, name, address, created_by AS createdBy, created_at AS createdAt'

/** Case data, the evidence board and saved views of investigations. Who may change what, and when, is the caller's. */
export class Cases {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** Undefined while nobody wrote any. */
  data(investigation: string): { data: CaseData; version: number } | undefined {
    const row = this.#db.prepare('SELECT data, version FROM case_data WHERE investigation = ?').get(investigation) as
      | { data: string; version: number }
      | undefined
    return row && { data: JSON.parse(row.data), version: row.version }
  }

  setData(investigation: string, data: CaseData, version: number): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO case_data (investigation, data, version) VALUES (?, ?, ?)')
      .run(investigation, JSON.stringify(data), version)
  }

  /** In the order of the board. */
  pins(investigation: string): StoredPin[] {
    const rows = this.#db.prepare(`SELECT ${PIN} FROM pin WHERE investigation = ? ORDER BY rank, id`).all(investigation)
    return (rows as PinRow[]).map(toPin)
  }

  pin(investigation: string, id: string): StoredPin | undefined {
    const row = this.#db.prepare(`SELECT ${PIN} FROM pin WHERE investigation = ? AND id = ?`).get(investigation, id)
    return row ? toPin(row as PinRow) : undefined
  }

  /** Adds it, or puts it in place of the one with its id. */
  putPin(pin: StoredPin): void {
    this.#db
      .prepare(
        `INSERT OR REPLACE INTO pin (id, investigation, anchor, note, rank, created_by, created_at, changed_by, changed_at, version)
         VALUES (:id, :investigation, :anchor, :note, :rank, :createdBy, :createdAt, :changedBy, :changedAt, :version)`,
      )
      .run({
        ...pin,
        anchor: JSON.stringify(pin.anchor),
        createdBy: JSON.stringify(pin.createdBy),
        changedBy: JSON.stringify(pin.changedBy),
      })
  }

  removePin(id: string): void {
    this.#db.prepare('DELETE FROM pin WHERE id = ?').run(id)
  }

  views(investigation: string): StoredView[] {
    const rows = this.#db
      .prepare(`SELECT ${VIEW} FROM saved_view WHERE investigation = ? ORDER BY created_at, id`)
      .all(investigation)
    return (rows as ViewRow[]).map(toView)
  }

  view(investigation: string, id: string): StoredView | undefined {
    const row = this.#db
      .prepare(`SELECT ${VIEW} FROM saved_view WHERE investigation = ? AND id = ?`)
      .get(investigation, id)
    return row ? toView(row as ViewRow) : undefined
  }

  putView(view: StoredView): void {
    this.#db
      .prepare(
        `INSERT OR REPLACE INTO saved_view (id, investigation, name, address, created_by, created_at)
         VALUES (:id, :investigation, :name, :address, :createdBy, :createdAt)`,
      )
      .run({ ...view, createdBy: JSON.stringify(view.createdBy) })
  }

  removeView(id: string): void {
    this.#db.prepare('DELETE FROM saved_view WHERE id = ?').run(id)
  }
}

function toPin(row: PinRow): StoredPin {
  return {
    ...row,
    anchor: JSON.parse(row.anchor) as Anchor,
    createdBy: JSON.parse(row.createdBy) as Person,
    changedBy: JSON.parse(row.changedBy) as Person,
  }
}

function toView(row: ViewRow): StoredView {
  return { ...row, createdBy: JSON.parse(row.createdBy) as Person }
}
