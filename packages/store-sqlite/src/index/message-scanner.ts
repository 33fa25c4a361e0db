import { normalise } from '@bundlescope/query/token.ts'
import type { IdList } from './id-list.ts'
import { FACTOR_2, finish, PRIME_1, PRIME_2, SEED_1, SEED_2 } from './token-hash.ts'

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

const MANY_PARTS = 3
const SHORT_WORD = 5

export class MessageScanner {
  /** Identity of the pattern of the last message: 64 bits in two halves. */
  key1 = 0
  key2 = 0

  private bytes: Uint8Array = new Uint8Array(0)
  private begin = 0
  private end = 0
  private tokens = 0
  private starts = new Uint32Array(256)
  private ends = new Uint32Array(256)
  private flags = new Uint16Array(256)
  private isId = new Uint8Array(256)
  private h1 = new Int32Array(256)
  private h2 = new Int32Array(256)

  /** Reads the message in [from, to) and adds its identifiers, repeats included, to `ids` as those of `event`. */
  scan(bytes: Uint8Array, from: number, to: number, ids: IdList, event: number): void {
    const mark = ids.length
    if (this.cut(bytes, from, to, ids, event)) {
      ids.length = mark
      const text = Buffer.from(
        normalise(Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8')),
        'utf8',
      )
      this.cut(text, 0, text.length, ids, event)
    }
    this.fold()
  }

  /** The text of the last message's pattern, identifiers as SLOT. */
  templateText(): string {
    const bytes = Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length)
    const parts: string[] = []
    let at = this.begin
    for (let k = 0; k < this.tokens; k++) {
      if (!this.isId[k]) continue
      parts.push(bytes.toString('utf8', at, this.starts[k]!), SLOT)
      at = this.ends[k]!
    }
    parts.push(bytes.toString('utf8', at, this.end))
    return parts.join('')
  }

  /** Finds the tokens, hashes them, and decides which are identifiers. True when bytes beyond ASCII were met. */
  private cut(b: Uint8Array, from: number, to: number, ids: IdList, event: number): boolean {
    this.bytes = b
    this.begin = from
    const cap = Math.min(to, from + TEMPLATE_BYTES)
    let seen = 0
    let tokens = 0
    let compound = 0
    let digits = 0
    let inTemplate = -1
    let i = from
    while (i < to) {
      const sep = BYTES[b[i]!]!
      if ((sep & TOKEN) === 0) {
        if ((sep & JOINS) === 0) {
          if (tokens > compound) this.close(compound, tokens, digits, ids, event)
          compound = tokens
          digits = 0
          if (i >= cap && inTemplate < 0) {
            inTemplate = tokens
            this.end = i
          }
        }
        i++
        continue
      }
      if (tokens === this.starts.length) this.grow()
      let h1 = SEED_1
      let h2 = SEED_2
      let flags = 0
      const start = i
      do {
        const info = BYTES[b[i]!]!
        if ((info & TOKEN) === 0) break
        flags |= info
        h1 = Math.imul(h1 ^ (info & 255), PRIME_1)
        h2 = (Math.imul(h2, FACTOR_2) + (info & 255)) | 0
      } while (++i < to)
      seen |= flags
      if (inTemplate >= 0) {
        ids.push(finish(h1), finish(h2), event)
        continue
      }
      this.starts[tokens] = start
      this.ends[tokens] = i
      this.flags[tokens] = flags
      this.h1[tokens] = h1
      this.h2[tokens] = h2
      tokens++
      if (flags & DIGIT) digits++
    }
    if (inTemplate < 0) {
      this.close(compound, tokens, digits, ids, event)
      inTemplate = tokens
      this.end = to
    }
    this.tokens = inTemplate
    return (seen & HIGH) !== 0
  }

  /** Decides the tokens [first, end) of one compound (`a-b:c`). */
  private close(first: number, end: number, digits: number, ids: IdList, event: number): void {
    const shorts = digits >= MANY_PARTS
    for (let k = first; k < end; k++) {
      const flags = this.flags[k]!
      const length = this.ends[k]! - this.starts[k]!
      const id =
        (flags & DIGIT) !== 0 ||
        (length >= 8 && (flags & NOT_HEX) === 0) ||
        (shorts && length <= SHORT_WORD && (flags & NOT_LETTER) === 0)
      this.isId[k] = id ? 1 : 0
      if (id) ids.push(finish(this.h1[k]!), finish(this.h2[k]!), event)
    }
  }

  /** Folds separators, words and slots into the identity of the pattern. */
  private fold(): void {
    const b = this.bytes
    let a = SEED_2
    let z = SEED_1
    let at = this.begin
    for (let k = 0; k <= this.tokens; k++) {
      const start = k < this.tokens ? this.starts[k]! : this.end
      let between = 0
      for (; at < start; at++) between = (Math.imul(between, 31) + b[at]!) | 0
      a = Math.imul(a ^ between, PRIME_1)
      z = Math.imul(z ^ between, PRIME_2)
      if (k === this.tokens) break
      const id = this.isId[k] === 1
      a = Math.imul((a << 5) ^ (a >>> 27) ^ (id ? 0x1234567 : this.h1[k]!), PRIME_2)
      z = Math.imul((z << 7) ^ (z >>> 25) ^ (id ? 0x7654321 : this.h2[k]!), PRIME_1)
      at = this.ends[k]!
    }
    this.key1 = finish(a)
    this.key2 = finish(z)
  }

  private grow(): void {
    this.starts = doubled(this.starts)
    this.ends = doubled(this.ends)
    this.flags = doubled(this.flags)
    this.isId = doubled(this.isId)
    this.h1 = doubled(this.h1)
    this.h2 = doubled(this.h2)
  }
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
