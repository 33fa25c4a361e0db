import type { ByteReader, ByteSource } from './bytes.ts'

/** The next `size` bytes of a reader: the body of an archive's entry. */
export class Slice implements ByteSource {
  private cut: string | null = null
  protected readonly reader: ByteReader
  private readonly size: number
  private readonly packedBefore: number
  private left: number

  constructor(reader: ByteReader, size: number) {
    this.reader = reader
    this.size = size
    this.left = size
    this.packedBefore = reader.source.packed()
  }

  get damage(): string | null {
    return this.cut
  }

  async next(): Promise<Buffer | null> {
    if (this.left === 0 || this.cut !== null) return null
    const piece = await this.reader.piece(this.left)
    if (piece === null) this.cutOff()
    else this.left -= piece.length
    return piece
  }

  packed(): number {
    return this.reader.source.packed() - this.packedBefore
  }

  /** Passes over what was not read, so that the reader stands behind the entry. */
  async close(): Promise<void> {
    if (this.left === 0 || this.cut !== null) return
    this.left -= await this.reader.skip(this.left)
    if (this.left > 0) this.cutOff()
  }

  private cutOff(): void {
    const why = this.reader.damage === null ? '' : ` (${this.reader.damage})`
    this.cut = `cut off after ${this.size - this.left} of ${this.size} bytes, at byte ${this.reader.position} of the archive${why}`
  }
}
