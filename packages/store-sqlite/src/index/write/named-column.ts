import { compress, packInts } from '../pack.ts'

const SLOTS = 1 << 14
/** Characters, from the end, that choose the slot: where names of one column differ. */
const TAIL = 6
const LF = 10

/**
 * A column of strings while its segment is collected: numbers from 1, 0 is "none", and the bytes of each string.
 * Strings are latin1 slices as the parser gives them.
 *
 * It remembers one string a slot, so one that was pushed out gets a second number when it comes back: nobody minds, since
 * whoever counts by name adds up equal names, and a map of all names costs more than the rest of the row. Strings are
 * kept and compared as bytes: a slice would keep its whole line alive, and V8 compares slices an order slower.
 */
export class NamedColumn {
  private readonly numbers: Uint32Array
  private readonly slots = new Uint32Array(SLOTS)
  private bytes = new Uint8Array(1 << 16)
  private length = 0
  /** Where the string of each number begins; the next begins behind its line feed. */
  private starts: number[] = [0]

  constructor(capacity: number) {
    this.numbers = new Uint32Array(capacity)
  }

  set(at: number, text: string): void {
    this.numbers[at] = text.length === 0 ? 0 : this.numberOf(text)
  }

  /** The same, for a string that lies in [from, to) of a buffer as latin1. */
  setBytes(at: number, bytes: Uint8Array, from: number, to: number): void {
    this.numbers[at] = from === to ? 0 : this.numberOfBytes(bytes, from, to)
  }

  /** The packed column of the first `n` events and its strings, a line each; then begins anew. */
  take(name: string, n: number): [name: string, data: Buffer][] {
    const out: [string, Buffer][] = [
      [name, packInts(this.numbers.subarray(0, n))],
      [`${name}_names`, compress(this.bytes.subarray(0, Math.max(0, this.length - 1)))],
    ]
    this.slots.fill(0)
    this.length = 0
    this.starts = [0]
    return out
  }

  private numberOf(text: string): number {
    const n = text.length
    let hash = n
    for (let i = n > TAIL ? n - TAIL : 0; i < n; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
    const slot = (hash ^ (hash >>> 14)) & (SLOTS - 1)
    const known = this.slots[slot]!
    if (known !== 0 && this.is(known, text)) return known
    const number = this.starts.length
    this.slots[slot] = number
    this.append(text)
    return number
  }

  private numberOfBytes(source: Uint8Array, from: number, to: number): number {
    const n = to - from
    let hash = n
    for (let i = n > TAIL ? to - TAIL : from; i < to; i++) hash = (Math.imul(hash, 31) + source[i]!) | 0
    const slot = (hash ^ (hash >>> 14)) & (SLOTS - 1)
    const known = this.slots[slot]!
    if (known !== 0 && this.isBytes(known, source, from, to)) return known
    const number = this.starts.length
    this.slots[slot] = number
    this.reserve(n + 1)
    const { bytes, length } = this
    for (let i = 0; i < n; i++) bytes[length + i] = source[from + i]!
    this.close(n)
    return number
  }

  private isBytes(number: number, source: Uint8Array, from: number, to: number): boolean {
    const start = this.starts[number - 1]!
    const n = to - from
    if (this.starts[number]! - start !== n + 1) return false
    const { bytes } = this
    for (let i = n - 1; i >= 0; i--) if (bytes[start + i] !== source[from + i]) return false
    return true
  }

  private is(number: number, text: string): boolean {
    const start = this.starts[number - 1]!
    const n = text.length
    if (this.starts[number]! - start !== n + 1) return false
    const { bytes } = this
    for (let i = n - 1; i >= 0; i--) if (bytes[start + i] !== text.charCodeAt(i)) return false
    return true
  }

  private append(text: string): void {
    const n = text.length
    this.reserve(n + 1)
    const { bytes, length } = this
    for (let i = 0; i < n; i++) {
      const code = text.charCodeAt(i)
      bytes[length + i] = code === LF ? 32 : code
    }
    this.close(n)
  }

  /** Ends a string of `n` bytes that stands behind the last one. */
  private close(n: number): void {
    this.bytes[this.length + n] = LF
    this.length += n + 1
    this.starts.push(this.length)
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return
    const grown = new Uint8Array((this.length + more) * 2)
    grown.set(this.bytes.subarray(0, this.length))
    this.bytes = grown
  }
}
