import { isAscii } from 'node:buffer'
import { normalise } from '@bundlescope/query/token.ts'
import { finish, PRIME_1, PRIME_2, SEED_1, SEED_2 } from './token-hash.ts'

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

const SEPARATOR = 0
const LETTER = 1
const HEX_LETTER = 2
const DIGIT = 3
const OTHER = 4

/** Kind of each byte; upper case is seen as lower case. Bytes of multi-byte characters belong to tokens. */
const KIND = new Uint8Array(256)
const LOWER = new Uint8Array(256)
/** Characters that hold the parts of one identifier together. */
const JOINS = new Uint8Array(256)
for (let c = 0; c < 256; c++) {
  const lower = c >= 65 && c <= 90 ? c + 32 : c
  LOWER[c] = lower
  KIND[c] =
    lower >= 97 && lower <= 102
      ? HEX_LETTER
      : lower >= 103 && lower <= 122
        ? LETTER
        : c >= 48 && c <= 57
          ? DIGIT
          : c === 95 || c >= 128
            ? OTHER
            : SEPARATOR
}
for (const c of '-.:@') JOINS[c.charCodeAt(0)] = 1

const MANY_PARTS = 3
const SHORT_WORD = 5
const HAS_DIGIT = 1
const HAS_NON_HEX = 2
const HAS_OTHER = 4

export class MessageScanner {
  /** Identity of the pattern: 64 bits in two halves. */
  key1 = 0
  key2 = 0
  /** The identifiers of the last message: hash pairs, in order, repeats included. */
  ids1 = new Uint32Array(256)
  ids2 = new Uint32Array(256)
  idCount = 0

  private bytes: Uint8Array = new Uint8Array(0)
  private end = 0
  private begin = 0
  private tokens = 0
  private starts = new Uint32Array(256)
  private ends = new Uint32Array(256)
  private flags = new Uint8Array(256)
  private isId = new Uint8Array(256)
  private h1 = new Int32Array(256)
  private h2 = new Int32Array(256)

  scan(bytes: Uint8Array, from: number, to: number): void {
    let view = bytes
    if (!isAscii(bytes.subarray(from, to))) {
      view = Buffer.from(
        normalise(Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8')),
        'utf8',
      )
      from = 0
      to = view.length
    }
    this.bytes = view
    this.begin = from
    this.cut(view, from, to)
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

  /** Finds the tokens, hashes them, and decides which are identifiers. */
  private cut(b: Uint8Array, from: number, to: number): void {
    const cap = Math.min(to, from + TEMPLATE_BYTES)
    this.tokens = 0
    this.idCount = 0
    let compound = 0
    let digits = 0
    let i = from
    while (i < cap) {
      const c = b[i]!
      if (KIND[c] === SEPARATOR) {
        if (JOINS[c] === 0) {
          this.close(compound, digits)
          compound = this.tokens
          digits = 0
        }
        i++
        continue
      }
      i = this.token(b, i, to)
      if (this.flags[this.tokens - 1]! & HAS_DIGIT) digits++
    }
    this.close(compound, digits)
    this.end = i
    const inTemplate = this.tokens
    while (i < to) {
      if (KIND[b[i]!] === SEPARATOR) i++
      else {
        i = this.token(b, i, to)
        this.post(--this.tokens)
      }
    }
    this.tokens = inTemplate
  }

  /** Reads the token at `i`; returns its end. */
  private token(b: Uint8Array, i: number, to: number): number {
    const k = this.tokens++
    if (k === this.starts.length) this.grow()
    let a = SEED_1
    let z = SEED_2
    let flags = 0
    this.starts[k] = i
    for (; i < to; i++) {
      const c = LOWER[b[i]!]!
      const kind = KIND[c]!
      if (kind === SEPARATOR) break
      flags |= kind === DIGIT ? HAS_DIGIT : kind === LETTER ? HAS_NON_HEX : kind === OTHER ? HAS_NON_HEX | HAS_OTHER : 0
      a = Math.imul(a ^ c, PRIME_1)
      z = Math.imul(z ^ c, PRIME_2)
    }
    this.ends[k] = i
    this.flags[k] = flags
    this.h1[k] = a
    this.h2[k] = z
    return i
  }

  /** Decides the tokens of one compound (`a-b:c`), from `first` on. */
  private close(first: number, digits: number): void {
    for (let k = first; k < this.tokens; k++) {
      const flags = this.flags[k]!
      const length = this.ends[k]! - this.starts[k]!
      const id =
        (flags & HAS_DIGIT) !== 0 ||
        (length >= 8 && (flags & HAS_NON_HEX) === 0) ||
        (digits >= MANY_PARTS && length <= SHORT_WORD && (flags & HAS_OTHER) === 0)
      this.isId[k] = id ? 1 : 0
      if (id) this.post(k)
    }
  }

  private post(k: number): void {
    const n = this.idCount++
    if (n === this.ids1.length) {
      this.ids1 = doubled(this.ids1)
      this.ids2 = doubled(this.ids2)
    }
    this.ids1[n] = finish(this.h1[k]!)
    this.ids2[n] = finish(this.h2[k]!)
  }

  /** Folds separators, words and slots into the identity of the pattern. */
  private fold(): void {
    const b = this.bytes
    let a = SEED_2
    let z = SEED_1
    let at = this.begin
    for (let k = 0; k <= this.tokens; k++) {
      const start = k < this.tokens ? this.starts[k]! : this.end
      for (; at < start; at++) {
        a = Math.imul(a ^ b[at]!, PRIME_1)
        z = Math.imul(z ^ b[at]!, PRIME_2)
      }
      if (k === this.tokens) break
      const id = this.isId[k] === 1
      a = Math.imul((a << 5) ^ (a >>> 27) ^ (id ? 0x1234567 : this.h1[k]!), PRIME_2)
      z = Math.imul((z << 7) ^ (z >>> 25) ^ (id ? 0x7654321 : this.h2[k]!), PRIME_2)
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

function doubled<T extends Uint8Array | Uint32Array | Int32Array>(array: T): T {
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
