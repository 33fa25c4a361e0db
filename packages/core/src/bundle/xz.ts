import xz from 'xz-decompress'
import type { ByteReader, ByteSource } from './bytes.ts'

const PIECE = 64 * 1024

/** What an xz file holds; unpacked by xz's own library, compiled to WebAssembly. */
export class XzSource implements ByteSource {
  damage: string | null = null
  private readonly reader: ByteReader
  private readonly packedBefore: number
  /** What the bytes below threw: an abort, no damage. */
  private aborted: { error: unknown } | null = null
  private readonly out: ReadableStreamDefaultReader<Uint8Array>

  constructor(reader: ByteReader) {
    this.reader = reader
    this.packedBefore = reader.source.packed()
    const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
      try {
        const piece = await reader.piece(PIECE)
        if (piece === null) controller.close()
        else controller.enqueue(piece)
      } catch (error) {
        this.aborted = { error }
        controller.error(error)
      }
    }
    this.out = new xz.XzReadableStream(new ReadableStream({ pull }, { highWaterMark: 0 })).getReader()
  }

  async next(): Promise<Buffer | null> {
    if (this.damage !== null) return null
    try {
      const { value } = await this.out.read()
      if (value === undefined) return null
      // its memory is used again for the next piece
      return Buffer.from(value)
    } catch {
      if (this.aborted !== null) throw this.aborted.error
      this.damage = `the compressed bytes end too early or are damaged before byte ${this.reader.position}`
      if (this.reader.damage !== null) this.damage += ` (${this.reader.damage})`
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
