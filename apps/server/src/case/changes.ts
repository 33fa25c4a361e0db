import { isDeepStrictEqual } from 'node:util'
import type { Activity, Person } from '@bundlescope/contract/case.ts'
import type { Change, StoredActivity } from '@bundlescope/store-sqlite/catalog/activities.ts'
import type { Catalog } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import { isoNow } from '../ids.ts'
import type { Live } from '../live.ts'
import { ProblemError } from '../problem.ts'

type Fields = Record<string, unknown>

/** Something of an investigation that people change, and can have back as it was. */
export interface Undoable {
  /** Its fields as they are; null when there is none. */
  now(investigation: string, id: string): Fields | null
  /** Sets some of its fields, makes it anew of all of them, or (null) removes it; tells the open pages. */
  put(investigation: string, id: string, fields: Fields | null, by: Person): void | Promise<void>
  /** Whether that could be done now; left out: always. */
  possible?(investigation: string, change: Change): boolean
}

export interface Done {
  investigation: string
  by: Person
  what: string
  subject: string | null
  /** For people: what it was about. */
  title: string
  change?: Change
  /** A text that was not taken, since somebody else was faster. */
  lost?: string
}

const TITLE = 200
/** Changes among which the last one of a field is looked for. */
const RECENT = 500

/** Remembers who changed what, and takes changes back. */
export class Changes {
  readonly #catalog: Catalog
  readonly #live: Live
  readonly #things = new Map<Change['thing'], Undoable>()

  constructor(catalog: Catalog, live: Live) {
    this.#catalog = catalog
    this.#live = live
  }

  undoable(thing: Change['thing'], how: Undoable): void {
    this.#things.set(thing, how)
  }

  /** Writes down what `work` does: both are on disk, or neither. */
  make<T>(done: Done, work: () => T): T {
    const { result, stored } = this.#catalog.atomically(() => ({ result: work(), stored: this.#write(done) }))
    this.#tell(stored)
    return result
  }

  /** Writes down what has been done. */
  record(done: Done): Activity {
    return this.#tell(this.#write(done))
  }

  /**
   * Whether a change was made of another version than today's: it is not taken then, and what it wanted (`lost`) is kept in the
   * activity for whoever made it.
   */
  isOutdated(version: { of: number; now: number }, refused: Done): boolean {
    if (version.of === version.now) return false
    this.record(refused)
    return true
  }

  /** Who was the last to change a thing, in one of these fields. */
  lastBy(investigation: string, thing: Change['thing'], fields: readonly string[]): Person | null {
    const recent = this.#catalog.activities.list(investigation, Number.MAX_SAFE_INTEGER, RECENT)
    const touched = ({ change }: StoredActivity) => fields.some((field) => field in (change?.after ?? {}))
    return recent.find((activity) => activity.change?.thing === thing && touched(activity))?.by ?? null
  }

  list(investigation: string, before: number, limit: number): Activity[] {
    return this.#catalog.activities.list(investigation, before, limit).map((stored) => this.#view(stored))
  }

  /**
   * Puts things as they were before. Throws `not-found`, or `conflict` when that is not possible: it was changed again
   * since, or the bytes of a bundle are gone.
   */
  async undo(investigation: string, id: number, by: Person): Promise<Activity> {
    const stored = this.#catalog.activities.get(investigation, id)
    if (!stored) throw new ProblemError('not-found', `The investigation ${investigation} has no activity ${id}.`)
    if (!this.#isUndoable(stored)) throw new ProblemError('conflict', 'This cannot be taken back.')
    const change = stored.change!
    const thing = this.#things.get(change.thing)!
    const now = thing.now(investigation, change.id)
    if (!agrees(now, change.after)) throw new ProblemError('conflict', 'It was changed again since.')
    await thing.put(investigation, change.id, change.before, by)
    const after = change.before && pick(thing.now(investigation, change.id), change.before)
    const back: Change = { ...change, before: pick(now, change.before), after, of: id }
    this.#catalog.atomically(() => {
      this.#catalog.activities.setUndone(id, true)
      if (change.of !== undefined) this.#catalog.activities.setUndone(change.of, false)
    })
    const { subject, title } = stored
    this.record({ investigation, by, what: 'undo', subject, title, change: back })
    return this.#tell({ ...stored, undone: true })
  }

  #write({ change, lost, title, ...done }: Done): StoredActivity {
    return this.#catalog.activities.add({
      ...done,
      at: isoNow(),
      title: shorten(title),
      change: change ?? null,
      lost: lost ?? null,
    })
  }

  #tell(stored: StoredActivity): Activity {
    const activity = this.#view(stored)
    this.#live.publish({ type: 'activity', investigation: stored.investigation, activity })
    return activity
  }

  #view(stored: StoredActivity): Activity {
    const { id, at, by, what, subject, title, undone, lost } = stored
    return { id, at, by, what, subject, title, undone, undoable: this.#isUndoable(stored), lost }
  }

  #isUndoable({ investigation, change, undone }: StoredActivity): boolean {
    if (change === null || undone) return false
    const thing = this.#things.get(change.thing)
    return thing !== undefined && (thing.possible?.(investigation, change) ?? true)
  }
}

/** Whether a thing still is as a change left it, in the fields that it changed. */
function agrees(now: Fields | null, after: Fields | null): boolean {
  if (now === null || after === null) return now === after
  return Object.entries(after).every(([field, value]) => isDeepStrictEqual(now[field], value))
}

/** What has to be known to go the same way again: everything of what is removed, else the fields that change. */
function pick(now: Fields | null, fields: Fields | null): Fields | null {
  if (now === null || fields === null) return now
  return Object.fromEntries(Object.keys(fields).map((field) => [field, now[field]]))
}

function shorten(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? ''
  const characters = [...line]
  return characters.length > TITLE ? `${characters.slice(0, TITLE - 1).join('')}…` : line
}
