import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Progress } from '@bundlescope/contract/bundle.ts'
import { DEFAULT_LIMITS } from '@bundlescope/core/bundle/entry.ts'
import type { IngestInput } from '@bundlescope/core/ingest/port.ts'
import type { BundleOutcome, StoredReport } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import { formatsDir, indexPath, originalDir } from '@bundlescope/store-sqlite/paths.ts'
import type { FastifyBaseLogger } from 'fastify'
import type { IntakeDeps } from '../deps.ts'
import { problemOf } from '../problem.ts'

export interface QueueListener {
  /** The bundle's row in the catalog changed. */
  changed(bundle: string): void
  progress(bundle: string, progress: Progress): void
}

/**
 * Ingests bundles one at a time, in the order they came. The catalog is the memory: bundles found there as received or
 * half read are ingested (again) after a restart, from the kept original.
 */
export class IngestQueue {
  readonly #deps: IntakeDeps
  readonly #log: FastifyBaseLogger
  readonly #listener: QueueListener
  readonly #waiting: string[] = []
  readonly #progress = new Map<string, Progress>()
  #running: { bundle: string; abort: AbortController; done: Promise<void> } | undefined
  #stopped = false
  /** Since the start, for /metrics. */
  readonly counts = { ready: 0, partial: 0, failed: 0 }

  constructor(deps: IntakeDeps, log: FastifyBaseLogger, listener: QueueListener) {
    this.#deps = deps
    this.#log = log
    this.#listener = listener
  }

  get length(): number {
    return this.#waiting.length + (this.#running ? 1 : 0)
  }

  /** What an earlier run of the server left undone, and bundles whose index is gone or of another version. */
  resume(): void {
    const { catalog, config, hasIndex } = this.#deps
    for (const { id } of catalog.bundlesIn('received', 'ingesting')) this.add(id)
    for (const { id } of catalog.bundlesIn('ready', 'partial', 'failed')) {
      if (hasIndex && !hasIndex(indexPath(config.dataDir, id))) this.add(id)
    }
  }

  add(bundle: string): void {
    if (this.#stopped || this.#running?.bundle === bundle || this.#waiting.includes(bundle)) return
    const bytes = this.#deps.catalog.bundle(bundle)?.bytes ?? 0
    this.#progress.set(bundle, waiting(bytes))
    this.#waiting.push(bundle)
    this.#next()
  }

  /** Null when the bundle is not in the queue. */
  progressOf(bundle: string): Progress | null {
    return this.#progress.get(bundle) ?? null
  }

  /** Takes a bundle out of the queue; resolves once nothing of this server writes to its folder any more. */
  async cancel(bundle: string): Promise<void> {
    const place = this.#waiting.indexOf(bundle)
    if (place >= 0) this.#waiting.splice(place, 1)
    this.#progress.delete(bundle)
    if (this.#running?.bundle !== bundle) return
    this.#running.abort.abort()
    await this.#running.done
  }

  /** For the end of the server: what is being read will be read again at the next start. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#waiting.length = 0
    this.#running?.abort.abort()
    await this.#running?.done
  }

  #next(): void {
    if (this.#running || this.#stopped) return
    const bundle = this.#waiting.shift()
    if (bundle === undefined) return
    const abort = new AbortController()
    const done = this.#ingest(bundle, abort.signal).finally(() => {
      this.#running = undefined
      this.#progress.delete(bundle)
      if (!abort.signal.aborted) this.#listener.changed(bundle)
      this.#next()
    })
    this.#running = { bundle, abort, done }
  }

  /** Never rejects: how it ended is written to the catalog, unless it was aborted. */
  async #ingest(bundle: string, signal: AbortSignal): Promise<void> {
    const { catalog } = this.#deps
    const started = performance.now()
    catalog.setIngesting(bundle)
    this.#listener.changed(bundle)
    let outcome: Omit<BundleOutcome, 'ingestMs'>
    try {
      outcome = await this.#read(bundle, signal)
    } catch (error) {
      if (signal.aborted) return
      this.#log.error({ err: error, bundle }, 'ingest failed')
      outcome = { state: 'failed', message: `The ingest stopped: ${textOf(error)}`, report: null }
    }
    if (signal.aborted) return
    if (outcome.state in this.counts) this.counts[outcome.state as keyof typeof this.counts]++
    catalog.setOutcome(bundle, { ...outcome, ingestMs: Math.round(performance.now() - started) })
  }

  async #read(bundle: string, signal: AbortSignal): Promise<Omit<BundleOutcome, 'ingestMs'>> {
    const { config, store, ingest, threads } = this.#deps
    const index = indexPath(config.dataDir, bundle)
    const own = formatsDir(config.dataDir)
    await store.forget(bundle)
    const input = await original(config.dataDir, bundle)
    signal.throwIfAborted()
    const { state, message } = await ingest(input, index, {
      bundle,
      threads,
      limits: DEFAULT_LIMITS,
      formatsDir: existsSync(own) ? own : undefined,
      signal,
      onProgress: (progress) => {
        if (signal.aborted) return
        this.#progress.set(bundle, progress)
        this.#listener.progress(bundle, progress)
      },
    })
    // A page that asked while it began may have opened an index that a killed server had left, and that is no more.
    await store.forget(bundle)
    return { state, message, report: await this.#report(bundle, index) }
  }

  async #report(bundle: string, index: string): Promise<StoredReport | null> {
    if (!(await exists(index))) return null
    const { totals, firstTime, lastTime, members } = await this.#deps.store.report(bundle)
    return { totals, firstTime, lastTime, members, storeBytes: (await stat(index)).size }
  }
}

/** The upload as it is kept: the one file or folder in the bundle's `original`. */
async function original(dataDir: string, bundle: string): Promise<IngestInput> {
  const folder = originalDir(dataDir, bundle)
  const [name] = await readdir(folder).catch(() => [])
  if (name === undefined) throw new Error('its bytes are not here (any more): upload the same file again')
  return { path: path.join(folder, name), name }
}

function waiting(bytes: number): Progress {
  return {
    phase: 'waiting',
    bytesDone: 0,
    bytesTotal: bytes,
    textBytes: 0,
    files: 0,
    events: 0,
    rate: 0,
    current: null,
  }
}

function textOf(error: unknown): string {
  return problemOf(error).detail ?? (error instanceof Error ? error.message : String(error))
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
