import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { damageOf } from '@bundlescope/core/bundle/damage.ts'
import { toUtf8 } from '@bundlescope/core/bundle/encoding.ts'
import { unpack } from '@bundlescope/core/bundle/unpack.ts'
import type { Job } from './messages.ts'

const CHUNK = 1024 * 1024

/** The text of a job as UTF-8, chunk by chunk. */
export class JobText {
  private readonly unpacked: Readable | null
  private readonly chunks: AsyncIterator<Buffer>

  constructor(job: Job) {
    if ('bytes' in job.data && job.compression === 'none' && job.encoding === 'utf-8') {
      // What most files are: there is nothing to unpack.
      this.unpacked = null
      this.chunks = whole(Buffer.from(job.data.bytes.buffer))
      return
    }
    const packed =
      'bytes' in job.data
        ? Readable.from([Buffer.from(job.data.bytes.buffer)])
        : createReadStream(job.data.spooled, { highWaterMark: CHUNK })
    const unpacked = unpack(packed, job.compression, job.limits)
    this.unpacked = unpacked
    const text = job.encoding === 'utf-8' ? unpacked : pipeline(unpacked, toUtf8(job.encoding), () => undefined)
    this.chunks = text[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  }

  /** At least `least` bytes, or all there are. */
  async take(least: number): Promise<Buffer> {
    const parts: Buffer[] = []
    let length = 0
    while (length < least) {
      const next = await this.chunks.next()
      if (next.done) break
      parts.push(next.value)
      length += next.value.length
    }
    return Buffer.concat(parts)
  }

  /** What was taken from it, and the rest. */
  async *from(taken: Buffer): AsyncGenerator<Buffer> {
    if (taken.length > 0) yield taken
    for (let next = await this.chunks.next(); !next.done; next = await this.chunks.next()) yield next.value
  }

  /** Leaves the rest unread. */
  leave(): void {
    this.unpacked?.destroy()
  }

  /** Why the bytes are not whole, once they have ended; null when they are. */
  get damage(): string | null {
    return this.unpacked && damageOf(this.unpacked)
  }
}

async function* whole(bytes: Buffer): AsyncGenerator<Buffer> {
  if (bytes.length > 0) yield bytes
}
