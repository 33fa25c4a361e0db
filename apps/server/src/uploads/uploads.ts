import { randomBytes } from 'node:crypto'
import { stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { formatMicros } from '@bundlescope/contract/time.ts'
import type { Upload, UploadMetadata, UploadResult } from '@bundlescope/contract/upload.ts'
import type { Live } from '../live.ts'
import { ProblemError } from '../problem.ts'
import { InFlight } from './in-flight.ts'
import type { Arrived, Keeper } from './keeper.ts'
import { folderLayout } from './names.ts'
import { folderSha256 } from './sha256.ts'
import { SpoolStore } from './spool.ts'

/** The way of an upload from its first byte to the keeper: one file by tus or PUT, or the files of a folder by tus. */
export class Uploads {
  readonly spool: SpoolStore
  readonly #inFlight: InFlight
  readonly #keeper: Keeper
  readonly #expect: () => void

  /** `expect` is called when an upload begins: what will read it may get ready. */
  constructor(dataDir: string, live: Live, keeper: Keeper, expect: () => void = () => {}) {
    this.#expect = expect
    this.#inFlight = new InFlight(live)
    this.#keeper = keeper
    this.spool = new SpoolStore(path.join(dataDir, 'spool'), (id, bytes) => this.#inFlight.received(id, bytes))
  }

  list(): Upload[] {
    return this.#inFlight.list()
  }

  /**
   * An upload was announced, or found in the spool with `received` bytes. It takes the place of an earlier try to send
   * the same file of the same batch.
   */
  async begin(
    id: string,
    metadata: UploadMetadata,
    bytes: number | null,
    startedAt: string,
    received = 0,
  ): Promise<void> {
    this.#expect()
    const earlier = this.#inFlight.sameOfBatch(metadata)
    this.#inFlight.begin(id, metadata, bytes, startedAt)
    if (received > 0) this.#inFlight.received(id, received)
    if (earlier !== undefined) await this.giveUp(earlier, 'The file was sent again.')
  }

  /** The last byte arrived. Undefined while other files of the batch are still to come. */
  async finish(id: string): Promise<UploadResult | undefined> {
    if (!this.#inFlight.get(id)) throw new ProblemError('not-found', 'The upload was given up.')
    const { size } = await stat(this.spool.pathOf(id))
    const together = this.#inFlight.arrived(id, size)
    return together && this.#take(together)
  }

  /** A body that comes in one request (`curl -T`): spooled, then kept. Nothing stays of it when it breaks off. */
  async receive(
    body: AsyncIterable<Uint8Array>,
    metadata: UploadMetadata,
    bytes: number | null,
  ): Promise<UploadResult> {
    await this.spool.demandSpace(bytes ?? 0)
    const id = `${randomBytes(16).toString('hex')}.put`
    await this.begin(id, metadata, bytes, formatMicros(Date.now() * 1000))
    try {
      await this.spool.write(body, id, 0)
      return (await this.finish(id)) as UploadResult
    } catch (error) {
      await this.giveUp(id, error instanceof ProblemError ? error.message : 'The upload broke off.')
      throw error
    }
  }

  /** Removes what arrived of an upload. */
  async giveUp(id: string, message: string): Promise<void> {
    await this.spool.discard(id)
    this.#inFlight.end(id, null, message)
  }

  async giveUpFor(investigation: string): Promise<void> {
    const meant = this.list().filter((upload) => upload.investigation === investigation)
    for (const { id } of meant) await this.giveUp(id, 'The investigation was deleted.')
  }

  async #take(uploads: readonly Upload[]): Promise<UploadResult> {
    try {
      const result = await this.#keeper.keep(await this.#describe(uploads))
      for (const { id } of uploads) {
        await this.spool.discard(id)
        this.#inFlight.end(id, result, null)
      }
      return result
    } catch (error) {
      if (error instanceof ProblemError) for (const { id } of uploads) await this.giveUp(id, error.message)
      throw error
    }
  }

  async #describe(uploads: readonly Upload[]): Promise<Arrived> {
    const files = []
    for (const { id, modified } of uploads) {
      // The kept file is as old as the person's own: what it says without a year is placed by that.
      if (modified !== null) await utimes(this.spool.pathOf(id), modified / 1000, modified / 1000)
    }
    for (const upload of uploads) files.push({ upload, sha256: await this.spool.sha256(upload.id) })
    const bytes = uploads.reduce((sum, { received }) => sum + received, 0)
    const [first] = files
    if (!first) throw new Error('an upload of no files')
    const { investigation, name, batch } = first.upload
    if (batch === null) {
      return {
        investigation,
        bytes,
        name,
        sha256: first.sha256,
        files: [{ from: this.spool.pathOf(first.upload.id), to: name }],
      }
    }
    const layout = folderLayout(uploads.map((upload) => upload.relativePath ?? upload.name))
    const placed = files.map((file, index) => ({ ...file, path: layout.paths[index] ?? file.upload.name }))
    return {
      investigation,
      bytes,
      name: layout.name,
      sha256: folderSha256(placed),
      files: placed.map(({ upload, path }) => ({ from: this.spool.pathOf(upload.id), to: `${layout.name}/${path}` })),
    }
  }
}
