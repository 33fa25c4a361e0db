import type { ByteSource } from './bytes.ts'
import type { WalkLimits } from './entry.ts'

const MIB = 1024 ** 2
/** Sources read ahead by a few pieces, so what was packed is only known to about this many bytes. */
const READ_AHEAD = 256 * 1024
const SEVERAL = 4

/** `512 GiB`, `3 MiB`, `100 bytes`: a limit as people say it. */
function bytesText(bytes: number): string {
  if (bytes >= 1024 ** 3) return `${Math.round(bytes / 1024 ** 3)} GiB`
  return bytes >= MIB ? `${Math.round(bytes / MIB)} MiB` : `${bytes} bytes`
}

/** What one walk may still read. A limit that was reached stays reached. */
export class Budget {
  /** Set when nothing more is to be read from the upload. */
  exhausted: string | null = null
  readonly limits: WalkLimits
  private readonly packed: number
  private entries = 0
  private names = 0
  private bytes = 0

  /** `packed`: bytes of the upload as it is. */
  constructor(limits: WalkLimits, packed = Number.POSITIVE_INFINITY) {
    this.limits = limits
    this.packed = packed
  }

  /** False when the entry is one too many. */
  takeEntry(name: string): boolean {
    this.entries++
    this.names += name.length
    if (this.names > this.limits.names)
      this.exhausted ??= `the names of its files take more than ${bytesText(this.limits.names)}; the rest is not read`
    if (this.entries > this.limits.entries)
      this.exhausted ??= `more than ${this.limits.entries} entries; the rest is not read`
    return this.exhausted === null
  }

  takeBytes(count: number): void {
    this.bytes += count
    if (this.bytes > this.limits.bytes)
      this.exhausted ??= `more than ${bytesText(this.limits.bytes)} unpacked; the rest is not read`
    // an upload of many bombs; one alone is stopped by itself
    this.exhausted ??= this.bomb(this.bytes / SEVERAL, this.packed)
  }

  /** Why a source that made `unpacked` of `packed` bytes is stopped, or null. */
  bomb(unpacked: number, packed: number): string | null {
    if (unpacked < 64 * MIB || unpacked < this.limits.ratio * (packed + READ_AHEAD)) return null
    return `stopped after ${bytesText(unpacked)}: it unpacks to more than ${this.limits.ratio} times its size`
  }
}

/** A source that ends, damaged, where a limit is reached. `counted`: its bytes are the upload's unpacked bytes. */
export class Limited implements ByteSource {
  private readonly source: ByteSource
  private readonly budget: Budget
  private readonly counted: boolean
  private stopped: string | null = null
  private given = 0

  constructor(source: ByteSource, budget: Budget, counted: boolean) {
    this.source = source
    this.budget = budget
    this.counted = counted
  }

  get damage(): string | null {
    return this.stopped ?? this.source.damage
  }

  async next(): Promise<Buffer | null> {
    if (this.stopped !== null) return null
    const piece = await this.source.next()
    if (piece === null) return null
    this.given += piece.length
    if (this.counted) this.budget.takeBytes(piece.length)
    this.stopped = this.budget.exhausted ?? this.budget.bomb(this.given, this.source.packed())
    return this.stopped === null ? piece : null
  }

  packed(): number {
    return this.source.packed()
  }

  async close(): Promise<void> {
    await this.source.close()
  }
}
