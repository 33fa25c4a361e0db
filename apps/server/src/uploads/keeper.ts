import { existsSync } from 'node:fs'
import { formatMicros } from '@bundlescope/contract/time.ts'
import type { UploadResult } from '@bundlescope/contract/upload.ts'
import { originalDir } from '@bundlescope/store-sqlite/paths.ts'
import type { Changes } from '../case/changes.ts'
import type { IntakeDeps } from '../deps.ts'
import type { IngestQueue } from '../ingest/queue.ts'
import type { Investigations } from '../investigations.ts'
import type { OneAtATime } from '../one-at-a-time.ts'
import { type KeptFile, keepFiles } from './keep.ts'
import { sender } from './sender.ts'

/** Bytes that lie complete on this machine, and the investigation they are for. */
export interface Arrived {
  investigation: string
  name: string
  sha256: string
  bytes: number
  files: readonly KeptFile[]
}

/** Makes a bundle of bytes that arrived: recognised by their hash when they were here before, else kept and queued. */
export class Keeper {
  readonly #deps: IntakeDeps
  readonly #investigations: Investigations
  readonly #queue: IngestQueue
  readonly #turns: OneAtATime
  readonly #changes: Changes
  /** Since the start, for /metrics. */
  readonly counts = { kept: 0, recognised: 0, bytes: 0 }

  constructor(
    deps: IntakeDeps,
    investigations: Investigations,
    queue: IngestQueue,
    turns: OneAtATime,
    changes: Changes,
  ) {
    this.#deps = deps
    this.#investigations = investigations
    this.#queue = queue
    this.#turns = turns
    this.#changes = changes
  }

  /** False when no bundle has so many bytes. */
  mayHold(bytes: number): boolean {
    return this.#deps.catalog.hasBundleOf(bytes)
  }

  /** Whether the bytes of a bundle are here. A catalog that was restored may know one whose bytes are not. */
  holds(id: string): boolean {
    const { catalog, config } = this.#deps
    return catalog.bundle(id) !== undefined && existsSync(originalDir(config.dataDir, id))
  }

  /** The files stay where they are. Throws `not-found` when the investigation has been deleted meanwhile. */
  keep(arrived: Arrived): Promise<UploadResult> {
    return this.#turns.run(async () => {
      const { investigation, sha256, name, bytes } = arrived
      const { catalog, config } = this.#deps
      this.#investigations.get(investigation)
      const id = sha256.slice(0, 16)
      const known = catalog.bundle(id)
      const here = this.holds(id)
      if (!here) await keepFiles(originalDir(config.dataDir, id), arrived.files)
      const by = sender.getStore()
      const news = !catalog.holdersOf(id).includes(investigation)
      if (known) {
        catalog.attach(investigation, id)
      } else {
        catalog.addBundle({ id, sha256, name, bytes, addedAt: formatMicros(Date.now() * 1000) }, investigation)
      }
      const change = { thing: 'bundle' as const, id, before: null, after: {} }
      // What the server brings along itself, and what it finds in the spool at its start, nobody did now.
      if (by && news)
        this.#changes.record({ investigation, by, what: 'bundle-added', subject: id, title: name, change })
      this.counts[here ? 'recognised' : 'kept']++
      this.counts.bytes += bytes
      this.#investigations.publish(investigation)
      // What failed before may have failed for a reason of that day (a full disk), and the person asks again.
      if (!here || known?.state === 'failed') this.#queue.add(id)
      return { investigation, bundle: id, recognised: here }
    })
  }
}
