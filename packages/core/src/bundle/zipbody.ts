import { crc32, inflateRawSync } from 'node:zlib'
import type { Unread } from './archive.ts'
import { ByteReader, type ByteSource, bytesSource } from './bytes.ts'
import { decode } from './decoder.ts'
import { EngineSource, inflateEngine } from './engine.ts'
import type { Compression } from './entry.ts'

const DEFLATE = 8
const PACKED: Record<number, Exclude<Compression, 'none'>> = { 12: 'bzip2', 93: 'zstd', 95: 'xz' }
const OTHER: Record<number, string> = { 9: 'Deflate64', 14: 'LZMA', 98: 'PPMd', 99: 'AES' }

/** Why the body of a zip entry cannot be read, from its flags and method (APPNOTE 4.4.4, 4.4.5), or null. */
export function unreadableBody(flags: number, method: number): Unread | null {
  if (flags & 0x41 || method === 99) return { code: 'password', reason: 'password-protected' }
  if (method === 0 || method === DEFLATE || PACKED[method] !== undefined) return null
  const named = OTHER[method] === undefined ? `${method}` : `${method} (${OTHER[method]})`
  return { code: 'unsupported', reason: `packed by method ${named}, which is not read` }
}

/** Entries up to this size are unpacked at once: most of a bundle's files are small, and a stream costs more than they do. */
const SMALL = 64 * 1024

/** What the packed bytes of an entry unpack to; for methods that `unreadableBody` lets through. Sizes are what the archive says. */
export function unpackEntry(packed: ByteSource, method: number, sizes: { packed: number; size: number }): ByteSource {
  if (method === 0) return packed
  const reader = new ByteReader(packed)
  if (method !== DEFLATE) return decode(reader, PACKED[method]!)
  return sizes.packed <= SMALL && sizes.size <= SMALL ? new SmallBody(reader, sizes.packed) : streamed(reader)
}

const streamed = (reader: ByteReader): ByteSource => new EngineSource(reader, inflateEngine())

/** A deflated body that is unpacked at once; what is damaged, or larger than was said, goes the way of large ones. */
class SmallBody implements ByteSource {
  private readonly reader: ByteReader
  private readonly size: number
  private body: ByteSource | null = null

  constructor(reader: ByteReader, size: number) {
    this.reader = reader
    this.size = size
  }

  get damage(): string | null {
    return this.body?.damage ?? null
  }

  async next(): Promise<Buffer | null> {
    this.body ??= await this.unpack()
    return this.body.next()
  }

  packed(): number {
    return this.reader.source.packed()
  }

  async close(): Promise<void> {
    await this.body?.close()
  }

  private async unpack(): Promise<ByteSource> {
    try {
      const bytes = inflateRawSync(await this.reader.peek(this.size), { maxOutputLength: SMALL })
      await this.reader.skip(this.size)
      return bytesSource(bytes)
    } catch {
      return streamed(this.reader)
    }
  }
}

/** Compares a body, once read to its end, with what the archive says about it. */
export class CheckedBody implements ByteSource {
  crc = 0
  private readonly body: ByteSource
  private readonly expected: { crc: number; size: number } | null
  private size = 0
  private mismatch: string | null = null

  /** `expected` is null where the archive says it only behind the body. */
  constructor(body: ByteSource, expected: { crc: number; size: number } | null) {
    this.body = body
    this.expected = expected
  }

  get damage(): string | null {
    return this.body.damage ?? this.mismatch
  }

  async next(): Promise<Buffer | null> {
    const piece = await this.body.next()
    if (piece !== null) {
      this.crc = crc32(piece, this.crc)
      this.size += piece.length
    } else if (this.expected !== null && this.size !== this.expected.size) {
      this.mismatch = `${this.size} bytes long, not ${this.expected.size} as the archive says`
    } else if (this.expected !== null && this.crc !== this.expected.crc) {
      this.mismatch = 'the checksum does not match: some of the text may be wrong'
    }
    return piece
  }

  packed(): number {
    return this.body.packed()
  }

  async close(): Promise<void> {
    await this.body.close()
  }
}
