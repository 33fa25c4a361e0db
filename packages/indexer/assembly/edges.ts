import { BREAKS, ENDS_LONG_HEX, ENDS_WITH_DIGIT } from './layout'

/*
 * Where tokens begin and end, and what is in them: found 64 bytes at a time, a bit a byte. Whether a run of ones holds one of
 * some marked bits is what an addition tells, by carrying out of the run. So the loop over tokens that follows (message.ts) has
 * hardly a branch left that cannot be foreseen.
 */

/**
 * What a byte is, found by its two halves: each has bits for the kinds that it may belong to, and what both have it is.
 * Digit, hexadecimal letter, g to o, p to z, `_`, `-` or `.`, `:`, `@`. Bytes beyond ASCII belong to tokens and are added.
 */
const TOKEN: i8 = 0x1f
const DIGIT: i8 = 0x01
const NOT_HEX: i8 = 0x1c
const JOINS: i8 = -0x20

/** Carried from one word of bits to the next: the word of tokens before, and what its sums have carried out of it. */
let before: u64 = 0
let digitCarry: u64 = 0
let letterCarry: u64 = 0
let longCarry: u64 = 0
let breakCarry: u64 = 0

export function beginEdges(): void {
  before = 0
  digitCarry = 0
  letterCarry = 0
  longCarry = 0
  breakCarry = 0
}

/**
 * Writes down where tokens begin and end in [from, stop) of a text that ends at `to`, in turns, from `edges` on; and of each
 * end, whether its token has a digit, and whether it is a long hexadecimal word; and of each begin, whether a compound
 * (`a-b:c`) ends before it. Returns how many edges there are.
 */
export function findEdges(from: usize, stop: usize, to: usize, edges: usize): u32 {
  let out = edges
  let word: usize = 0
  for (let at = from; at < stop; at += 64, word += 8) {
    let token: u64 = 0
    let digit: u64 = 0
    let letter: u64 = 0
    let joins: u64 = 0
    for (let k: u64 = 0; k < 64; k += 16) {
      const bytes = v128.load(at + <usize>k)
      const kind = kindsOf(bytes)
      const high = v128.and(bytes, i8x16.splat(-128))
      token |= bits(v128.or(isAny(kind, TOKEN), high)) << k
      digit |= bits(isAny(kind, DIGIT)) << k
      letter |= bits(v128.or(isAny(kind, NOT_HEX), high)) << k
      joins |= bits(isAny(kind, JOINS)) << k
    }
    if (to - at < 64) token &= ((<u64>1) << (<u64>(to - at))) - 1
    let turns = token ^ ((token << 1) | (before >>> 63))
    store<u64>(ENDS_WITH_DIGIT + word, marks(token, digit & token, digitCarry))
    digitCarry = carry
    const long = longRuns(token)
    const hex = ~marks(token, letter & token, letterCarry)
    letterCarry = carry
    store<u64>(ENDS_LONG_HEX + word, hex & marks(token, long, longCarry))
    longCarry = carry
    store<u64>(BREAKS + word, marks(~token, ~token & ~joins, breakCarry))
    breakCarry = carry
    while (turns !== 0) {
      store<u32>(out, <u32>at + <u32>ctz(turns))
      out += 4
      turns &= turns - 1
    }
  }
  return <u32>(out - edges) >> 2
}

/** See TOKEN. */
function kindsOf(bytes: v128): v128 {
  const low = i8x16(-119, 11, 11, 11, 11, 11, 11, 13, 13, 13, 76, 4, 4, 36, 36, 20)
  const high = i8x16(0, 0, 32, 65, -122, 24, 6, 8, 0, 0, 0, 0, 0, 0, 0, 0)
  const half = i8x16.splat(15)
  return v128.and(i8x16.swizzle(low, v128.and(bytes, half)), i8x16.swizzle(high, v128.and(i16x8.shr_u(bytes, 4), half)))
}

/** The highest bit of each byte tells whether it is of one of the kinds. */
function isAny(kind: v128, kinds: i8): v128 {
  return i8x16.add_sat_u(v128.and(kind, i8x16.splat(kinds)), i8x16.splat(127))
}

/** The highest bits of sixteen bytes. */
function bits(bytes: v128): u64 {
  return <u64>i8x16.bitmask(bytes)
}

/** What `marks` carries into the next word. */
let carry: u64 = 0

/**
 * Behind each run of ones in `runs`, a bit that tells whether it holds one of `marked`, which are within runs. A run may have
 * begun in the word before: `carried` is what that one left as `carry`. The lowest bit first:
 *
 *     runs     .111.11.
 *     marked   ..1.....
 *     result   ....1...      the first run holds one, the second does not
 */
function marks(runs: u64, marked: u64, carried: u64): u64 {
  const half = runs + marked
  const sum = half + carried
  carry = <u64>(half < runs) | <u64>(sum < half)
  // Ones below a run's end may be left over: they stand within runs.
  return sum & ~runs
}

/** The bits of `token` that are eighth of a run or later. */
function longRuns(token: u64): u64 {
  const two = token & ((token << 1) | (before >>> 63))
  const two0 = before & (before << 1)
  const four = two & ((two << 2) | (two0 >>> 62))
  const four0 = two0 & (two0 << 2)
  before = token
  return four & ((four << 4) | (four0 >>> 60))
}

export function bit(stream: usize, at: u32): u32 {
  return <u32>(load<u64>(stream + ((at >> 6) << 3)) >>> (at & 63)) & 1
}
