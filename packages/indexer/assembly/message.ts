import { bytesAt, isDigit, isLetter } from './bytes'
import { beginEdges, bit, findEdges } from './edges'
import { addIdentifier } from './identifiers'
import { BREAKS, EDGES, ENDS_LONG_HEX, ENDS_WITH_DIGIT, SLOTS, WINDOW } from './layout'
import { hashOf, MIX, SEED } from './token'

/*
 * Splits a message into its pattern and its identifiers.
 *
 *     Failed to track task-192681 on host-22: vim.fault.FileFault
 *     Failed to track task-□ on host-□: vim.fault.FileFault          identifiers 192681, 22
 *
 * A token with a digit, or of eight or more hexadecimal letters, is an identifier. So is a short word between many of
 * them (`auto` in `khsdo6kc-453435-auto-9pvg-h5:70071331`, `beef` in a UUID), or every opID would be a pattern of its own.
 * What lies beyond WINDOW bytes takes no part in the pattern: all of its tokens count as identifiers.
 */

/** Identity of the pattern of the message read last. */
export let key: u64 = 0
/** Slots of that pattern: begin and end of each, at SLOTS, from where its text begins; and where that stands. */
export let slots: u32 = 0
export let patternFrom: usize = 0
export let patternTo: usize = 0

/** Stands for an identifier in the identity of a pattern. */
const SLOT: u64 = 0x7654321012345678

/** From so many parts with digits on, words up to these lengths are parts of the identifier. */
const MANY_PARTS: u32 = 3
const SHORT_WORD: u32 = 5
const VERY_MANY_PARTS: u32 = 4
const LONGER_WORD: u32 = 8

/** Whether there is a byte beyond ASCII. */
export function isBeyondAscii(from: usize, to: usize): bool {
  let all = i8x16.splat(0)
  let i = from
  for (; i + 16 <= to; i += 16) all = v128.or(all, v128.load(i))
  if (i8x16.bitmask(all) !== 0) return true
  for (; i < to; i++) if (load<i8>(i) < 0) return true
  return false
}

/** Reads the message in [from, to): its identifiers are added to the list as those of `event`, repeats included. */
export function scanMessage(from: usize, to: usize, event: u32): void {
  const end = to - from > WINDOW ? cutBefore(from, from + WINDOW) : to
  patternFrom = from
  patternTo = end
  beginEdges()
  // One bit more than there are bytes: the end of a token that ends with the text.
  const edges = findEdges(from, end + 1, end, EDGES)
  readTokens(from, end, edges >> 1, event)
  if (end < to) scanRest(end, to, event)
}

/** Not within a token, if it can be helped. */
function cutBefore(from: usize, at: usize): usize {
  let cut = at
  while (cut > from && isToken(load<u8>(cut - 1)) && isToken(load<u8>(cut))) cut--
  return cut
}

function isToken(c: u32): bool {
  return isDigit(c) || isLetter(c) || c === 95 || c > 127
}

/** Decides which tokens are identifiers, and folds all of them into the identity of the pattern. */
function readTokens(from: usize, to: usize, tokens: u32, event: u32): void {
  let identity = SEED
  let slot: u32 = 0
  let after = from
  const last = EDGES + (tokens << 3)
  store<u32>(last, <u32>to)
  let at = EDGES
  while (at < last) {
    // A compound: tokens with nothing but joints between them.
    let parts = bit(ENDS_WITH_DIGIT, load<u32>(at, 4) - <u32>from)
    let end = at + 8
    while (end < last && bit(BREAKS, load<u32>(end) - <u32>from) === 0) {
      parts += bit(ENDS_WITH_DIGIT, load<u32>(end, 4) - <u32>from)
      end += 8
    }
    const short = parts >= VERY_MANY_PARTS ? LONGER_WORD : parts >= MANY_PARTS ? SHORT_WORD : 0
    for (; at < end; at += 8) {
      const tokenFrom = <usize>load<u32>(at)
      const tokenTo = <usize>load<u32>(at, 4)
      const length = <u32>(tokenTo - tokenFrom)
      const place = <u32>(tokenTo - from)
      identity = fold(identity, after, tokenFrom)
      const hash = hashOf(tokenFrom, length)
      const isId =
        bit(ENDS_WITH_DIGIT, place) | bit(ENDS_LONG_HEX, place) | <u32>(length <= short && isWord(tokenFrom, tokenTo))
      identity ^= select<u64>(SLOT, hash, isId)
      // Written in any case, counted if it is one.
      addIdentifier(hash, event, isId)
      store<u32>(SLOTS + (slot << 3), <u32>(tokenFrom - from))
      store<u32>(SLOTS + (slot << 3), <u32>(tokenTo - from), 4)
      slot += isId
      after = tokenTo
    }
  }
  identity = fold(identity, after, to)
  slots = slot
  key = (identity ^ (identity >>> 29)) * MIX
}

/** What stands between two tokens is part of the pattern. How long it is, too, or NUL bytes at its end would not count. */
function fold(identity: u64, from: usize, to: usize): u64 {
  let i = from
  for (; i + 8 < to; i += 8) identity = (rotl<u64>(identity, 23) ^ load<u64>(i)) * MIX
  const left = <u32>(to - i)
  // The highest bits are free: separators are ASCII.
  return (rotl<u64>(identity, 23) ^ bytesAt(i, left) ^ ((<u64>left) << 60)) * MIX
}

/** Letters and digits, nothing else. */
function isWord(from: usize, to: usize): bool {
  for (let i = from; i < to; i++) {
    const c = <u32>load<u8>(i)
    if (c === 95 || c > 127) return false
  }
  return true
}

/** Adds every token from `at` on to the identifiers. */
function scanRest(at: usize, to: usize, event: u32): void {
  beginEdges()
  /** 1 while a token's begin stands at EDGES whose end has not been met. */
  let open: u32 = 0
  while (at <= to) {
    // All but the last window end where a word of bits does.
    const stop = min(at + WINDOW, to + 1)
    const last = EDGES + ((open + findEdges(at, stop, to, EDGES + (open << 2))) << 2)
    let i = EDGES
    for (; i + 4 < last; i += 8) {
      const from = load<u32>(i)
      addIdentifier(hashOf(from, load<u32>(i, 4) - from), event, 1)
    }
    open = i < last ? 1 : 0
    if (open) store<u32>(EDGES, load<u32>(i))
    at = stop
  }
}
