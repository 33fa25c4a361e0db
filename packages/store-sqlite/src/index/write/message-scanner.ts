import { isTokenCode, normalise } from '@bundlescope/query/token.ts'
import { FACTOR_2, finish, PRIME_1, PRIME_2, SEED_1, SEED_2 } from '../token-hash.ts'
import { IdList } from './id-list.ts'

/**
 * Splits a message into its pattern and its identifiers.
 *
 *     Failed to track task-192681 on host-22: vim.fault.FileFault
 *     Failed to track task-□ on host-□: vim.fault.FileFault          identifiers 192681, 22
 *
 * A token with a digit, or of eight or more hexadecimal letters, is an identifier. So is a short word between many of
 * them (`auto` in `khsdo6kc-453435-auto-9pvg-h5:70071331`, `beef` in a UUID), or every opID would be a pattern of its own.
 * What lies beyond `TEMPLATE_BYTES` takes no part in the pattern: all of its tokens count as identifiers.
 */
export const TEMPLATE_BYTES = 8192

/** Stands for an identifier in the text of a template: a private-use character, so that it is a token of its own. */
export const SLOT = '\ue000'

/*
 * What is known of a byte, in one number: its lower case in the low eight bits, and flags above.
 * Bytes of multi-byte characters belong to tokens.
 */
const TOKEN = 0x100
const DIGIT = 0x200
const NOT_HEX = 0x400
const NOT_LETTER = 0x800
const JOINS = 0x1000
const HIGH = 0x2000
const BYTES = new Uint16Array(256)
for (let c = 0; c < 256; c++) {
  const lower = c >= 65 && c <= 90 ? c + 32 : c
  const digit = c >= 48 && c <= 57
  const letter = lower >= 97 && lower <= 122
  const other = c === 95 || c >= 128
  BYTES[c] =
    lower |
    (digit || letter || other ? TOKEN : 0) |
    (digit ? DIGIT : 0) |
    ((letter && lower > 102) || other ? NOT_HEX : 0) |
    (other ? NOT_LETTER : 0) |
    ('-.:@'.includes(String.fromCharCode(c)) ? JOINS : 0) |
    (c >= 128 ? HIGH : 0)
}

/** Stand for an identifier in the identity of a pattern. */
const SLOT_1 = 0x1234567
const SLOT_2 = 0x7654321

/** From so many parts with digits on, words up to these lengths are parts of the identifier. */
const MANY_PARTS = 3
const SHORT_WORD = 5
const VERY_MANY_PARTS = 4
const LONGER_WORD = 8

export class MessageScanner {
  /** Identity of the pattern of the last message: 64 bits in two halves. */
  key1 = 0
  key2 = 0

  private bytes: Uint8Array = new Uint8Array(0)
  /** The text that `bytes` stands for, where that had to be changed for reading. */
  private shown: Buffer | null = null
  private begin = 0
  private end = 0
  private a = 0
  private z = 0
  /** The tokens of the compound being read: their hashes, flags and lengths, and the separators before each, folded. */
  private h1 = new Int32Array(64)
  private h2 = new Int32Array(64)
  private flags = new Uint16Array(64)
  private lengths = new Uint32Array(64)
  private before = new Int32Array(64)
  /** Begins and ends of identifiers, while the text of a template is made. */
  private slots: number[] | null = null

  /** Reads the message in [from, to) and adds its identifiers, repeats included, to `ids` as those of `event`. */
  scan(bytes: Uint8Array, from: number, to: number, ids: IdList, event: number): void {
    const mark = ids.length
    this.shown = null
    if (!this.read(bytes, from, to, ids, event)) return
    ids.length = mark
    const raw = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
    this.shown = Buffer.from(foldBeyondAscii(raw.toString('utf8')), 'utf8')
    const parted = partedBeyondAscii(this.shown)
    this.read(parted, 0, parted.length, ids, event)
    this.foldIn(this.shown, parted)
  }

