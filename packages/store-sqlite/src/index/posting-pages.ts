/*
 * Postings of a segment: for each identifier hash, the ordinals of the events that hold it. Sorted by hash, cut into
 * pages of some 32 KiB, a row each, and these into strips of about 1 KiB that a query looks through one of. The indexer writes
 * them (its assembly/postings.ts).
 *
 * Strip: groups of  varint(hash - hash before << 2 | form)  then, by form,
 *   ONE       varint ordinal                                     to be checked against the text
 *   FEW       varint count, varint steps of ordinals             to be checked against the text
 *   SURE      2 bytes second hash, varint count, steps           every occurrence has this second hash
 *
 * Sure is what 47 bits of hash can be: of a billion words that a segment does not hold, about one would be taken for one of
 * its hundred thousand frequent ones. Who writes a log could make up a pair on purpose.
 */
const ONE = 0
const SURE = 2
/** Places count from page to page by so many: a strip begins before its page is so long. */
const PAGE = 32 * 1024

/** A run of groups and the hash that the first is told apart from. */
export interface Strip {
  first: number
  bytes: Buffer
}

/** The strips of a segment's postings. Keeps the page that was read last: hashes are asked for in their order. */
export class Strips {
  private readonly firsts: ArrayLike<number>
  private readonly places: ArrayLike<number>
  private readonly read: (page: number) => Buffer
  private page = -1
  private bytes: Buffer = Buffer.alloc(0)

  constructor(firsts: ArrayLike<number>, places: ArrayLike<number>, read: (page: number) => Buffer) {
    this.firsts = firsts
    this.places = places
    this.read = read
  }

  /** Number of the strip that a hash would be in, or -1. */
  of(hash: number): number {
    return placeOf(this.firsts, hash)
  }

  get(number: number): Strip {
    const place = this.places[number]!
    const page = Math.floor(place / PAGE)
    if (page !== this.page) {
      this.bytes = this.read(page)
      this.page = page
    }
    const end = (this.places[number + 1] ?? Number.POSITIVE_INFINITY) - page * PAGE
    return {
      first: this.firsts[number]!,
      bytes: this.bytes.subarray(place - page * PAGE, end < PAGE ? end : undefined),
    }
  }
}

/** Of ascending numbers, the place of the last that is not above this one; -1 when there is none. */
export function placeOf(firsts: ArrayLike<number>, hash: number): number {
  let lo = 0
  let hi = firsts.length
  while (lo < hi) {
    const mid = (lo + hi) >>> 1
    if (firsts[mid]! <= hash) lo = mid + 1
    else hi = mid
  }
  return lo - 1
}

/** Ordinals of a hash in its strip; `sure` when no other token can be among them. Null when it is not there. */
export function readPostings(strip: Strip, h1: number, h2: number): { ordinals: Uint32Array; sure: boolean } | null {
  const groups = new GroupReader(strip)
  while (groups.next()) {
    if (groups.hash > h1) return null
    if (groups.hash === h1) {
      const sure = groups.form === SURE
      return sure && groups.second !== h2 ? null : { ordinals: groups.ordinals(), sure }
    }
    groups.skip()
  }
  return null
}

/**
 * Which of some hashes, in ascending order, are in a strip: one pass for all of them.
 *
 * @param mark is told the place in `h1` of each that is there
 */
export function findPostings(
  strip: Strip,
  h1: readonly number[],
  h2: readonly number[],
  mark: (place: number) => void,
): void {
  const groups = new GroupReader(strip)
  let place = 0
  while (place < h1.length && groups.reach(h1[place]!)) {
    const { hash, form, second } = groups
    while (place < h1.length && h1[place]! < hash) place++
    for (; place < h1.length && h1[place] === hash; place++) if (form !== SURE || second === h2[place]) mark(place)
  }
}

/*
 * Reads the groups of a strip one after the other. Its methods are small on purpose: as one function with loops in loops
 * the compiler made, left and made it anew some twenty times, which took longer than the reading.
 */
class GroupReader {
  /** Of the group at hand: its hash, its form, with SURE the second hash. */
  hash: number
  form = ONE
  second = 0
  private readonly bytes: Buffer
  private at = 0
  /** Ordinals of the group that are still to be read. */
  private count = 0

  constructor({ first, bytes }: Strip) {
    this.bytes = bytes
    this.hash = first
  }

  /** Goes to the next group; false at the end of the strip. */
  next(): boolean {
    if (this.at >= this.bytes.length) return false
    const word = this.varint()
    this.form = word % 4
    this.hash += Math.floor(word / 4)
    if (this.form === SURE) {
      this.second = this.bytes.readUInt16LE(this.at)
      this.at += 2
    }
    this.count = this.form === ONE ? 1 : this.varint()
    return true
  }

  /** Goes on to the first group whose hash is not below `wanted`; false when there is none. */
  reach(wanted: number): boolean {
    do {
      this.skip()
      if (!this.next()) return false
    } while (this.hash < wanted)
    return true
  }

  /** Passes over the ordinals of the group at hand. */
  skip(): void {
    const { bytes } = this
    let { at } = this
    for (let left = this.count; left > 0; at++) if (bytes[at]! < 128) left--
    this.at = at
    this.count = 0
  }

  ordinals(): Uint32Array {
    const ordinals = new Uint32Array(this.count)
    let previous = 0
    for (let k = 0; k < ordinals.length; k++) ordinals[k] = previous += this.varint()
    this.count = 0
    return ordinals
  }

  private varint(): number {
    const { bytes } = this
    let byte = bytes[this.at++]!
    if (byte < 128) return byte
    let value = byte & 127
    for (let scale = 128; ; scale *= 128) {
      byte = bytes[this.at++]!
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
  }
}
