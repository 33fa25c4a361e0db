import { ByteReader, type ByteSource } from './bytes.ts'
import { GzipSource } from './gzip.ts'

/**
 * A gzip file that can be read again from its start. Where its bytes are damaged zlib throws away what it has unpacked of the
 * piece it was given, which may be many files of an archive: so it is read a second time up to there, in the smallest pieces
 * around the damage.
 */
export class SecondLook implements ByteSource {
  private source: GzipSource
  private readonly again: () => ByteSource
  /** What the second reading reads; null before. */
  private bytes: ByteSource | null = null
  private given = 0

  /** `again` opens the packed bytes from their start. */
  constructor(first: GzipSource, again: () => ByteSource) {
    this.source = first
    this.again = again
  }

  get damage(): string | null {
    return this.source.damage
  }

  get note(): string | null {
    return this.source.note
  }

  async next(): Promise<Buffer | null> {
    let piece = await this.source.next()
    if (piece === null && this.source.damagedFrom !== null && this.bytes === null) piece = await this.look()
    if (piece !== null) this.given += piece.length
    return piece
  }

  packed(): number {
    return this.source.packed()
  }

  async close(): Promise<void> {
    await this.source.close()
    await this.bytes?.close()
  }

  /** The piece behind what was given before. */
  private async look(): Promise<Buffer | null> {
    const from = this.source.damagedFrom!
    await this.source.close()
    this.bytes = this.again()
    this.source = new GzipSource(new ByteReader(this.bytes), from)
    let left = this.given
    for (let piece = await this.source.next(); piece !== null; piece = await this.source.next()) {
      if (piece.length > left) return piece.subarray(left)
      left -= piece.length
    }
    return null
  }
}
