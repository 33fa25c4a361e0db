import { setImmediate } from 'node:timers/promises'
import { createInflateRaw, createZstdDecompress, type InflateRaw, type ZstdDecompress } from 'node:zlib'
import type { ByteReader, ByteSource } from './bytes.ts'

/**
 * Given to zlib at once. It bounds memory: deflate makes at most 1032 bytes of one, and all of them are kept until read. It bounds
 * the loss, too: what zlib has unpacked of a piece is gone when the piece is damaged.
 */
const PIECE = 64 * 1024
const OUT = 512 * 1024
/** Given at once where damage is known to be. */
const CAREFUL = 32

/** Makes the engine for a stream of one kind. */
export const inflateEngine = (): InflateRaw => createInflateRaw({ chunkSize: OUT })
export const zstdEngine = (): ZstdDecompress => createZstdDecompress({ chunkSize: OUT })

/**
 * One stream for an engine of node's zlib (a raw deflate stream, a zstd frame). Unlike node's own streams it ends without an error
 * where the bytes end, keeping all that came out, and leaves the reader at the byte behind the stream's last.
 */
export class EngineSource implements ByteSource {
  damage: string | null = null
  /** Where the piece begins within which the bytes are damaged: a position of the reader. Null where they only end too early. */
  damagedFrom: number | null = null
  private readonly reader: ByteReader
  private readonly packedBefore: number
  private readonly carefulFrom: number
  private readonly zlib: InflateRaw | ZstdDecompress
  private readonly out: Buffer[] = []
  private given = 0
  private complete = false
  private failure: Error | null = null
  private wake: () => void = () => {}

  /** `carefulFrom`: from this position of the reader on the smallest pieces are given. */
  constructor(reader: ByteReader, engine: InflateRaw | ZstdDecompress, carefulFrom = Number.POSITIVE_INFINITY) {
    this.reader = reader
    this.carefulFrom = carefulFrom
    this.packedBefore = reader.source.packed()
    this.zlib = engine
    this.zlib.on('data', (piece: Buffer) => this.out.push(piece))
    this.zlib.on('end', () => this.wake())
    this.zlib.on('error', (error) => {
      this.failure = error
      this.wake()
    })
  }

  async next(): Promise<Buffer | null> {
    while (this.out.length === 0) {
      if (this.complete || this.damage !== null) return null
      const ahead = this.carefulFrom - this.reader.position
      const piece = await this.reader.piece(ahead > 0 ? Math.min(PIECE, ahead) : CAREFUL)
      if (piece === null) await this.finish()
      else await this.feed(piece)
    }
    return this.out.shift()!
  }

  packed(): number {
    return this.reader.source.packed() - this.packedBefore
  }

  async close(): Promise<void> {
    this.zlib.close()
  }

  private async feed(piece: Buffer): Promise<void> {
    this.given += piece.length
    await new Promise<void>((resolve) => {
      this.wake = resolve
      this.zlib.write(piece, () => resolve())
    })
    if (this.failure !== null) {
      await setImmediate()
      this.damagedFrom = this.reader.position - piece.length
      this.damage = `the compressed bytes are damaged before byte ${this.reader.position} (${this.failure.message})`
      return
    }
    // zlib leaves alone what comes after the end mark of its stream
    const unused = this.given - this.zlib.bytesWritten
    if (unused === 0) return
    await setImmediate()
    this.complete = true
    this.reader.unread(piece.subarray(piece.length - unused))
  }

  private async finish(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.wake = resolve
      this.zlib.end()
    })
    await setImmediate()
    this.complete = true
    if (this.failure === null) return
    const why = this.reader.damage === null ? '' : ` (${this.reader.damage})`
    this.damage = `the compressed bytes end too early, at byte ${this.reader.position}${why}`
  }
}
