/*
 * Postings of a segment: for each identifier hash, the ordinals of the events that hold it. Sorted by hash, cut into
 * pages of about PAGE bytes that a query reads one of.
 *
 * Page: groups of  varint(hash - hash before << 2 | form)  then, by form,
 *   ONE       varint ordinal                                     to be checked against the text
 *   FEW       varint count, varint steps of ordinals             to be checked against the text
 *   SURE      4 bytes second hash, varint count, steps           every occurrence has this second hash
 */
const PAGE = 16 * 1024
const ONE = 0
const FEW = 1
const SURE = 2
const SURE_FROM = 4

export interface PostingPages {
  /** First hash of each page. */
  firsts: Uint32Array
  pages: Buffer[]
}

/** Builds the pages. `h1`, `h2`, `ordinals` run in parallel, ordinals ascending. */
export function buildPostings(h1: Uint32Array, h2: Uint32Array, ordinals: Uint32Array): PostingPages {
  const order = sortedByHash(h1)
  const firsts: number[] = []
  const pages: Buffer[] = []
  const out = new PageWriter()
  let before = 0
  const n = order.length
  let group = new Uint32Array(64)
  for (let i = 0; i < n; ) {
    const hash = h1[order[i]!]!
    const second = h2[order[i]!]!
    let sure = true
    let count = 0
    let last = -1
    for (; i < n && h1[order[i]!] === hash; i++) {
      const at = order[i]!
      if (h2[at] !== second) sure = false
      const ordinal = ordinals[at]!
      if (ordinal === last) continue
      last = ordinal
      if (count === group.length) {
        const grown = new Uint32Array(count * 2)
        grown.set(group)
        group = grown
      }
      group[count++] = ordinal
    }
    if (out.length >= PAGE) {
      pages.push(out.take())
      before = 0
    }
    if (out.length === 0) {
      firsts.push(hash)
      before = hash
    }
    const form = count === 1 ? ONE : sure && count >= SURE_FROM ? SURE : FEW
    out.wide(hash - before, form)
    before = hash
    if (form === SURE) out.fixed(second)
    if (form !== ONE) out.varint(count)
    let previous = 0
    for (let k = 0; k < count; k++) {
      out.varint(group[k]! - previous)
      previous = group[k]!
    }
  }
  if (out.length > 0) pages.push(out.take())
  return { firsts: Uint32Array.from(firsts), pages }
}

/** Where a hash would be: the page to read, or -1. */
export function pageOf(firsts: ArrayLike<number>, hash: number): number {
  let lo = 0
  let hi = firsts.length
  while (lo < hi) {
    const mid = (lo + hi) >>> 1
    if (firsts[mid]! <= hash) lo = mid + 1
    else hi = mid
  }
  return lo - 1
}

/** Ordinals of a hash in its page; `sure` when no other token can be among them. Null when it is not there. */
export function readPostings(
  page: Buffer,
  first: number,
  h1: number,
  h2: number,
): { ordinals: Uint32Array; sure: boolean } | null {
  const reader = { at: 0 }
  let hash = first
  while (reader.at < page.length) {
    const word = readWide(page, reader)
    const form = word % 4
    hash += Math.floor(word / 4)
    const second = form === SURE ? page.readUInt32LE(reader.at) : 0
    if (form === SURE) reader.at += 4
    const count = form === ONE ? 1 : readWide(page, reader)
    if (hash > h1) return null
    if (hash === h1) {
      if (form === SURE && second !== h2) return null
      const ordinals = new Uint32Array(count)
      let previous = 0
      for (let k = 0; k < count; k++) ordinals[k] = previous += readWide(page, reader)
      return { ordinals, sure: form === SURE }
    }
    for (let k = 0; k < count; k++) {
      while (page[reader.at]! >= 128) reader.at++
      reader.at++
    }
  }
  return null
}

/** Indices in order of hash, equal hashes in order of index: three counting passes over 11 bits each. */
function sortedByHash(hashes: Uint32Array): Uint32Array {
  const n = hashes.length
  let from = new Uint32Array(n)
  let to = new Uint32Array(n)
  for (let i = 0; i < n; i++) from[i] = i
  for (const shift of [0, 11, 22]) {
    const counts = new Uint32Array(2049)
    for (let i = 0; i < n; i++) {
      const bucket = ((hashes[i]! >>> shift) & 2047) + 1
      counts[bucket] = counts[bucket]! + 1
    }
    for (let b = 1; b < counts.length; b++) counts[b] = counts[b]! + counts[b - 1]!
    for (let i = 0; i < n; i++) {
      const index = from[i]!
      const bucket = (hashes[index]! >>> shift) & 2047
      const at = counts[bucket]!
      to[at] = index
      counts[bucket] = at + 1
    }
    ;[from, to] = [to, from]
  }
  return from
}

class PageWriter {
  length = 0
  private bytes = Buffer.allocUnsafe(PAGE * 2)

  /** `value << 2 | form`, which may need 34 bits. */
  wide(value: number, form: number): void {
    this.varint(value * 4 + form)
  }

  varint(value: number): void {
    if (this.length + 8 > this.bytes.length)
      this.bytes = Buffer.concat([this.bytes, Buffer.allocUnsafe(this.bytes.length)])
    while (value > 0x7fffffff) {
      this.bytes[this.length++] = (value % 128) | 128
      value = Math.floor(value / 128)
    }
    while (value >= 128) {
      this.bytes[this.length++] = (value & 127) | 128
      value >>>= 7
    }
    this.bytes[this.length++] = value
  }

  fixed(value: number): void {
    if (this.length + 8 > this.bytes.length)
      this.bytes = Buffer.concat([this.bytes, Buffer.allocUnsafe(this.bytes.length)])
    this.length = this.bytes.writeUInt32LE(value, this.length)
  }

  take(): Buffer {
    const page = Buffer.from(this.bytes.subarray(0, this.length))
    this.length = 0
    return page
  }
}

function readWide(page: Buffer, reader: { at: number }): number {
  let value = 0
  let scale = 1
  for (;;) {
    const byte = page[reader.at++]!
    value += (byte & 127) * scale
    if (byte < 128) return value
    scale *= 128
  }
}
