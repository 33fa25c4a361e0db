import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Analysis } from '@bundlescope/contract/analysis.ts'
import { type Redaction, Redactions } from '@bundlescope/contract/report.ts'
import { type Inventory, inventoryOf } from '@bundlescope/core/report/redaction/inventory.ts'
import { Redactor } from '@bundlescope/core/report/redaction/redactor.ts'
import { Value } from 'typebox/value'
import type { Services } from '../services.ts'
import { Veil } from './veil.ts'

type Known = Omit<Services, 'redactions'>

interface Kept {
  redactor: Redactor
  veil: Veil
  /** Originals that are written down. */
  written: number
  /** What the redactor has taken the names of. */
  analysis: Analysis | null
}

const NOTHING: Inventory = { members: [], sources: [], snapshots: [], analysis: null, case: null, people: [] }

/**
 * What the tokens of each investigation stand for, kept in the catalog: a report sent last week can be read back, and the
 * next one bears the same tokens, as does the redacted view.
 */
export class RedactionKeeper {
  readonly #services: Known
  readonly #kept = new Map<string, Kept>()

  constructor(services: Known) {
    this.#services = services
    services.live.subscribe((event) => {
      if (event.type === 'investigation-deleted') this.#kept.delete(event.id)
      // A catalog that was restored may know other tokens.
      if (event.type === 'state') this.#kept.clear()
    })
  }

  /** The redactor of an investigation, which knows everything that its bundles name today. Throws `not-found`. */
  async of(investigation: string): Promise<Redactor> {
    return (await this.#get(investigation)).redactor
  }

  async veil(investigation: string): Promise<Veil> {
    return (await this.#get(investigation)).veil
  }

  /** What tokens that were given out stand for, for searches that are not redacted; null: none were. */
  given(investigation: string): Redactor | null {
    const kept = this.#kept.get(investigation)
    if (kept) return kept.redactor
    const stored = this.#stored(investigation)
    return stored.length === 0 ? null : new Redactor([], stored)
  }

  /** Writes down what tokens stand for by now: before what bears them is handed out. */
  keep(investigation: string): void {
    const kept = this.#kept.get(investigation)
    if (!kept || kept.redactor.size === kept.written) return
    this.#services.catalog.redactions.keep(investigation, kept.redactor.redactions())
    kept.written = kept.redactor.size
  }

  async #get(investigation: string): Promise<Kept> {
    const { bundles } = this.#services.investigations.get(investigation)
    const kept = this.#kept.get(investigation) ?? this.#make(investigation)
    const analysis = await this.#services.analyses.of(investigation)
    if (kept.analysis !== analysis) {
      const ids = bundles.map(({ id }) => id)
      kept.redactor.know(inventoryOf({ ...NOTHING, ...(await this.#ofBundles(ids)), analysis }))
      kept.analysis = analysis
    }
    kept.redactor.know(inventoryOf({ ...NOTHING, ...this.#ofPeople(investigation) }))
    kept.veil.setUnread(bundles.filter(({ state }) => state !== 'ready' && state !== 'partial'))
    return kept
  }

  #make(investigation: string): Kept {
    const redactor = new Redactor([], this.#stored(investigation))
    const made = { redactor, veil: new Veil(redactor), written: 0, analysis: null }
    this.#kept.set(investigation, made)
    return made
  }

  async #ofBundles(bundles: readonly string[]) {
    const { store } = this.#services
    // Those that are being read, too, as far as they are: conclusions are drawn from them as well.
    const reports = await Promise.all(bundles.map((bundle) => store.report(bundle)))
    const snapshots = await Promise.all(bundles.map((bundle) => store.snapshots(bundle)))
    return {
      members: reports.flatMap((report) => report.members),
      sources: reports.flatMap((report) => report.sources),
      snapshots: snapshots.flat(),
    }
  }

  /** What people say is affected, and they themselves. */
  #ofPeople(investigation: string) {
    const { catalog, board, cases, views, presences } = this.#services
    const people = [
      ...board.pins(investigation).flatMap(({ createdBy, changedBy }) => [createdBy.name, changedBy.name]),
      ...views.of(investigation).map(({ createdBy }) => createdBy.name),
      ...catalog.activities.people(investigation).map(({ name }) => name),
      ...catalog.accounts.members(investigation).map(({ name }) => name),
      ...catalog.shares.list(investigation).flatMap(({ name, createdBy }) => [name, createdBy.name]),
      ...presences.of(investigation).map(({ person }) => person.name),
    ]
    const abouts = [...catalog.choices.abouts(investigation).values()]
    return { case: { affected: [...cases.of(investigation).data.affected, ...abouts] }, people: [...new Set(people)] }
  }

  #stored(investigation: string): Redaction[] {
    const stored = this.#services.catalog.redactions.of(investigation)
    return stored.length > 0 ? stored : this.#importOld(investigation)
  }

  /** Earlier versions kept a file for each investigation. */
  #importOld(investigation: string): Redaction[] {
    const file = path.join(this.#services.config.dataDir, 'redactions', `${investigation}.json`)
    if (!existsSync(file)) return []
    try {
      const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
      if (!Value.Check(Redactions, read)) throw new Error('not in the form of redactions')
      this.#services.catalog.redactions.keep(investigation, read)
      rmSync(file)
      return read
    } catch (error) {
      this.#services.log.warn({ err: error, file }, 'what tokens stood for cannot be read')
      return []
    }
  }
}
