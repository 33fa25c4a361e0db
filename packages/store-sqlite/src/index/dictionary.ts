import { fromLatin1 } from '@bundlescope/core/parse/header.ts'

const SLOTS = 1 << 14
/** Characters, from the end, that choose the slot: where names of one column differ. */
const TAIL = 10

/**
 * Numbers the strings of a column within a segment, from 1; 0 is "none". Keys are latin1 slices as the parser gives them.
 *
 * Remembers a string a slot, so one that was pushed out gets a second number when it comes back: nobody minds, since
 * whoever counts by name adds up equal names, and a map of all names costs more than the rest of the row.
 */
export class Dictionary {
  private readonly keys: string[] = new Array<string>(SLOTS).fill('')
  private readonly ids = new Uint32Array(SLOTS)
  private names: string[] = []

  idOf(key: string): number {
    const n = key.length
    if (n === 0) return 0
    let hash = n
    for (let i = n > TAIL ? n - TAIL : 0; i < n; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0
    const slot = (hash ^ (hash >>> 14)) & (SLOTS - 1)
    if (this.keys[slot] === key) return this.ids[slot]!
    // A copy: the slice would keep its whole line alive for as long as the segment is built.
    const own = Buffer.from(key, 'latin1').toString('latin1')
    const id = this.names.push(own)
    this.keys[slot] = own
    this.ids[slot] = id
    return id
  }

  /** Strings in order of number, from 1, as UTF-8 text without line feeds; then begins anew. */
  take(): string[] {
    const names = this.names.map((name) => fromLatin1(name).replaceAll('\n', ' '))
    this.names = []
    this.keys.fill('')
    return names
  }
}
