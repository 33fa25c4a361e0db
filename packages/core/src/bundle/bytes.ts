/**
 * Bytes in order, pulled piece by piece. Archives, decompressors and files are all of this shape, so they can be stacked:
 * a log in a tar in a gzip in a zip entry is four sources on top of each other, and nothing is read before it is asked for.
 */
export interface ByteSource {
  /** The next piece (never empty), or null at the end. Not to be called again while a call is pending. */
  next(): Promise<Buffer | null>
  /** Set when the bytes ended before their end; says what and where. */
  readonly damage: string | null
  /** Bytes of the upload that were read for this source so far; with the bytes given out it makes the ratio of a bomb. */
  packed(): number
  /** Done with it, read to the end or not; frees what it holds. */
  close(): Promise<void>
}

/** Reads a source by counts: headers whole, bodies in whatever pieces come, without copying. */
export class ByteReader {
  /** Bytes consumed so far. */
  position = 0
  readonly source: ByteSource
  private head: Buffer = Buffer.alloc(0)
  private ended = false

  constructor(source: ByteSource) {
    this.source = source
  }

  get damage(): string | null {
    return this.source.damage
  }

  /** Up to `count` bytes without consuming them; fewer only when the source ends before. */
  async peek(count: number): Promise<Buffer> {
    if (this.head.length < count && !this.ended) {
      const pieces = [this.head]
      let have = this.head.length
      while (have < count) {
        const piece = await this.source.next()
        if (piece === null) {
          this.ended = true
          break
        }
        pieces.push(piece)
        have += piece.length
      }
      this.head = pieces.length === 1 ? this.head : Buffer.concat(pieces, have)
    }
    return this.head.subarray(0, count)
  }

  /** Exactly `count` bytes; fewer only when the source ends before. */
  async read(count: number): Promise<Buffer> {
    const bytes = this.head.length >= count ? this.head.subarray(0, count) : await this.peek(count)
    this.consume(bytes.length)
    return bytes
  }

  /** Whatever comes next, at most `max` bytes; null at the end. */
  async piece(max: number): Promise<Buffer | null> {
    if (this.head.length === 0) {
      const piece = this.ended ? null : await this.source.next()
      if (piece === null) {
        this.ended = true
        return null
      }
      this.head = piece
    }
    const bytes = this.head.length <= max ? this.head : this.head.subarray(0, max)
    this.consume(bytes.length)
    return bytes
  }

  /** Passes over `count` bytes; returns how many there were. */
  async skip(count: number): Promise<number> {
    let left = count
    while (left > 0) {
      const piece = await this.piece(left)
      if (piece === null) break
      left -= piece.length
    }
    return count - left
  }

  /** Puts back the last bytes that were read. */
  unread(bytes: Buffer): void {
    if (bytes.length === 0) return
    this.head = this.head.length === 0 ? bytes : Buffer.concat([bytes, this.head])
    this.position -= bytes.length
  }

  /** What is left, as a source of its own. */
  rest(): ByteSource {
    const reader = this
    return {
      next: () => reader.piece(Number.MAX_SAFE_INTEGER),
      get damage() {
        return reader.damage
      },
      packed: () => reader.source.packed(),
      close: async () => {},
    }
  }

  private consume(count: number): void {
    this.head = this.head.subarray(count)
    this.position += count
  }
}

/** Bytes at hand as a source. */
export function bytesSource(bytes: Buffer): ByteSource {
  let given = bytes.length === 0
  return {
    async next() {
      if (given) return null
      given = true
      return bytes
    },
    damage: null,
    packed: () => bytes.length,
    close: async () => {},
  }
}
