import { createHash, type Hash } from 'node:crypto'
import { open, readdir, rm, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { FileStore } from '@tus/file-store'
import type { Upload } from '@tus/server'
import { dataDirGone, ProblemError } from '../problem.ts'
import { fileSha256 } from './sha256.ts'

/** Bytes that must stay free on the disk beside an upload. */
const RESERVE = 64 * 1024 ** 2

/** Chunks of a body, as tus and Fastify hand it over. */
type Body = AsyncIterable<Uint8Array>

/**
 * Uploads in flight: `spool/<id>` holds what has arrived, `spool/<id>.json` what the client said of it. Both outlive the
 * process, so an upload goes on after a restart. The SHA-256 runs along; where it lost track (a restart) it is made
 * again from the file at the end.
 */
export class SpoolStore extends FileStore {
  readonly #hashes = new Map<string, { hash: Hash; bytes: number }>()
  readonly #received: (id: string, bytes: number) => void

  /** `received` is told how many bytes of an upload lie on disk, after each chunk. */
  constructor(directory: string, received: (id: string, bytes: number) => void) {
    super({ directory })
    this.#received = received
  }

  /** Throws `no-space` when the upload says that it is larger than what is free. */
  override async create(upload: Upload): Promise<Upload> {
    await this.demandSpace(upload.size ?? 0)
    return super.create(upload)
  }

  /** Throws `no-space` when fewer bytes are free, `no-data-dir` when the spool is not there any more. */
  async demandSpace(bytes: number): Promise<void> {
    const { bavail, bsize } = await statfs(this.directory).catch((error: NodeJS.ErrnoException) => {
      throw new ProblemError('no-data-dir', dataDirGone(error.code ?? error.message))
    })
    const free = Math.max(0, bavail * bsize - RESERVE)
    if (bytes > free) {
      throw new ProblemError(
        'no-space',
        `The upload has ${bytes} bytes, the disk of the data directory ${free} to spare.`,
      )
    }
  }

  /** Appends to an upload; returns the new length. What was written before an error stays, and counts. */
  override async write(body: Body, id: string, offset: number): Promise<number> {
    const file = await open(this.pathOf(id), offset === 0 ? 'w' : 'r+')
    try {
      let running = this.#hashes.get(id)
      if (running?.bytes !== offset) running = offset === 0 ? { hash: createHash('sha256'), bytes: 0 } : undefined
      if (running) this.#hashes.set(id, running)
      let end = offset
      for await (const chunk of body) {
        await writeAll(file, chunk, end)
        end += chunk.byteLength
        if (running) {
          running.hash.update(chunk)
          running.bytes = end
        }
        this.#received(id, end)
      }
      return end
    } finally {
      await file.close()
    }
  }

  /** SHA-256 of a whole upload, hex. */
  async sha256(id: string): Promise<string> {
    const file = this.pathOf(id)
    const running = this.#hashes.get(id)
    this.#hashes.delete(id)
    if (running && running.bytes === (await stat(file)).size) return running.hash.digest('hex')
    return fileSha256(file)
  }

  pathOf(id: string): string {
    return path.join(this.directory, id)
  }

  /**
   * Removes an upload with all that is known of it, or the folder in which a command line's ingest that was killed had its
   * copies; nothing happens when it is gone.
   */
  async discard(id: string): Promise<void> {
    this.#hashes.delete(id)
    await rm(this.pathOf(id), { recursive: true, force: true })
    await rm(`${this.pathOf(id)}.json`, { force: true })
  }

  /** Everything in the spool, with the time (ms since 1970) it was last written to. */
  async list(): Promise<{ name: string; written: number }[]> {
    const names = await readdir(this.directory)
    return Promise.all(names.map(async (name) => ({ name, written: (await stat(this.pathOf(name))).mtimeMs })))
  }
}

async function writeAll(file: Awaited<ReturnType<typeof open>>, chunk: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < chunk.byteLength; ) {
    done += (await file.write(chunk, done, chunk.byteLength - done, position + done)).bytesWritten
  }
}
