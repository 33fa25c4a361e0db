import { randomInt } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Bundle, Investigation, Totals } from '@bundlescope/contract/bundle.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import type { StoredBundle, StoredInvestigation } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import { bundleDir } from '@bundlescope/store-sqlite/paths.ts'
import type { Deps } from './deps.ts'
import type { IngestQueue } from './ingest/queue.ts'
import type { Live } from './live.ts'
import type { OneAtATime } from './one-at-a-time.ts'
import { ProblemError } from './problem.ts'

const NO_TOTALS: Totals = { files: 0, bytes: 0, lines: 0, events: 0, continuationLines: 0, unparsedLines: 0 }

/** Investigations as the wire shows them, and every change of them: catalog, folders, queue and open pages together. */
export class Investigations {
  readonly #deps: Deps
  readonly #queue: IngestQueue
  readonly #live: Live
  /** Bundles are added and removed in turn, so that a folder never goes while the same bytes arrive again. */
  readonly #turns: OneAtATime

  constructor(deps: Deps, queue: IngestQueue, live: Live, turns: OneAtATime) {
    this.#deps = deps
    this.#queue = queue
    this.#live = live
    this.#turns = turns
  }

  list(): Investigation[] {
    return this.#deps.catalog.investigations().map((stored) => this.#view(stored))
  }

  /** Throws `not-found`. */
  get(id: string): Investigation {
    const stored = this.#deps.catalog.investigation(id)
    if (!stored) throw new ProblemError('not-found', `There is no investigation ${id}.`)
    return this.#view(stored)
  }

  create(name: string, fixed: { id: string; example: boolean } = { id: newId(), example: false }): Investigation {
    this.#deps.catalog.createInvestigation({ ...fixed, name: name.trim(), createdAt: formatMicros(Date.now() * 1000) })
    return this.publish(fixed.id)
  }

  rename(id: string, name: string): Investigation {
    this.get(id)
    this.#deps.catalog.renameInvestigation(id, name.trim())
    return this.publish(id)
  }

  delete(id: string): Promise<void> {
    return this.#turns.run(async () => {
      this.get(id)
      const unreferred = this.#deps.catalog.deleteInvestigation(id)
      this.#live.publish({ type: 'investigation-deleted', id })
      await this.#removeFolders(unreferred)
    })
  }

  deleteBundle(id: string, bundle: string): Promise<void> {
    return this.#turns.run(async () => {
      if (!this.get(id).bundles.some((held) => held.id === bundle)) {
        throw new ProblemError('not-found', `The investigation ${id} holds no bundle ${bundle}.`)
      }
      const unreferred = this.#deps.catalog.detach(id, bundle)
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
    return { ...stored, bundles: this.#deps.catalog.bundlesOf(stored.id).map((bundle) => this.#bundle(bundle)) }
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

/** Eight letters and digits: `k3v9x0qa`. */
function newId(): string {
  return Array.from({ length: 8 }, () => randomInt(36).toString(36)).join('')
}
