import { isAscii } from 'node:buffer'
import { PassThrough, Transform, type TransformCallback } from 'node:stream'
import { likeliest } from './encoding/likeliest.ts'

/** Labels of the WHATWG Encoding Standard, as `TextDecoder` takes them. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis' | 'euc-jp' | 'gbk' | 'windows-1252'

export interface EncodingGuess {
  encoding: Encoding
  /** For people: `byte order mark`, `ASCII`, `98 % of its characters beyond ASCII are common in shift_jis`. */
  reason: string
}

/** Bytes that are looked at. */
const HEAD = 64 * 1024
/** Of all pairs of bytes: text of any language has digits, blanks and line ends, whose upper byte is zero in UTF-16. */
const ZEROS = 0.15

/**
 * The encoding of a text by its first bytes. UTF-8 is what everything is unless the bytes say otherwise: ASCII and valid
 * UTF-8 are never taken for anything else, and a few bad bytes within UTF-8 are no other encoding.
 */
export function detectEncoding(head: Buffer): EncodingGuess {
  const bytes = head.subarray(0, HEAD)
  const zeros = bytes.includes(0)
  // nearly every file of a bundle; the loops below are for the others
  if (isAscii(bytes) && !zeros) return { encoding: 'utf-8', reason: 'ASCII' }
  const marked = byMark(bytes)
  if (marked !== null) return { encoding: marked, reason: 'byte order mark' }
  const wide = zeros ? byZeros(bytes) : null
  if (wide !== null) return { encoding: wide, reason: 'every other byte is zero' }
  const { good, bad } = utf8Sequences(bytes)
  if (bad === 0) return { encoding: 'utf-8', reason: good === 0 ? 'ASCII' : 'valid UTF-8' }
  // other encodings make sequences that are valid UTF-8 now and then
  if (good > 4 * bad) return { encoding: 'utf-8', reason: `UTF-8 with ${bad} bytes that are none` }
  const other = likeliest(bytes)
  if (other === null) return { encoding: 'utf-8', reason: `no encoding known: ${bad} bytes are no UTF-8` }
  const share = Math.round(other.share * 100)
  return {
    encoding: other.encoding,
    reason: `${share} % of its characters beyond ASCII are common in ${other.encoding}`,
  }
}

/**
 * Turns bytes of an encoding into UTF-8, chunk by chunk; bytes that mean nothing become U+FFFD, a byte order mark of UTF-16
 * is left out. UTF-8 itself passes as it is, byte for byte, good or bad.
 */
export function toUtf8(encoding: Encoding): Transform {
  return encoding === 'utf-8' ? new PassThrough() : new Transcoder(encoding)
}

/** The same for bytes at hand, the first of a file: a character that they cut is left out. */
export function headToUtf8(head: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return head
  return Buffer.from(new TextDecoder(encoding).decode(head, { stream: true }))
}

class Transcoder extends Transform {
  private readonly decoder: InstanceType<typeof TextDecoder>

  constructor(encoding: Encoding) {
    super()
    this.decoder = new TextDecoder(encoding)
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    done(null, Buffer.from(this.decoder.decode(chunk, { stream: true })))
  }

  override _flush(done: TransformCallback): void {
    done(null, Buffer.from(this.decoder.decode()))
  }
}

function byMark(bytes: Buffer): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : null
}

/** UTF-16 without a mark: zeros lie on one side of the pairs only. A crash leaves zeros on both, a binary file as well. */
function byZeros(bytes: Buffer): Encoding | null {
  const zeros = [0, 0]
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) zeros[i % 2]!++
  const pairs = bytes.length / 2
  const [even = 0, odd = 0] = zeros
  if (Math.max(even, odd) < Math.max(3, pairs * ZEROS) || Math.min(even, odd) > pairs / 100) return null
  const encoding = odd > even ? 'utf-16le' : 'utf-16be'
  return isText(new TextDecoder(encoding).decode(bytes, { stream: true })) ? encoding : null
}

/** True when hardly any character is a control character or belongs to nobody. */
function isText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it counts
  const strange = text.match(/[\x00-\x08\x0e-\x1a\x1c-\x1f\ue000-\uf8ff\ufff0-\uffff]/g)?.length ?? 0
  return strange * 50 <= text.length
}

/** Well-formed sequences of several bytes, and bytes that are part of none. A sequence cut by the end is neither. */
function utf8Sequences(bytes: Buffer): { good: number; bad: number } {
  let [good, bad] = [0, 0]
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at]! < 0x80 ? 1 : sequenceLength(bytes, at)
    if (length > 1) good++
    else if (length === 0) bad++
    at += Math.max(1, length)
  }
  return { good, bad }
}

/** Of the sequence that begins at a byte beyond ASCII; 0 when none does. Table 3-7 of the Unicode Standard. */
function sequenceLength(bytes: Buffer, at: number): number {
  const first = bytes[at]!
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  if (first < 0xc2 || first > 0xf4) return 0
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i]
    if (byte === undefined) return i
    const low = i > 1 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
    const high = i > 1 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
    if (byte < low || byte > high) return 0
  }
  return length
}
