import { Readable } from 'node:stream'
import type { ByteSource } from './bytes.ts'
import { damageOf, markDamaged } from './damage.ts'

/** Read ahead of a handler, so that unpacking and parsing go on side by side. */
const READ_AHEAD = 1024 * 1024

/** A source as a stream for a handler. It does not close the source; `settle` ends the stream and waits until the source rests. */
export class Body extends Readable {
  private readonly bytes: ByteSource
  private pending: Promise<void> = Promise.resolve()

  constructor(bytes: ByteSource) {
    super({ highWaterMark: READ_AHEAD })
    this.bytes = bytes
    // a handler that has left, or does not listen, is told by the walk itself
    this.on('error', () => {})
  }

  /** One piece a call: node calls again after each push while there is room. */
  override _read(): void {
    this.pending = this.pull()
  }

  async settle(): Promise<void> {
    if (!this.destroyed) this.destroy()
    await this.pending
  }

  private async pull(): Promise<void> {
    try {
      const piece = await this.bytes.next()
      if (this.destroyed) return
      if (piece === null && this.bytes.damage !== null) markDamaged(this, this.bytes.damage)
      this.push(piece)
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error(String(error)))
    }
  }
}

/** A stream as a source; the other way round. */
export class StreamSource implements ByteSource {
  damage: string | null = null
  private readonly stream: Readable
  private readonly pieces: AsyncIterator<Buffer>
  private taken = 0

  constructor(stream: Readable) {
    this.stream = stream
    this.pieces = stream[Symbol.asyncIterator]()
  }

  async next(): Promise<Buffer | null> {
    const { done, value } = await this.pieces.next()
    if (done) {
      this.damage = damageOf(this.stream)
      return null
    }
    this.taken += value.length
    return value
  }

  packed(): number {
    return this.taken
  }

  async close(): Promise<void> {
    this.stream.destroy()
  }
}
