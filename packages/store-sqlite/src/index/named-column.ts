import { packInts, packStrings } from './pack.ts'

const SLOTS = 1 << 14
/** Characters, from the end, that choose the slot: where names of one column differ. */
const TAIL = 6

/**
 * A column of strings while its segment is collected: numbers from 1, 0 is "none", and the string of each number.
 * Strings are latin1 slices as the parser gives them.
 *
 * It remembers one string a slot, so one that was pushed out gets a second number when it comes back: nobody minds, since
 * whoever counts by name adds up equal names, and a map of all names costs more than the rest of the row.
 */
export class NamedColumn {
  private readonly numbers: Uint32Array
  private readonly slots: string[] = new Array<string>(SLOTS).fill('')
  private readonly slotNumbers = new Uint32Array(SLOTS)
  private names: string[] = []
  private last = ''
  private lastNumber = 0

  constructor(capacity: number) {
    this.numbers = new Uint32Array(capacity)
  }

  set(at: number, text: string): void {
    if (text === this.last) this.numbers[at] = this.lastNumber
    else this.numbers[at] = this.numberOf(text)
  }

  /** The packed column of the first `n` events and its strings; then begins anew. */
  take(name: string, n: number): [name: string, data: Buffer][] {
    const out: [string, Buffer][] = [
      [name, packInts(this.numbers.subarray(0, n))],
      [`${name}_names`, packStrings(this.names)],
    ]
    this.names = []
    this.slots.fill('')
    this.last = ''
    this.lastNumber = 0
    return out
  }

  private numberOf(text: string): number {
    const n = text.length
    if (n === 0) return 0
    let hash = n
    for (let i = n > TAIL ? n - TAIL : 0; i < n; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
    const slot = (hash ^ (hash >>> 14)) & (SLOTS - 1)
    let number = this.slotNumbers[slot]!
    if (this.slots[slot] !== text) {
      // A copy: the slice would keep its whole line alive for as long as the segment is collected.
      const own = Buffer.from(text, 'latin1').toString('latin1')
      number = this.names.push(own)
      this.slots[slot] = own
      this.slotNumbers[slot] = number
    }
    this.last = this.slots[slot]!
    this.lastNumber = number
    return number
  }
}