  /** The text of the last message's pattern, identifiers as SLOT. */
  templateText(): string {
    const { bytes, begin, end, key1, key2 } = this
    this.slots = []
    this.read(bytes, begin, end, new IdList(64), 0)
    const { slots } = this
    this.slots = null
    this.key1 = key1
    this.key2 = key2
    const text = this.shown ?? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    const parts: string[] = []
    let at = begin
    for (let k = 0; k < slots.length; k += 2) {
      parts.push(text.toString('utf8', at, slots[k]), SLOT)
      at = slots[k + 1]!
    }
    parts.push(text.toString('utf8', at, end))
    return parts.join('')
  }

  /** Finds the tokens, hashes them, decides which are identifiers. True when bytes beyond ASCII were met. */
  private read(b: Uint8Array, from: number, to: number, ids: IdList, event: number): boolean {
    this.bytes = b
    this.begin = from
    this.end = to
    const cap = from + TEMPLATE_BYTES
    // Tokens take two bytes at least, with what parts them: room for all, so that the loop need not look.
    ids.reserve((to - from + 3) >> 1)
    const { h1: ids1, h2: ids2, events } = ids
    let n = ids.length
    let a = SEED_2
    let z = SEED_1
    let seen = 0
    let tokens = 0
    let digits = 0
    /** The separators before the token at hand, folded. */
    let before = 0
    let i = from
    for (; i < to; i++) {
      const info = BYTES[b[i]!]!
      if ((info & TOKEN) !== 0) break
      before = (Math.imul(before, 31) + info) | 0
    }
    while (i < to) {
      const start = i
      let h1 = SEED_1
      let h2 = SEED_2
      let flags = 0
      do {
        const info = BYTES[b[i]!]!
        if ((info & TOKEN) === 0) break
        flags |= info
        h1 = Math.imul(h1 ^ (info & 255), PRIME_1)
        h2 = (Math.imul(h2, FACTOR_2) + (info & 255)) | 0
      } while (++i < to)
      const length = i - start
      seen |= flags
      let joins = JOINS
      let after = 0
      for (; i < to; i++) {
        const info = BYTES[b[i]!]!
        if ((info & TOKEN) !== 0) break
        joins &= info
        after = (Math.imul(after, 31) + info) | 0
      }
      const last = joins === 0 || i === to
      if (tokens === 0 && last) {
        // Most compounds are one token, and their case is simple.
        a = Math.imul((a << 5) ^ (a >>> 27) ^ before, PRIME_1)
        z = Math.imul((z << 7) ^ (z >>> 25) ^ before, PRIME_2)
        if ((flags & DIGIT) !== 0 || (length >= 8 && (flags & NOT_HEX) === 0)) {
          a ^= SLOT_1
          z ^= SLOT_2
          ids1[n] = finish(h1)
          ids2[n] = h2
          events[n++] = event
          if (this.slots !== null) this.slots.push(start, start + length)
        } else {
          a ^= h1
          z ^= h2
        }
      } else {
        if (tokens === this.h1.length) this.grow()
        this.h1[tokens] = h1
        this.h2[tokens] = h2
        this.flags[tokens] = flags
        this.lengths[tokens] = length
        this.before[tokens] = before
        tokens++
        if ((flags & DIGIT) !== 0) digits++
        if (last) {
          this.a = a
          this.z = z
          ids.length = n
          this.close(tokens, digits, i, ids, event)
          n = ids.length
          a = this.a
          z = this.z
          tokens = 0
          digits = 0
        }
      }
      before = after
      if (last && i >= cap && i < to) {
        this.end = i
        ids.length = n
        seen |= readTail(b, i, to, ids, event)
        n = ids.length
        break
      }
    }
    ids.length = n
    this.key1 = finish(a ^ before)
    this.key2 = finish(z + before)
    return (seen & HIGH) !== 0
  }

