import { eventOf, firstHash, identifiers, secondHash } from './identifiers'
import { IDENTIFIERS, OUT, PAGE, PAGE_ENDS, SHARES, SORTING, STRIP, STRIP_FIRSTS, STRIP_PLACES } from './layout'

/*
 * Postings of a segment: for each identifier hash, the ordinals of the events that hold it, as the store's `posting-pages.ts`
 * reads them. Identifiers are sorted by their first hash, equal ones kept in order of event: scattered by its top byte, then
 * each share, small enough for the processor's cache, by its other three.
 */
const BYTES: u32 = 256

const ONE: u32 = 0
const FEW: u32 = 1
const SURE: u32 = 2
const SURE_FROM: u32 = 4

/** Where each share ends. How often each byte comes in a share, for the three that it is sorted by. */
const shareEnds = memory.data(4 * BYTES, 8)
const counts = memory.data(3 * 4 * BYTES, 8)

let out: usize = OUT
export let pages: u32 = 0
export let strips: u32 = 0
let pageBegin: usize = OUT
let stripBegin: usize = OUT
/** The hash before in the strip. */
let before: u32 = 0

/**
 * Writes the pages of all identifiers to OUT, and to PAGE_ENDS where each ends. A page is parted into strips, which are short
 * enough to be looked through: the first hash of each goes to STRIP_FIRSTS, its page and place on it to STRIP_PLACES.
 */
export function buildPostings(): void {
  scatter()
  out = OUT
  pageBegin = OUT
  pages = 0
  strips = 0
  let begin = SHARES
  for (let share: u32 = 0; share < BYTES; share++) {
    const end = SHARES + (load<u32>(shareEnds + (share << 2)) << 3)
    if (end > begin) writeShare(begin, end)
    begin = end
  }
  if (out > pageBegin) endPage()
}

/** Moves the identifiers to their shares. */
function scatter(): void {
  memory.fill(shareEnds, 0, 4 * BYTES)
  const last = IDENTIFIERS + (identifiers << 3)
  for (let at = IDENTIFIERS; at < last; at += 8) count(shareEnds, load<u8>(at, 7))
  addUp(shareEnds)
  for (let at = IDENTIFIERS; at < last; at += 8) {
    const place = SHARES + (next(shareEnds, load<u8>(at, 7)) << 3)
    store<u64>(place, load<u64>(at))
  }
}

function count(table: usize, byte: u32): void {
  const at = table + (byte << 2)
  store<u32>(at, load<u32>(at) + 1)
}

/** Makes of how many there are of each byte where the first of them goes. */
function addUp(table: usize): void {
  let sum: u32 = 0
  for (let at = table; at < table + 4 * BYTES; at += 4) {
    const here = load<u32>(at)
    store<u32>(at, sum)
    sum += here
  }
}

/** Where the next of this byte goes. In the end it is where the byte's last one ends. */
function next(table: usize, byte: u32): u32 {
  const at = table + (byte << 2)
  const place = load<u32>(at)
  store<u32>(at, place + 1)
  return place
}

/** Sorts a share and writes its groups. */
function writeShare(begin: usize, end: usize): void {
  memory.fill(counts, 0, 3 * 4 * BYTES)
  for (let at = begin; at < end; at += 8) {
    count(counts, load<u8>(at, 4))
    count(counts + 4 * BYTES, load<u8>(at, 5))
    count(counts + 8 * BYTES, load<u8>(at, 6))
  }
  const length = end - begin
  sort(4, begin, end, SORTING)
  sort(5, SORTING, SORTING + length, begin)
  sort(6, begin, end, SORTING)
  for (let at = SORTING; at < SORTING + length; ) at = writeGroup(at, SORTING + length)
}

/** Sorts by the n-th byte. */
function sort(n: u32, begin: usize, end: usize, to: usize): void {
  const table = counts + (n - 4) * 4 * BYTES
  addUp(table)
  for (let at = begin; at < end; at += 8) store<u64>(to + (next(table, load<u8>(at + n)) << 3), load<u64>(at))
}

/** Writes the group of equal hashes that begins at `at`; returns its end. */
function writeGroup(at: usize, end: usize): usize {
  const first = load<u64>(at)
  const hash = firstHash(first)
  if (out - pageBegin >= PAGE) endPage()
  if (out === pageBegin || out - stripBegin >= STRIP) beginStrip(hash)
  let sure = true
  let events: u32 = 1
  let event = eventOf(first)
  let stop = at + 8
  // How many events there are, each once, must stand before them.
  for (; stop < end && load<u32>(stop, 4) === hash; stop += 8) {
    const one = load<u64>(stop)
    sure = sure && secondHash(one) === secondHash(first)
    events += <u32>(eventOf(one) !== event)
    event = eventOf(one)
  }
  const form = events === 1 ? ONE : sure && events >= SURE_FROM ? SURE : FEW
  varint(((<u64>(hash - before)) << 2) | form)
  before = hash
  if (form === SURE) {
    store<u16>(out, secondHash(first))
    out += 2
  }
  if (form !== ONE) varint(events)
  event = eventOf(first)
  varint(event)
  for (at += 8; at < stop; at += 8) {
    const one = eventOf(load<u64>(at))
    if (one !== event) varint(one - event)
    event = one
  }
  return stop
}

function varint(value: u64): void {
  while (value >= 128) {
    store<u8>(out++, <u32>value | 128)
    value >>>= 7
  }
  store<u8>(out++, <u32>value)
}

function beginStrip(hash: u32): void {
  store<u32>(STRIP_FIRSTS + (strips << 2), hash)
  // A strip begins before its page is full.
  store<u32>(STRIP_PLACES + (strips << 2), pages * PAGE + <u32>(out - pageBegin))
  strips++
  stripBegin = out
  before = hash
}

function endPage(): void {
  store<u32>(PAGE_ENDS + (pages << 2), <u32>(out - OUT))
  pages++
  pageBegin = out
}
