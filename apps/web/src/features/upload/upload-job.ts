import { UPLOAD_RECOGNISED_HEADER } from '@bundlescope/contract/upload.ts'
import { type DetailedError, defaultOptions, Upload, type UploadOptions } from 'tus-js-client'
import { API, isProblem } from '../../api/client.ts'
import type { Gathered } from './gather.ts'
import { fileStamp, RateMeter, type UploadChange } from './items.ts'

/** Files of one folder that are sent at the same time. */
const AT_ONCE = 3
/**
 * Files up to this go with the request that announces them: one request a file of a folder. Larger ones need an
 * address first, or they could not be gone on with.
 */
const SMALL = 256 * 1024
const ENDPOINT = `${API}/uploads`
/** A server that restarts, or a network that comes back, is waited for about a minute. */
const RETRY_DELAYS = [500, 1000, 2000, 4000, 8000, 15000, 30000]

/** Who hears how an upload goes; `onId`: what the server calls a file of it. */
type Told = { change: (step: UploadChange) => void; onId: (id: string) => void }

/** One item: sends its files, a few at a time, and adds their progress up. */
export class UploadJob {
  readonly #key: string
  readonly #investigation: string
  readonly #gathered: Gathered
  readonly #tell: Told
  readonly #sent: number[]
  readonly #done: boolean[]
  readonly #uploads = new Map<number, Upload>()
  #meter = new RateMeter()
  #running = false
  #recognised = false
  #told = 0

  constructor(key: string, investigation: string, gathered: Gathered, tell: Told) {
    this.#key = key
    this.#tell = tell
    this.#investigation = investigation
    this.#gathered = gathered
    this.#sent = gathered.files.map(() => 0)
    this.#done = gathered.files.map(() => false)
  }

  run(): void {
    this.#running = true
    this.#meter = new RateMeter()
    for (const upload of this.#uploads.values()) upload.start()
    for (let i = this.#uploads.size; i < AT_ONCE; i++) this.#next()
  }

  stop(discard: boolean): void {
    this.#running = false
    // A termination that does not reach the server leaves an upload that the server itself removes when it is stale.
    for (const upload of this.#uploads.values()) void upload.abort(discard).catch(() => undefined)
  }

  #next(): void {
    const index = this.#done.findIndex((done, i) => !done && !this.#uploads.has(i))
    if (index >= 0 && this.#running) void this.#send(index)
  }

  async #send(index: number): Promise<void> {
    const { file } = this.#gathered.files[index]!
    const upload: Upload = new Upload(file, {
      ...this.#options(index),
      onUploadUrlAvailable: () => this.#tell.onId(upload.url?.split('/').at(-1) ?? ''),
    })
    this.#uploads.set(index, upload)
    const [previous] = await upload.findPreviousUploads()
    if (previous) upload.resumeFromPreviousUpload(previous)
    if (this.#running) upload.start()
  }

  #options(index: number): UploadOptions {
    const { file, relativePath } = this.#gathered.files[index]!
    const { folder, files } = this.#gathered
    const batch: Record<string, string> = folder
      ? { batch: this.#key, batchSize: String(files.length), relativePath: relativePath ?? '' }
      : {}
    return {
      endpoint: ENDPOINT,
      metadata: {
        filename: file.name,
        investigation: this.#investigation,
        modified: String(Math.max(0, file.lastModified)),
        ...batch,
      },
      fingerprint: async () => `${this.#key}|${fileStamp(file, relativePath)}`,
      retryDelays: RETRY_DELAYS,
      // the browser's own idea of being online is wrong on a machine without a network
      onShouldRetry: ({ originalResponse }) => mayPass(originalResponse?.getStatus() ?? 0),
      uploadDataDuringCreation: file.size <= SMALL,
      // files of a folder are remembered until all of it has arrived
      removeFingerprintOnSuccess: !folder,
      onProgress: (sent) => this.#progress(index, sent),
      onError: (error) => this.#failed(messageOf(error)),
      onSuccess: ({ lastResponse }) => {
        this.#uploads.delete(index)
        this.#done[index] = true
        this.#progress(index, file.size)
        // only the answer that ends a batch says so, and answers may overtake each other
        this.#recognised ||= lastResponse.getHeader(UPLOAD_RECOGNISED_HEADER) === 'true'
        if (this.#done.every(Boolean)) this.#finish()
        else this.#next()
      },
    }
  }

  #progress(index: number, sent: number): void {
    this.#sent[index] = sent
    const now = performance.now()
    if (now - this.#told < 100) return
    this.#told = now
    const sum = this.#sent.reduce((a, b) => a + b, 0)
    const filesSent = this.#done.filter(Boolean).length
    this.#tell.change({ type: 'progress', key: this.#key, sent: sum, filesSent, rate: this.#meter.measure(now, sum) })
  }

  #finish(): void {
    this.#tell.change({ type: 'done', key: this.#key, recognised: this.#recognised })
    if (this.#gathered.folder) void this.#forget()
  }

  #failed(error: string): void {
    if (!this.#running) return
    this.stop(false)
    this.#tell.change({ type: 'failed', key: this.#key, error })
  }

  async #forget(): Promise<void> {
    const { urlStorage } = defaultOptions
    for (const { file, relativePath } of this.#gathered.files) {
      const known = await urlStorage.findUploadsByFingerprint(`${this.#key}|${fileStamp(file, relativePath)}`)
      for (const { urlStorageKey } of known) await urlStorage.removeUpload(urlStorageKey)
    }
  }
}

/** No answer, or one that says "not now". */
function mayPass(status: number): boolean {
  return status === 0 || status === 409 || status === 423 || status === 429 || (status >= 500 && status !== 507)
}

/** The server's own words where it said any. */
function messageOf(error: Error | DetailedError): string {
  const body = 'originalResponse' in error ? error.originalResponse?.getBody() : undefined
  try {
    const problem: unknown = JSON.parse(body ?? '')
    if (isProblem(problem)) return problem.detail ?? problem.title
  } catch {
    // no JSON: the tus library's message has to do
  }
  return body?.trim() || error.message
}
