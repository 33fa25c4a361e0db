/** A byte an event: 1 where it is in the set. Bytes rather than bits, so that loops stay simple and `indexOf` runs at memory speed. */
export type Mask = Uint8Array

export function full(length: number): Mask {
  return new Uint8Array(length).fill(1)
}

export function intersect(a: Mask, b: Mask): Mask {
  const out = new Uint8Array(a.length)
  for (let i = 0; i < out.length; i++) out[i] = a[i]! & b[i]!
  return out
}

export function without(a: Mask, b: Mask): Mask {
  const out = new Uint8Array(a.length)
  for (let i = 0; i < out.length; i++) out[i] = a[i]! & (b[i]! ^ 1)
  return out
}

/** Adds b to a, in place. */
export function unite(a: Mask, b: Mask): void {
  for (let i = 0; i < a.length; i++) a[i] = a[i]! | b[i]!
}

export function isEmpty(mask: Mask): boolean {
  return mask.indexOf(1) < 0
}

/** True when the mask holds an event of [from, to). */
export function anyIn(mask: Mask, from: number, to: number): boolean {
  return mask.subarray(from, to).indexOf(1) >= 0
}
