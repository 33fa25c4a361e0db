import type { IdList } from './write/id-list.ts'
import { IdSorter } from './write/sort-ids.ts'

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

/** Builds the pages of a segment's identifiers; one is reused for many segments. */
export class PostingBuilder {
  private readonly sorter = new IdSorter()
  private readonly out = new PageWriter()
  private group = new Uint32Array(1024)
  private before = 0

  build(ids: IdList): PostingPages {
    const firsts: number[] = []
    const pages: Buffer[] = []
    this.sorter.sort(ids, (h1, h2, events, order, count) => {
      for (let i = 0; i < count; ) {
        const hash = h1[order[i]!]!
        if (this.out.length >= PAGE) pages.push(this.out.take())
        if (this.out.length === 0) {
          firsts.push(hash)
          this.before = hash
        }
        i = this.add(hash, h1, h2, events, order, i, count)
      }
    })
    if (this.out.length > 0) pages.push(this.out.take())
    return { firsts: Uint32Array.from(firsts), pages }
  }

  /** Writes the group of equal hashes that begins at `i`; returns its end. */
  private add(
    hash: number,
    h1: Uint32Array,
    h2: Uint32Array,
    events: Uint32Array,
    order: Uint32Array,
    i: number,
    end: number,
  ): number {
    const second = h2[order[i]!]!
    let sure = true
    let count = 0
    let last = -1
    for (; i < end; i++) {
      const at = order[i]!
      if (h1[at] !== hash) break
      if (h2[at] !== second) sure = false
      const event = events[at]!
      if (event === last) continue
      last = event
      if (count === this.group.length) this.grow()
      this.group[count++] = event
    }
    const { out, group } = this
    const form = count === 1 ? ONE : sure && count >= SURE_FROM ? SURE : FEW
    out.varint((hash - this.before) * 4 + form)
    this.before = hash
    if (form === SURE) out.fixed(second)
    if (form !== ONE) out.varint(count)
    let previous = 0
    for (let k = 0; k < count; k++) {
      out.varint(group[k]! - previous)
      previous = group[k]!
    }
    return i
  }

  private grow(): void {
    const grown = new Uint32Array(this.group.length * 2)
    grown.set(this.group)
    this.group = grown
  }
}

/** The pages of one segment's identifiers. */
export function buildPostings(ids: IdList): PostingPages {
  return new PostingBuilder().build(ids)
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

/**
 * Which of some hashes, in ascending order, are in a page: one pass for all of them.
 *
 * @param mark is told the place in `h1` of each that is there
 */
export function findPostings(
  page: Buffer,
  first: number,
  h1: readonly number[],
  h2: readonly number[],
  mark: (place: number) => void,
): void {
  const reader = { at: 0 }
  let hash = first
  let next = 0
  while (reader.at < page.length && next < h1.length) {
    const word = readWide(page, reader)
    const form = word % 4
    hash += Math.floor(word / 4)
    const second = form === SURE ? page.readUInt32LE(reader.at) : 0
    if (form === SURE) reader.at += 4
    const count = form === ONE ? 1 : readWide(page, reader)
    while (next < h1.length && h1[next]! < hash) next++
    for (; next < h1.length && h1[next] === hash; next++) if (form !== SURE || second === h2[next]) mark(next)
    for (let k = 0; k < count; k++) {
      while (page[reader.at]! >= 128) reader.at++
      reader.at++
    }
  }
}

class PageWriter {
  length = 0
  private bytes = Buffer.allocUnsafe(PAGE * 2)

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
