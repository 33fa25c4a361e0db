import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { damageOf } from '@bundlescope/core/bundle/damage.ts'
import type { Compression } from '@bundlescope/core/bundle/entry.ts'
import { unpack } from '@bundlescope/core/bundle/unpack.ts'

/** Bytes of a file looked at before it is decided what it is. */
export const HEAD = 64 * 1024
/** Packed bytes before which some text must come out: bzip2 gives nothing before a block of 900 kB is through. */
export const PACKED_BLOCK = 1024 * 1024
/** A body up to this size is handed on in memory; a longer one goes through a file in the scratch folder. */
const IN_MEMORY = 4 * 1024 * 1024

/** The packed bytes of one entry, read once from front to back. */
export class EntryReader {
  /** Packed bytes read so far. */
  bytes = 0
  private readonly body: Readable
  private readonly chunks: AsyncIterator<Buffer>
  private parts: Buffer[] = []
  private ended = false

  constructor(body: Readable) {
    this.body = body
    this.chunks = body.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>
  }

  /** The first packed bytes, at least `least` of them where there are so many. They stay part of the body. */
  async head(least = HEAD): Promise<Buffer> {
    await this.fill(least)
    return Buffer.concat(this.parts)
  }

  /**
   * The whole body: in memory when it is short, else in a file of the scratch folder.
   *
   * @param most packed bytes after which the rest is left
   */
  async whole(
    scratch: string,
    name: string,
    most = Number.POSITIVE_INFINITY,
  ): Promise<{ bytes: Uint8Array<ArrayBuffer> } | { spooled: string }> {
    await this.fill(IN_MEMORY)
    if (this.ended) {
      const bytes = new Uint8Array(new ArrayBuffer(this.bytes))
      let at = 0
      for (const part of this.parts) {
        bytes.set(part, at)
        at += part.length
      }
      return { bytes }
    }
    const spooled = path.join(scratch, name)
    await pipeline(
      Readable.from(this.all(most), { objectMode: false, highWaterMark: 1024 * 1024 }),
      createWriteStream(spooled, { highWaterMark: 1024 * 1024 }),
    )
    return { spooled }
  }

  /** Lets go of what was read; the walker passes over the rest. */
  leave(): void {
    this.parts = []
    if (!this.ended) this.body.destroy()
  }

  private async *all(most: number): AsyncGenerator<Buffer> {
    for (const part of this.parts.splice(0)) yield part
    for (let next = await this.chunks.next(); !next.done; next = await this.chunks.next()) {
      this.bytes += next.value.length
      yield next.value
      if (this.bytes > most) {
        this.leave()
        return
      }
    }
    this.ended = true
  }

  private async fill(least: number): Promise<void> {
    while (!this.ended && this.bytes < least) {
      const next = await this.chunks.next()
      if (next.done) this.ended = true
      else {
        this.parts.push(next.value)
        this.bytes += next.value.length
      }
    }
  }
}

/** The first bytes of text in the first packed bytes; `damage` is why there are none. */
export async function unpackedHead(
  packed: Buffer,
  compression: Compression,
): Promise<{ text: Buffer; damage: string | null }> {
  if (compression === 'none') return { text: packed, damage: null }
  const parts: Buffer[] = []
  let length = 0
  const text = unpack(Readable.from([packed]), compression)
  for await (const chunk of text as AsyncIterable<Buffer>) {
    parts.push(chunk)
    length += chunk.length
    if (length >= HEAD) break
  }
  return { text: Buffer.concat(parts), damage: length === 0 ? damageOf(text) : null }
}
