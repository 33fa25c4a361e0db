import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Bundle, Investigation, Totals } from '@bundlescope/contract/bundle.ts'
import type { Person } from '@bundlescope/contract/case.ts'
import type { StoredBundle, StoredInvestigation } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import { bundleDir } from '@bundlescope/store-sqlite/paths.ts'
import type { CaseDatas } from './case/case-data.ts'
import type { Changes } from './case/changes.ts'
import type { IntakeDeps } from './deps.ts'
import { isoNow, newId } from './ids.ts'
import type { IngestQueue } from './ingest/queue.ts'
import type { Live } from './live.ts'
import type { OneAtATime } from './one-at-a-time.ts'
import { ProblemError } from './problem.ts'

const NO_TOTALS: Totals = { files: 0, bytes: 0, lines: 0, events: 0, continuationLines: 0, unparsedLines: 0 }

/** Investigations as the wire shows them, and every change of them: catalog, folders, queue and open pages together. */
export class Investigations {
  readonly #deps: IntakeDeps
  readonly #queue: IngestQueue
  readonly #live: Live
  /** Bundles are added and removed in turn, so that a folder never goes while the same bytes arrive again. */
  readonly #turns: OneAtATime
  readonly #changes: Changes
  readonly #cases: CaseDatas

  constructor(
    deps: IntakeDeps,
    queue: IngestQueue,
    live: Live,
    turns: OneAtATime,
    people: { changes: Changes; cases: CaseDatas },
  ) {
    this.#deps = deps
    this.#changes = people.changes
    this.#cases = people.cases
    this.#queue = queue
    this.#live = live
    this.#turns = turns
  }

  list(): Investigation[] {
    return this.#deps.catalog.investigations().map((stored) => this.#view(stored))
  }

  /** Throws `not-found`. */
  get(id: string): Investigation {
    return this.#view(this.demand(id))
  }

  create(name: string, fixed: { id: string; example: boolean } = { id: newId(), example: false }): Investigation {
    this.#deps.catalog.createInvestigation({ ...fixed, name: name.trim(), createdAt: isoNow() })
    return this.publish(fixed.id)
  }

  /** Throws `not-found`. */
  demand(id: string): StoredInvestigation {
    const stored = this.#deps.catalog.investigation(id)
    if (!stored) throw new ProblemError('not-found', `There is no investigation ${id}.`)
    return stored
  }

  rename(id: string, text: string, by: Person): Investigation {
    const old = this.demand(id).name
    const name = text.trim()
    const change = { thing: 'name' as const, id, before: { name: old }, after: { name } }
    if (name !== old)
      this.#changes.make({ investigation: id, by, what: 'renamed', subject: null, title: name, change }, () =>
        this.#deps.catalog.renameInvestigation(id, name),
      )
    return this.publish(id)
  }

  /** Everything: rows, folders of bundles that nothing else holds; looks whether it is gone. */
  delete(id: string): Promise<void> {
    return this.#turns.run(async () => {
      this.get(id)
      const unreferred = this.#deps.catalog.deleteInvestigation(id)
      this.#live.publish({ type: 'investigation-deleted', id })
      await this.#removeFolders(unreferred)
      const left = this.#deps.catalog.wipe(id)
      const folders = unreferred.map((bundle) => bundleDir(this.#deps.config.dataDir, bundle)).filter(existsSync)
      if (left.length + folders.length > 0)
        throw new Error(`not all of ${id} is gone: ${[...left, ...folders].join(', ')}`)
    })
  }

  deleteBundle(id: string, bundle: string, by: Person): Promise<void> {
    return this.#turns.run(async () => {
      const held = this.get(id).bundles.find((one) => one.id === bundle)
      if (!held) {
        throw new ProblemError('not-found', `The investigation ${id} holds no bundle ${bundle}.`)
      }
      const change = { thing: 'bundle' as const, id: bundle, before: {}, after: null }
      const unreferred = this.#changes.make(
        { investigation: id, by, what: 'bundle-removed', subject: bundle, title: held.name, change },
        () => this.#deps.catalog.detach(id, bundle),
      )
      this.publish(id)
      await this.#removeFolders(unreferred)
    })
  }

  /** Tells the open pages how an investigation is now. */
  publish(id: string): Investigation {
    const investigation = this.get(id)
    this.#live.publish({ type: 'investigation', investigation })
    return investigation
  }

  publishBundle(id: string): void {
    const stored = this.#deps.catalog.bundle(id)
    if (stored) this.#live.publish({ type: 'bundle', bundle: this.#bundle(stored) })
  }

  async #removeFolders(bundles: readonly string[]): Promise<void> {
    for (const bundle of bundles) {
      await this.#queue.cancel(bundle)
      await this.#deps.store.forget(bundle)
      await rm(bundleDir(this.#deps.config.dataDir, bundle), { recursive: true, force: true })
      this.#live.publish({ type: 'bundle-deleted', id: bundle })
    }
  }

  #view(stored: StoredInvestigation): Investigation {
    return {
      ...stored,
      status: this.#cases.of(stored.id).data.status,
      bundles: this.#deps.catalog.bundlesOf(stored.id).map((bundle) => this.#bundle(bundle)),
    }
  }

  #bundle({ report, ...stored }: StoredBundle): Bundle {
    return {
      ...stored,
      storeBytes: report?.storeBytes ?? 0,
      progress: this.#queue.progressOf(stored.id),
      totals: report?.totals ?? NO_TOTALS,
      firstTime: report?.firstTime ?? null,
      lastTime: report?.lastTime ?? null,
      members: report?.members ?? [],
    }
  }
}