  /** Decides the tokens of a compound (`a-b:c`), behind which no token stands before `end`, and folds them into the identity of the pattern. */
  private close(tokens: number, digits: number, end: number, ids: IdList, event: number): void {
    const short = digits >= VERY_MANY_PARTS ? LONGER_WORD : digits >= MANY_PARTS ? SHORT_WORD : 0
    let { a, z } = this
    for (let k = 0; k < tokens; k++) {
      const flags = this.flags[k]!
      const length = this.lengths[k]!
      const between = this.before[k]!
      a = Math.imul((a << 5) ^ (a >>> 27) ^ between, PRIME_1)
      z = Math.imul((z << 7) ^ (z >>> 25) ^ between, PRIME_2)
      if (
        (flags & DIGIT) !== 0 ||
        (length >= 8 && (flags & NOT_HEX) === 0) ||
        (length <= short && (flags & NOT_LETTER) === 0)
      ) {
        a ^= SLOT_1
        z ^= SLOT_2
        ids.push(finish(this.h1[k]!), this.h2[k]! >>> 0, event)
        if (this.slots !== null) this.addSlot(k, tokens, end)
      } else {
        a ^= this.h1[k]!
        z ^= this.h2[k]!
      }
    }
    this.a = a
    this.z = z
  }

  /** What was hidden from `read` tells patterns apart all the same. */
  private foldIn(shown: Uint8Array, parted: Uint8Array): void {
    let hidden = 0
    for (let i = this.begin; i < this.end; i++)
      if (shown[i] !== parted[i]) hidden = Math.imul(hidden ^ shown[i]!, PRIME_1)
    this.key1 = finish(this.key1 ^ hidden)
    this.key2 = finish(Math.imul(this.key2, PRIME_2) + hidden)
  }

  /** Where token `k` stands: counted back from the end of its compound, in which one byte is between tokens or more. */
  private addSlot(k: number, tokens: number, end: number): void {
    let at = end
    for (let n = tokens - 1; n >= k; n--) {
      while ((BYTES[this.bytes[at - 1]!]! & TOKEN) === 0) at--
      at -= this.lengths[n]!
    }
    this.slots!.push(at, at + this.lengths[k]!)
  }

  private grow(): void {
    this.h1 = doubled(this.h1)
    this.h2 = doubled(this.h2)
    this.flags = doubled(this.flags)
    this.lengths = doubled(this.lengths)
    this.before = doubled(this.before)
  }
}

/**
 * Normalised but for the case of ASCII letters, which `read` folds by itself: patterns are shown as they were written.
 * A capital sigma's small form depends on its neighbours, ASCII ones included; such text is folded whole.
 */
function foldBeyondAscii(text: string): string {
  const composed = text.normalize('NFKC')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant, all of it
  return composed.includes('Σ') ? normalise(text) : composed.replace(/[^\x00-\x7f]+/g, (run) => run.toLowerCase())
}

/** A byte that parts tokens: put for each byte of a character beyond ASCII that belongs to none. */
const PARTS = 1

/** The same text, byte for byte, with separators beyond ASCII made separators that `read` knows. */
function partedBeyondAscii(text: Buffer): Buffer {
  const parted = Buffer.from(text)
  let at = 0
  for (const character of text.toString('utf8')) {
    const length = Buffer.byteLength(character)
    const code = character.charCodeAt(0)
    if (code >= 128 && !isTokenCode(code)) parted.fill(PARTS, at, at + length)
    at += length
  }
  return parted
}

/** Adds every token from `i` on to the identifiers; returns the flags met. */
function readTail(b: Uint8Array, i: number, to: number, ids: IdList, event: number): number {
  let seen = 0
  while (i < to) {
    if ((BYTES[b[i]!]! & TOKEN) === 0) {
      i++
      continue
    }
    let h1 = SEED_1
    let h2 = SEED_2
    do {
      const info = BYTES[b[i]!]!
      if ((info & TOKEN) === 0) break
      seen |= info
      h1 = Math.imul(h1 ^ (info & 255), PRIME_1)
      h2 = (Math.imul(h2, FACTOR_2) + (info & 255)) | 0
    } while (++i < to)
    ids.push(finish(h1), h2 >>> 0, event)
  }
  return seen
}

function doubled<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(array: T): T {
  const grown = new (array.constructor as new (n: number) => T)(array.length * 2)
  grown.set(array)
  return grown
}

/** The text of a template as people see it: slots as boxes. */
export function displayText(text: string): string {
  return text.replaceAll(SLOT, '\u25a1')
}

/** 16 hexadecimal digits: how a pattern is named on the wire and in `pattern:`. */
export function patternKey(key1: number, key2: number): string {
  return key1.toString(16).padStart(8, '0') + key2.toString(16).padStart(8, '0')
}
