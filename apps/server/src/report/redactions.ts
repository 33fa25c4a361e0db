import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Redaction, Redactions } from '@bundlescope/contract/report.ts'
import { inventoryOf } from '@bundlescope/core/report/redaction/inventory.ts'
import { Redactor } from '@bundlescope/core/report/redaction/redactor.ts'
import { Value } from 'typebox/value'
import { OneAtATime } from '../one-at-a-time.ts'
import type { Services } from '../services.ts'

type Known = Omit<Services, 'redactions'>

/**
 * What the tokens of each investigation stand for, kept in the data directory (`redactions/<investigation>.json`): a report
 * sent last week can be read back, and the next one bears the same tokens.
 */
export class RedactionKeeper {
  readonly #services: Known
  readonly #redactors = new Map<string, Redactor>()
  readonly #turns = new OneAtATime()

  constructor(services: Known) {
    this.#services = services
    services.live.subscribe((event) => {
      if (event.type === 'investigation-deleted') void this.#forget(event.id)
    })
  }

  /** The redactor of an investigation, which knows everything that its bundles name today. Throws `not-found`. */
  of(investigation: string): Promise<Redactor> {
    return this.#turns.run(async () => {
      const known = await this.#inventory(investigation)
      const kept = this.#redactors.get(investigation)
      if (kept) {
        kept.know(known)
        return kept
      }
      const redactor = new Redactor(known, await this.#read(investigation))
      this.#redactors.set(investigation, redactor)
      return redactor
    })
  }

  /** Writes down what tokens stand for by now: before what bears them is handed out. */
  keep(investigation: string, redactor: Redactor): Promise<void> {
    return this.#turns.run(async () => {
      if (!this.#services.catalog.investigation(investigation)) return
      const file = this.#file(investigation)
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
      await writeFile(`${file}.new`, `${JSON.stringify(redactor.redactions(), null, 1)}\n`, { mode: 0o600 })
      await rename(`${file}.new`, file)
    })
  }

  async #read(investigation: string): Promise<Redaction[]> {
    try {
      const read: unknown = JSON.parse(await readFile(this.#file(investigation), 'utf8'))
      return Value.Check(Redactions, read) ? read : []
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
        this.#services.log.warn({ err: error, investigation }, 'what tokens stood for cannot be read')
      return []
    }
  }

  async #inventory(investigation: string) {
    const { catalog, store, analyses, board, cases, investigations } = this.#services
    const { bundles } = investigations.get(investigation)
    const readable = bundles.filter(({ state }) => state === 'ready' || state === 'partial').map(({ id }) => id)
    const [reports, snapshots, analysis] = await Promise.all([
      Promise.all(readable.map((bundle) => store.report(bundle))),
      Promise.all(readable.map((bundle) => store.snapshots(bundle))),
      analyses.of(investigation),
    ])
    const abouts = [...catalog.choices.abouts(investigation).values()]
    const { affected } = cases.of(investigation).data
    return inventoryOf({
      members: reports.flatMap((report) => report.members),
      sources: reports.flatMap((report) => report.sources),
      snapshots: snapshots.flat(),
      analysis,
      case: { affected: [...affected, ...abouts] },
      people: board.pins(investigation).flatMap(({ createdBy, changedBy }) => [createdBy.name, changedBy.name]),
    })
  }

  #forget(investigation: string): Promise<void> {
    return this.#turns.run(async () => {
      this.#redactors.delete(investigation)
      await rm(this.#file(investigation), { force: true })
    })
  }

  #file(investigation: string): string {
    return path.join(this.#services.config.dataDir, 'redactions', `${investigation}.json`)
  }
}
