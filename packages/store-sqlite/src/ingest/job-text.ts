import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { damageOf } from '@bundlescope/core/bundle/damage.ts'
import { LateEncoding } from '@bundlescope/core/bundle/encoding/late.ts'
import { type Encoding, toUtf8 } from '@bundlescope/core/bundle/encoding.ts'
import { LineEnds } from '@bundlescope/core/bundle/line-ends.ts'
import { unpack } from '@bundlescope/core/bundle/unpack.ts'
import type { Job } from './messages.ts'

const CHUNK = 1024 * 1024

/** The text of a job as UTF-8 with lines that end as everywhere, chunk by chunk. */
export class JobText {
  private readonly unpacked: Readable | null
  private readonly chunks: AsyncIterator<Buffer>
  private readonly late = new LateEncoding()
  private readonly ends = new LineEnds()

  constructor(job: Job) {
    if ('bytes' in job.data && job.compression === 'none' && job.encoding === 'utf-8') {
      // What most files are: there is nothing to unpack.
      this.unpacked = null
      this.chunks = this.ends.mend(this.late.decode(whole(Buffer.from(job.data.bytes.buffer))))
      return
    }
    const packed =
      'bytes' in job.data
        ? Readable.from([Buffer.from(job.data.bytes.buffer)])
        : createReadStream(job.data.spooled, { highWaterMark: CHUNK })
    const unpacked = unpack(packed, job.compression, job.limits)
    this.unpacked = unpacked
    this.chunks = this.ends.mend(
      job.encoding === 'utf-8' ? this.late.decode(unpacked) : pipeline(unpacked, toUtf8(job.encoding), () => undefined),
    )
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

  /** The encoding, where only a later part of the text told it; null otherwise. */
  get encoding(): Encoding | null {
    return this.late.found
  }

  /** What is odd about the text as such, for people; known once it has been read. */
  get oddity(): string | null {
    return this.ends.found ? 'a carriage return alone ends lines of it' : null
  }

  /** Why the bytes are not whole, once they have ended; null when they are. */
  get damage(): string | null {
    return this.unpacked && damageOf(this.unpacked)
  }
}

async function* whole(bytes: Buffer): AsyncGenerator<Buffer> {
  if (bytes.length > 0) yield bytes
}
