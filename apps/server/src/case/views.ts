import type { Person, SavedView, ViewChange, ViewDraft } from '@bundlescope/contract/case.ts'
import type { StoredView } from '@bundlescope/store-sqlite/catalog/cases.ts'
import type { Catalog } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import { isoNow, newId } from '../ids.ts'
import type { Live } from '../live.ts'
import { ProblemError } from '../problem.ts'
import type { Changes } from './changes.ts'

/** Of one investigation. */
const MOST_VIEWS = 1000

/** Addresses within an investigation that people gave a name. */
export class Views {
  readonly #catalog: Catalog
  readonly #live: Live
  readonly #changes: Changes

  constructor(catalog: Catalog, live: Live, changes: Changes) {
    this.#catalog = catalog
    this.#live = live
    this.#changes = changes
    changes.undoable('view', {
      now: (investigation, id) => fieldsOf(this.#catalog.cases.view(investigation, id)),
      put: (investigation, id, fields) => this.#put(investigation, id, fields),
    })
  }

  of(investigation: string): SavedView[] {
    return this.#catalog.cases.views(investigation).map(toWire)
  }

  add(investigation: string, { name, address }: ViewDraft, by: Person): SavedView {
    if (this.#catalog.cases.views(investigation).length >= MOST_VIEWS)
      throw new ProblemError('bad-request', `An investigation holds ${MOST_VIEWS} views.`)
    const view = { id: newId(12), name: name.trim(), address, createdBy: by, createdAt: isoNow() }
    const change = { thing: 'view' as const, id: view.id, before: null, after: { name: view.name, address } }
    const done = { investigation, by, what: 'view-added', subject: view.id, title: name, change }
    this.#changes.make(done, () => this.#put(investigation, view.id, view))
    return view
  }

  change(investigation: string, id: string, change: ViewChange, by: Person): SavedView {
    const old = this.#get(investigation, id)
    const fields = { name: change.name?.trim() ?? old.name, address: change.address ?? old.address }
    const done = {
      investigation,
      by,
      what: 'view-changed',
      subject: id,
      title: fields.name,
      change: { thing: 'view' as const, id, before: { name: old.name, address: old.address }, after: fields },
    }
    this.#changes.make(done, () => this.#put(investigation, id, fields))
    return { ...toWire(old), ...fields }
  }

  remove(investigation: string, id: string, by: Person): void {
    const old = this.#get(investigation, id)
    const change = { thing: 'view' as const, id, before: fieldsOf(old), after: null }
    const done = { investigation, by, what: 'view-deleted', subject: id, title: old.name, change }
    this.#changes.make(done, () => this.#put(investigation, id, null))
  }

  #get(investigation: string, id: string): StoredView {
    const view = this.#catalog.cases.view(investigation, id)
    if (!view) throw new ProblemError('not-found', `The investigation ${investigation} has no view ${id}.`)
    return view
  }

  #put(investigation: string, id: string, fields: Record<string, unknown> | null): void {
    if (fields === null) {
      this.#catalog.cases.removeView(id)
      this.#live.publish({ type: 'view-deleted', investigation, id })
      return
    }
    const view = { ...this.#catalog.cases.view(investigation, id), ...fields, id, investigation } as StoredView
    this.#catalog.cases.putView(view)
    this.#live.publish({ type: 'view', investigation, view: toWire(view) })
  }
}

function toWire({ investigation: _, ...view }: StoredView): SavedView {
  return view
}

function fieldsOf(view: StoredView | undefined): Record<string, unknown> | null {
  return view ? { ...toWire(view) } : null
}
