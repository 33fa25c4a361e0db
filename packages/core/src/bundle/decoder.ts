import type { Transform } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { createZstdDecompress } from 'node:zlib'
import bunzip from 'unbzip2-stream'
import xz from 'xz-decompress'
import type { ByteReader, ByteSource } from './bytes.ts'
import type { Compression } from './entry.ts'
import { GzipSource } from './gzip.ts'

const PIECE = 64 * 1024

/** What the rest of a reader unpacks to. Ends, damaged, where the packed bytes end too early or make no sense. */
export function decode(reader: ByteReader, compression: Exclude<Compression, 'none'>): ByteSource {
  if (compression === 'gzip') return new GzipSource(reader)
  if (compression === 'xz') return new XzSource(reader)
  return new TransformSource(reader, compression === 'bzip2' ? (bunzip() as Transform) : createZstdDecompress())
}

/** A node transform driven piece by piece, so that what it gave before an error is kept. */
class TransformSource implements ByteSource {
  damage: string | null = null
  private readonly reader: ByteReader
  private readonly packedBefore: number
  private readonly transform: Transform
  private readonly out: Buffer[] = []
  private ended = false
  private failure: Error | null = null
  private wake: () => void = () => {}

  constructor(reader: ByteReader, transform: Transform) {
    this.reader = reader
    this.packedBefore = reader.source.packed()
    this.transform = transform
    transform.on('data', (piece: Buffer) => this.out.push(piece))
    transform.on('end', () => this.wake())
    transform.on('error', (error: Error) => {
      this.failure ??= error
      this.wake()
    })
  }

  async next(): Promise<Buffer | null> {
    while (this.out.length === 0 && !this.ended) {
      const piece = await this.reader.piece(PIECE)
      await this.give(piece)
      if (piece !== null && this.failure === null) continue
      this.ended = true
      if (this.failure !== null) this.damage = unreadable(this.reader, this.failure.message)
    }
    return this.out.shift() ?? null
  }

  packed(): number {
    return this.reader.source.packed() - this.packedBefore
  }

  async close(): Promise<void> {
    this.ended = true
    this.transform.destroy()
  }

  private async give(piece: Buffer | null): Promise<void> {
    await new Promise<void>((resolve) => {
      this.wake = resolve
      if (piece === null) this.transform.end()
      // a stream of the old kind (bzip2) has no callback: it answers whether there is room
      else if (this.transform.write.length < 2) {
        this.transform.write(piece)
        resolve()
      } else this.transform.write(piece, () => resolve())
    })
    await setImmediate()
  }
}

class XzSource implements ByteSource {
  damage: string | null = null
  private readonly reader: ByteReader
  private readonly packedBefore: number
  private readonly out: ReadableStreamDefaultReader<Uint8Array>

  constructor(reader: ByteReader) {
    this.reader = reader
    this.packedBefore = reader.source.packed()
    const packed = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          const piece = await reader.piece(PIECE)
          if (piece === null) controller.close()
          else controller.enqueue(piece)
        },
      },
      { highWaterMark: 0 },
    )
    this.out = new xz.XzReadableStream(packed).getReader()
  }

  async next(): Promise<Buffer | null> {
    if (this.damage !== null) return null
    try {
      const { value } = await this.out.read()
      return value === undefined ? null : Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    } catch (error) {
      this.damage = unreadable(this.reader, error instanceof Error ? error.message : String(error))
      return null
    }
  }

  packed(): number {
    return this.reader.source.packed() - this.packedBefore
  }

  async close(): Promise<void> {
    await this.out.cancel().catch(() => {})
  }
}

function unreadable(reader: ByteReader, why: string): string {
  return `the compressed bytes end too early or are damaged before byte ${reader.position} (${reader.damage ?? why})`
}
