import type { Upload, UploadMetadata, UploadResult } from '@bundlescope/contract/upload.ts'
import type { Live } from '../live.ts'
import { safeName } from './names.ts'

const TELL_EVERY_MS = 500

interface Entry {
  upload: Upload
  /** `arrived`: all bytes lie in the spool, nobody writes to them any more. `taken`: a bundle is being made of them. */
  stage: 'receiving' | 'arrived' | 'taken'
  told: number
}

/** The uploads that are under way, as every open page shows them. */
export class InFlight {
  readonly #live: Live
  readonly #entries = new Map<string, Entry>()

  constructor(live: Live) {
    this.#live = live
  }

  list(): Upload[] {
    return [...this.#entries.values()].map(({ upload }) => upload)
  }

  get(id: string): Upload | undefined {
    return this.#entries.get(id)?.upload
  }

  /** The upload of the same file of the same batch, when there is one and no bundle is being made of it. */
  sameOfBatch({ batch, investigation, relativePath }: UploadMetadata): string | undefined {
    if (batch === undefined || !relativePath) return undefined
    const same = [...this.#entries.values()].find(
      ({ upload, stage }) =>
        stage !== 'taken' &&
        upload.batch === batch &&
        upload.investigation === investigation &&
        upload.relativePath === relativePath,
    )
    return same?.upload.id
  }

  /** An upload was announced. `bytes` is null while its length is not known. */
  begin(id: string, metadata: UploadMetadata, bytes: number | null, startedAt: string): void {
    const upload: Upload = {
      id,
      investigation: metadata.investigation,
      name: safeName(metadata.filename),
      relativePath: metadata.relativePath ?? null,
      batch: metadata.batch ?? null,
      batchSize: metadata.batch ? Number(metadata.batchSize ?? 1) : null,
      bytes,
      modified: metadata.modified === undefined ? null : Number(metadata.modified),
      received: 0,
      startedAt,
    }
    this.#entries.set(id, { upload, stage: 'receiving', told: 0 })
    this.#tell(id)
  }

  received(id: string, bytes: number): void {
    const entry = this.#entries.get(id)
    if (!entry) return
    entry.upload.received = bytes
    if (Date.now() - entry.told >= TELL_EVERY_MS) this.#tell(id)
  }

  /** The last byte came. Returns the uploads that become one bundle; undefined while others of the batch are to come. */
  arrived(id: string, bytes: number): Upload[] | undefined {
    const entry = this.#entries.get(id)
    if (!entry || entry.stage === 'taken') return undefined
    entry.stage = 'arrived'
    entry.upload.received = entry.upload.bytes = bytes
    this.#tell(id)
    const { batch, batchSize, investigation } = entry.upload
    const together = [...this.#entries.values()].filter(
      (other) =>
        other === entry ||
        (batch !== null &&
          other.stage === 'arrived' &&
          other.upload.batch === batch &&
          other.upload.investigation === investigation),
    )
    if (together.length < (batchSize ?? 1)) return undefined
    for (const each of together) each.stage = 'taken'
    return together.map(({ upload }) => upload)
  }

  /** `result` is null when no bundle came of it; `message` says why. */
  end(id: string, result: UploadResult | null, message: string | null): void {
    const upload = this.get(id)
    if (!upload) return
    this.#entries.delete(id)
    this.#live.publish({
      type: 'upload-ended',
      id,
      investigation: upload.investigation,
      bundle: result?.bundle ?? null,
      recognised: result?.recognised ?? false,
      message,
    })
  }

  #tell(id: string): void {
    const entry = this.#entries.get(id)
    if (!entry) return
    entry.told = Date.now()
    this.#live.publish({ type: 'upload', upload: { ...entry.upload } })
  }
}
