import type { Anchor, Person, PinChange, PinDraft } from '@bundlescope/contract/case.ts'
import type { StoredPin } from '@bundlescope/store-sqlite/catalog/cases.ts'
import type { Catalog } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import { isoNow, newId } from '../ids.ts'
import type { Live } from '../live.ts'
import { ProblemError } from '../problem.ts'
import type { Changes } from './changes.ts'
import { between } from './rank.ts'

/** Of one investigation. */
const MOST_PINS = 5000

/** The evidence board: pins with notes, in an order that people choose. */
export class Board {
  readonly #catalog: Catalog
  readonly #live: Live
  readonly #changes: Changes

  constructor(catalog: Catalog, live: Live, changes: Changes) {
    this.#catalog = catalog
    this.#live = live
    this.#changes = changes
    changes.undoable('pin', {
      now: (investigation, id) => fieldsOf(this.#catalog.cases.pin(investigation, id)),
      put: (investigation, id, fields, by) => this.#restore(investigation, id, fields, by),
    })
  }

  pins(investigation: string): StoredPin[] {
    return this.#catalog.cases.pins(investigation)
  }

  add(investigation: string, { anchor, note, before }: PinDraft, by: Person): StoredPin {
    const pins = this.pins(investigation)
    if (pins.length >= MOST_PINS)
      throw new ProblemError('bad-request', `A board holds ${MOST_PINS} pins; this one is full.`)
    const at = isoNow()
    const pin: StoredPin = {
      id: newId(12),
      investigation,
      anchor,
      note,
      rank: rankBefore(pins, before ?? null),
      createdBy: by,
      createdAt: at,
      changedBy: by,
      changedAt: at,
      version: 1,
    }
    const change = { thing: 'pin' as const, id: pin.id, before: null, after: { note } }
    const done = { investigation, by, what: 'pin-added', subject: pin.id, title: titleOf(pin), change }
    this.#changes.make(done, () => this.#catalog.cases.putPin(pin))
    this.#tell(pin)
    return pin
  }

  /** `conflict`: the change was of an older version; its note is kept in the activity. */
  change(investigation: string, id: string, change: PinChange, by: Person): { pin: StoredPin; conflict: boolean } {
    const pin = this.#get(investigation, id)
    const note = change.note ?? pin.note
    const subject = { investigation, by, subject: id, title: titleOf({ ...pin, note }) }
    if (note === pin.note && change.before === undefined) return { pin, conflict: false }
    const refused = { ...subject, what: 'note-conflict', ...(note !== pin.note && { lost: note }) }
    if (this.#changes.isOutdated({ of: change.version, now: pin.version }, refused)) return { pin, conflict: true }
    const others = this.pins(investigation).filter((other) => other.id !== id)
    const rank = change.before === undefined ? pin.rank : rankBefore(others, change.before)
    if (note === pin.note && rank === pin.rank) return { pin, conflict: false }
    const changed = (of: { note: string; rank: string }) => ({
      ...(note !== pin.note && { note: of.note }),
      ...(rank !== pin.rank && { rank: of.rank }),
    })
    const next = { ...pin, note, rank, changedBy: by, changedAt: isoNow(), version: pin.version + 1 }
    this.#changes.make(
      {
        ...subject,
        what: note === pin.note ? 'pin-moved' : 'note-changed',
        change: { thing: 'pin', id, before: changed(pin), after: changed(next) },
      },
      () => this.#catalog.cases.putPin(next),
    )
    this.#tell(next)
    return { pin: next, conflict: false }
  }

  remove(investigation: string, id: string, by: Person): void {
    const pin = this.#get(investigation, id)
    const change = { thing: 'pin' as const, id, before: fieldsOf(pin), after: null }
    const done = { investigation, by, what: 'pin-deleted', subject: id, title: titleOf(pin), change }
    this.#changes.make(done, () => this.#catalog.cases.removePin(id))
    this.#live.publish({ type: 'pin-deleted', investigation, id })
  }

  #get(investigation: string, id: string): StoredPin {
    const pin = this.#catalog.cases.pin(investigation, id)
    if (!pin) throw new ProblemError('not-found', `The investigation ${investigation} has no pin ${id}.`)
    return pin
  }

  #restore(investigation: string, id: string, fields: Record<string, unknown> | null, by: Person): void {
    if (fields === null) {
      this.#catalog.cases.removePin(id)
      this.#live.publish({ type: 'pin-deleted', investigation, id })
      return
    }
    const old = this.#catalog.cases.pin(investigation, id) ?? {}
    const next = { ...old, ...fields, id, investigation } as StoredPin
    next.rank = freeRank(
      this.pins(investigation).filter((pin) => pin.id !== id),
      next.rank,
    )
    const pin = { ...next, changedBy: by, changedAt: isoNow(), version: next.version + 1 }
    this.#catalog.cases.putPin(pin)
    this.#tell(pin)
  }

  #tell(stored: StoredPin): void {
    const { investigation, ...pin } = stored
    this.#live.publish({ type: 'pin', investigation, pin })
  }
}

/** `before`: id of the pin that follows; null: the end. Throws `bad-request` when there is no such pin. */
function rankBefore(pins: readonly StoredPin[], before: string | null): string {
  const place = before === null ? pins.length : pins.findIndex((pin) => pin.id === before)
  if (place < 0) throw new ProblemError('bad-request', `before: there is no pin ${before?.slice(0, 50)}.`)
  return between(pins[place - 1]?.rank ?? '', pins[place]?.rank ?? null)
}

/** The rank itself, or the next one behind it when another pin took it meanwhile. */
function freeRank(pins: readonly StoredPin[], rank: string): string {
  const place = pins.findIndex((pin) => pin.rank === rank)
  return place < 0 ? rank : between(rank, pins[place + 1]?.rank ?? null)
}

function fieldsOf(pin: StoredPin | undefined): Record<string, unknown> | null {
  if (!pin) return null
  const { investigation: _, ...fields } = pin
  return fields
}

/** The note, else what the pin stands at. */
function titleOf({ anchor, note }: { anchor: Anchor; note: string }): string {
  if (note.trim() !== '') return note
  if (anchor.kind === 'line' || anchor.kind === 'row') return anchor.text
  if (anchor.kind === 'range') return `${anchor.from} – ${anchor.to}`
  return anchor.kind === 'note' ? '' : anchor.title
}
