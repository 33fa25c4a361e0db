import type { IdList } from './id-list.ts'

/** Bits of the hash that choose the share, and bits sorted by in one pass within it: a share holds some hundreds. */
const SHARE_BITS = 11
const SHARES = 1 << SHARE_BITS
const PASS_BITS = 7
const PASS = 1 << PASS_BITS

/**
 * Sorts identifiers by their first hash, equal ones kept in order of event. First scattered by the top 11 bits, then each
 * share, small enough for the processor's cache, by three counting passes: three times as fast as sorting the whole at once.
 */
export class IdSorter {
  private h1 = new Uint32Array(0)
  private h2 = new Uint32Array(0)
  private events = new Uint32Array(0)
  private from = new Uint32Array(0)
  private to = new Uint32Array(0)

  /** Calls back with each share in turn: its arrays and the order of its elements. Valid during the call. */
  sort(
    ids: IdList,
    visit: (h1: Uint32Array, h2: Uint32Array, events: Uint32Array, order: Uint32Array, count: number) => void,
  ): void {
    const n = ids.length
    if (this.h1.length < n) {
      this.h1 = new Uint32Array(n)
      this.h2 = new Uint32Array(n)
      this.events = new Uint32Array(n)
    }
    const ends = this.scatter(ids)
    let begin = 0
    for (let share = 0; share < SHARES; share++) {
      const end = ends[share]!
      if (end === begin) continue
      const h1 = this.h1.subarray(begin, end)
      visit(h1, this.h2.subarray(begin, end), this.events.subarray(begin, end), this.order(h1), end - begin)
      begin = end
    }
  }

  /** Moves the identifiers to their shares; returns where each share ends. */
  private scatter(ids: IdList): Uint32Array {
    const n = ids.length
    const { h1, h2, events } = ids
    const at = new Uint32Array(SHARES + 1)
    for (let i = 0; i < n; i++) at[(h1[i]! >>> (32 - SHARE_BITS)) + 1]!++
    for (let share = 0; share < SHARES; share++) at[share + 1]! += at[share]!
    const [out1, out2, outE] = [this.h1, this.h2, this.events]
    for (let i = 0; i < n; i++) {
      const hash = h1[i]!
      const place = at[hash >>> (32 - SHARE_BITS)]!++
      out1[place] = hash
      out2[place] = h2[i]!
      outE[place] = events[i]!
    }
    return at
  }

  private order(h1: Uint32Array): Uint32Array {
    const n = h1.length
    if (this.from.length < n) {
      this.from = new Uint32Array(n * 2)
      this.to = new Uint32Array(n * 2)
    }
    let [from, to] = [this.from, this.to]
    for (let i = 0; i < n; i++) from[i] = i
    for (let shift = 0; shift < 32 - SHARE_BITS; shift += PASS_BITS) {
      const at = COUNTS.fill(0)
      for (let i = 0; i < n; i++) at[((h1[i]! >>> shift) & (PASS - 1)) + 1]!++
      for (let bucket = 0; bucket < PASS; bucket++) at[bucket + 1]! += at[bucket]!
      for (let i = 0; i < n; i++) {
        const index = from[i]!
        to[at[(h1[index]! >>> shift) & (PASS - 1)]!++] = index
      }
      ;[from, to] = [to, from]
    }
    return from
  }
}

const COUNTS = new Uint32Array(PASS + 1)
