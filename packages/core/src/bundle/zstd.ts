import type { ByteReader, ByteSource } from './bytes.ts'
import { EngineSource, zstdEngine } from './engine.ts'

const FRAME = 0xfd2fb528
/** Frames that hold no data: 0x184D2A50 to 0x184D2A5F, then a length (RFC 8878, 3.1.2). */
const SKIPPABLE = 0x184d2a50

/** What a zstd file holds: frames on end, made by `zstd` one a file, by parallel tools one a piece. */
export class ZstdSource implements ByteSource {
  damage: string | null = null
  note: string | null = null
  private readonly reader: ByteReader
  private readonly packedBefore: number
  private frame: EngineSource | null = null
  private frames = 0

  constructor(reader: ByteReader) {
    this.reader = reader
    this.packedBefore = reader.source.packed()
  }

  async next(): Promise<Buffer | null> {
    while (this.damage === null && (this.frame !== null || (await this.open()))) {
      const piece = await this.frame!.next()
      if (piece !== null) return piece
      this.damage = this.frame!.damage
      await this.close()
    }
    return null
  }

  packed(): number {
    return this.reader.source.packed() - this.packedBefore
  }

  async close(): Promise<void> {
    await this.frame?.close()
    this.frame = null
  }

  private async open(): Promise<boolean> {
    for (;;) {
      const head = await this.reader.peek(8)
      const magic = head.length < 4 ? 0 : head.readUInt32LE(0)
      if (magic === FRAME) {
        this.frames++
        this.frame = new EngineSource(this.reader, zstdEngine())
        return true
      }
      if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE && head.length === 8)
        await this.reader.skip(8 + head.readUInt32LE(4))
      else {
        if (this.reader.damage !== null) this.damage = this.reader.damage
        else if (this.frames === 0) this.damage = 'the compressed bytes end within their header'
        else if (head.length > 0)
          this.note = `bytes behind the compressed data, from byte ${this.reader.position}, are ignored`
        return false
      }
    }
  }
}
