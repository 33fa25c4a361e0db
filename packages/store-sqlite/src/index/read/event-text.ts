import { isAscii } from 'node:buffer'
import { giveBack } from '@bundlescope/core/bundle/release.ts'
import { normalise } from '@bundlescope/query/token.ts'
import { textEnd } from '../text-end.ts'
import type { Segment } from './segment.ts'

/** The text of one block, event by event. ASCII blocks (nearly all) are one string that events are slices of. */
export class BlockText {
  readonly from: number
  readonly to: number
  private readonly bytes: Buffer
  private readonly offsets: Float64Array
  private readonly starts: ArrayLike<number>
  private text: string | null | undefined = undefined
  private lowered: string | null = null

  constructor(segment: Segment, block: number) {
    const range = segment.blockRange(block)
    this.from = range.from
    this.to = range.to
    this.bytes = segment.blockBytes(block)
    this.offsets = segment.offsets()
    this.starts = segment.ints('start')
  }

  /** Frees its bytes; nothing of it may be asked for any more. */
  release(): void {
    giveBack(this.bytes)
  }

  /** Text of the whole block where it is ASCII, else null: one character is one byte only then. */
  get ascii(): string | null {
    if (this.text === undefined) this.text = isAscii(this.bytes) ? this.bytes.toString('latin1') : null
    return this.text
  }

  /** True when no event of the block can hold these digits: asked before its text is made. Beyond ASCII digits have other forms. */
  lacks(digits: Buffer): boolean {
    return !this.bytes.includes(digits) && isAscii(this.bytes)
  }

  /** Bytes of an event with its line ends, as they stand in the file. */
  raw(ordinal: number): Buffer {
    return this.bytes.subarray(this.begin(ordinal), this.begin(ordinal + 1))
  }

  /** The original text, without its last line end. */
  original(ordinal: number): string {
    return this.ascii !== null ? this.ascii.slice(this.begin(ordinal), this.end(ordinal)) : text(this.raw(ordinal), 0)
  }

  message(ordinal: number): string {
    const start = this.starts[ordinal]!
    return this.ascii !== null
      ? this.ascii.slice(this.begin(ordinal) + start, this.end(ordinal))
      : text(this.raw(ordinal), start)
  }

  normalisedMessage(ordinal: number): string {
    if (this.ascii === null) return normalise(this.message(ordinal))
    return this.lower().slice(this.begin(ordinal) + this.starts[ordinal]!, this.end(ordinal))
  }

  normalisedOriginal(ordinal: number): string {
    return this.ascii === null
      ? normalise(this.original(ordinal))
      : this.lower().slice(this.begin(ordinal), this.end(ordinal))
  }

  /** Of an ASCII block: all of it in lower case. */
  lower(): string {
    this.lowered ??= (this.ascii ?? '').toLowerCase()
    return this.lowered
  }

  /** Place of an event's first byte in the block. */
  begin(ordinal: number): number {
    return this.offsets[ordinal]! - this.offsets[this.from]!
  }

  /** Place behind the last byte of an event's text. */
  end(ordinal: number): number {
    const begin = this.begin(ordinal)
    return textEnd(this.bytes, begin, this.begin(ordinal + 1))
  }

  /** The event that holds the character at a place of an ASCII block. */
  at(place: number, after: number): number {
    const target = place + this.offsets[this.from]!
    let lo = after
    let hi = this.to
    while (lo + 1 < hi) {
      const mid = (lo + hi) >>> 1
      if (this.offsets[mid]! <= target) lo = mid
      else hi = mid
    }
    return lo
  }
}

function text(raw: Buffer, start: number): string {
  const end = textEnd(raw, 0, raw.length)
  return raw.toString('utf8', Math.min(start, end), end)
}
