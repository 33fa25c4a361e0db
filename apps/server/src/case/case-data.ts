import { isDeepStrictEqual } from 'node:util'
import type { CaseChange, CaseData, Person } from '@bundlescope/contract/case.ts'
import { formatMicros, parseMicros } from '@bundlescope/contract/time.ts'
import type { Catalog } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import type { Live } from '../live.ts'
import { ProblemError } from '../problem.ts'
import type { Changes } from './changes.ts'

export interface Versioned {
  data: CaseData
  version: number
}

/** What was not taken, and who was faster. */
export interface Refused {
  fields: string[]
  by: Person | null
}

const EMPTY: CaseData = {
  symptom: '',
  serviceRequest: '',
  incidentFrom: null,
  incidentTo: null,
  affected: [],
  status: 'open',
}

/** What is said of an investigation as a whole: symptom, service request, time of the incident, status. */
export class CaseDatas {
  readonly #catalog: Catalog
  readonly #live: Live
  readonly #changes: Changes

  constructor(catalog: Catalog, live: Live, changes: Changes) {
    this.#catalog = catalog
    this.#live = live
    this.#changes = changes
    changes.undoable('case', {
      now: (investigation) => ({ ...this.of(investigation).data }),
      put: (investigation, _id, fields) => {
        this.#set(investigation, fields as Partial<CaseData>)
      },
    })
  }

  /** Of an investigation that nobody wrote anything of: empty, version 0. */
  of(investigation: string): Versioned {
    const stored = this.#catalog.cases.data(investigation)
    return stored ? { ...stored, data: { ...EMPTY, ...stored.data } } : { data: EMPTY, version: 0 }
  }

  /** `refused`: the change was of an older version, and somebody (null: nobody knows who) changed the same fields since. */
  change(investigation: string, { version, data }: CaseChange, by: Person): Versioned | { refused: Refused } {
    const old = this.of(investigation)
    const wanted = readTimes(data)
    const changed = Object.keys(wanted).filter(
      (field) => !isDeepStrictEqual(old.data[field as keyof CaseData], wanted[field as keyof CaseData]),
    )
    if (changed.length === 0) return old
    const title = changed.join(', ')
    const lost = changed.map((field) => `${field}: ${textOf(wanted[field as keyof CaseData])}`).join('\n')
    const refused = { investigation, by, what: 'case-conflict', subject: null, title, lost }
    if (this.#changes.isOutdated({ of: version, now: old.version }, refused))
      return { refused: { fields: changed, by: this.#changes.lastBy(investigation, 'case', changed) } }
    const part = (of: Partial<CaseData>) =>
      Object.fromEntries(changed.map((field) => [field, of[field as keyof CaseData]]))
    demandOrder({ ...old.data, ...wanted })
    return this.#changes.make(
      {
        investigation,
        by,
        what: 'case-changed',
        subject: null,
        title,
        change: { thing: 'case', id: investigation, before: part(old.data), after: part(wanted) },
      },
      () => this.#set(investigation, wanted),
    )
  }

  #set(investigation: string, fields: Partial<CaseData>): Versioned {
    const old = this.of(investigation)
    const next = { data: { ...old.data, ...fields }, version: old.version + 1 }
    this.#catalog.cases.setData(investigation, next.data, next.version)
    this.#live.publish({ type: 'case', investigation, ...next })
    return next
  }
}

/** Throws `bad-request` for a time that is none. */
function readTimes(data: Partial<CaseData>): Partial<CaseData> {
  const read = { ...data }
  for (const field of ['incidentFrom', 'incidentTo'] as const) {
    const text = data[field]
    if (text === undefined || text === null) continue
    const micros = parseMicros(text)
    if (micros === undefined) throw new ProblemError('bad-request', `${field}=${text.slice(0, 100)} is no ISO time.`)
    read[field] = formatMicros(micros)
  }
  return read
}

function demandOrder({ incidentFrom, incidentTo }: CaseData): void {
  if (incidentFrom !== null && incidentTo !== null && incidentFrom > incidentTo)
    throw new ProblemError('bad-request', 'incidentFrom is later than incidentTo.')
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
