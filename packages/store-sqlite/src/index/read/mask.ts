/** A byte an event: 1 where it is in the set. Bytes rather than bits, so that loops stay simple and `indexOf` runs at memory speed. */
export type Mask = Uint8Array

export function full(length: number): Mask {
  return new Uint8Array(length).fill(1)
}

export function intersect(a: Mask, b: Mask): Mask {
  const out = new Uint8Array(a.length)
  andWords(wordsOf(out), wordsOf(a), wordsOf(b))
  andBytes(out, a, b, out.length & ~3)
  return out
}

export function without(a: Mask, b: Mask): Mask {
  const out = new Uint8Array(a.length)
  andNotWords(wordsOf(out), wordsOf(a), wordsOf(b))
  andNotBytes(out, a, b, out.length & ~3)
  return out
}

/** Adds b to a, in place. */
export function unite(a: Mask, b: Mask): void {
  orWords(wordsOf(a), wordsOf(b))
  orBytes(a, b, a.length & ~3)
}

/*
 * Four bytes at a time, then the up to three that are left. Each loop is a function of its own: the compiler makes a loop
 * anew while it runs, and throws it away at the first thing behind it that it has not seen yet.
 */
function wordsOf(mask: Mask): Uint32Array {
  return new Uint32Array(mask.buffer, mask.byteOffset, mask.length >> 2)
}

function andWords(out: Uint32Array, a: Uint32Array, b: Uint32Array): void {
  for (let i = 0; i < out.length; i++) out[i] = a[i]! & b[i]!
}

function andBytes(out: Mask, a: Mask, b: Mask, from: number): void {
  for (let i = from; i < out.length; i++) out[i] = a[i]! & b[i]!
}

function andNotWords(out: Uint32Array, a: Uint32Array, b: Uint32Array): void {
  for (let i = 0; i < out.length; i++) out[i] = a[i]! & ~b[i]!
}

function andNotBytes(out: Mask, a: Mask, b: Mask, from: number): void {
  for (let i = from; i < out.length; i++) out[i] = a[i]! & (b[i]! ^ 1)
}

function orWords(a: Uint32Array, b: Uint32Array): void {
  for (let i = 0; i < a.length; i++) a[i] = a[i]! | b[i]!
}

function orBytes(a: Mask, b: Mask, from: number): void {
  for (let i = from; i < a.length; i++) a[i] = a[i]! | b[i]!
}

export function isEmpty(mask: Mask): boolean {
  return mask.indexOf(1) < 0
}

/** True when the mask holds an event of [from, to). */
export function anyIn(mask: Mask, from: number, to: number): boolean {
  return mask.subarray(from, to).indexOf(1) >= 0
}

/** How many events of [from, to) the mask holds. */
export function countIn(mask: Mask, from: number, to: number): number {
  const begin = Math.min(to, (from + 3) & ~3)
  const end = Math.max(begin, to & ~3)
  return sumOfBytes(mask, from, begin) + sumOfWords(wordsOf(mask), begin >> 2, end >> 2) + sumOfBytes(mask, end, to)
}

function sumOfBytes(mask: Mask, from: number, to: number): number {
  let n = 0
  for (let i = from; i < to; i++) n += mask[i]!
  return n
}

function sumOfWords(words: Uint32Array, from: number, to: number): number {
  let n = 0
  // The product has the sum of the four bytes in its highest.
  for (let i = from; i < to; i++) n += Math.imul(words[i]!, 0x01010101) >>> 24
  return n
}
