import { setImmediate } from 'node:timers/promises'
import bunzip from 'unbzip2-stream'
import type { ByteReader, ByteSource } from './bytes.ts'

const PIECE = 64 * 1024

/** What a bzip2 file holds. The library's stream is of the old kind: it answers a write at once and never waits. */
export class Bzip2Source implements ByteSource {
  damage: string | null = null
  private readonly reader: ByteReader
  private readonly packedBefore: number
  private readonly stream = bunzip()
  private readonly out: Buffer[] = []
  private ended = false
  private failed = false

  constructor(reader: ByteReader) {
    this.reader = reader
    this.packedBefore = reader.source.packed()
    this.stream.on('data', (piece: Buffer) => this.out.push(piece))
    this.stream.on('error', () => {
      this.failed = true
    })
  }

  async next(): Promise<Buffer | null> {
    while (this.out.length === 0 && !this.ended) {
      const piece = await this.reader.piece(PIECE)
      if (piece === null) this.stream.end()
      else this.stream.write(piece)
      // blocks are unpacked without a pause: others get their turn between two
      await setImmediate()
      this.ended = piece === null || this.failed
      if (this.failed) {
        this.damage = `the compressed bytes end too early or are damaged before byte ${this.reader.position}`
        if (this.reader.damage !== null) this.damage += ` (${this.reader.damage})`
      }
    }
    return this.out.shift() ?? null
  }

  packed(): number {
    return this.reader.source.packed() - this.packedBefore
  }

  async close(): Promise<void> {
    this.ended = true
  }
}
