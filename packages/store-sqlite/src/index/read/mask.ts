/** A byte an event: 1 where it is in the set. Bytes rather than bits, so that loops stay simple and `indexOf` runs at memory speed. */
export type Mask = Uint8Array

export function full(length: number): Mask {
  return new Uint8Array(length).fill(1)
}

export function intersect(a: Mask, b: Mask): Mask {
  const out = new Uint8Array(a.length)
  const [left, right, both] = [wordsOf(a), wordsOf(b), wordsOf(out)]
  for (let i = 0; i < both.length; i++) both[i] = left[i]! & right[i]!
  for (let i = both.length * 4; i < out.length; i++) out[i] = a[i]! & b[i]!
  return out
}

export function without(a: Mask, b: Mask): Mask {
  const out = new Uint8Array(a.length)
  const [left, right, rest] = [wordsOf(a), wordsOf(b), wordsOf(out)]
  for (let i = 0; i < rest.length; i++) rest[i] = left[i]! & ~right[i]!
  for (let i = rest.length * 4; i < out.length; i++) out[i] = a[i]! & (b[i]! ^ 1)
  return out
}

/** Adds b to a, in place. */
export function unite(a: Mask, b: Mask): void {
  const [all, more] = [wordsOf(a), wordsOf(b)]
  for (let i = 0; i < all.length; i++) all[i] = all[i]! | more[i]!
  for (let i = all.length * 4; i < a.length; i++) a[i] = a[i]! | b[i]!
}

/** The bytes four at a time, which is what makes these loops fast; up to three at the end are left over. */
function wordsOf(mask: Mask): Uint32Array {
  return new Uint32Array(mask.buffer, mask.byteOffset, mask.length >> 2)
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
  let n = 0
  let i = from
  while (i < to && i % 4 !== 0) n += mask[i++]!
  const words = wordsOf(mask)
  // The product has the sum of the four bytes in its highest.
  for (; i + 4 <= to; i += 4) n += Math.imul(words[i >> 2]!, 0x01010101) >>> 24
  while (i < to) n += mask[i++]!
  return n
}
