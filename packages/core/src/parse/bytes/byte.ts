/** Bytes that the scanners of headers look for, and the smallest looks at bytes. Offsets are of the buffer. */

export const BLANK = 32
export const LT = 60
export const OPEN = 91
export const CLOSE = 93

/** As a value: a byte below 0 wraps to a large one, so that one comparison does. */
export function isDigit(byte: number): boolean {
  return (byte - 48) >>> 0 < 10
}

/** End of the run of digits at `at`. */
export function digitsEnd(bytes: Uint8Array, at: number, to: number): number {
  let i = at
  while (i < to && isDigit(bytes[i]!)) i++
  return i
}

/** Whether `word` stands at `at`, before `to`. */
export function has(bytes: Uint8Array, at: number, to: number, word: string): boolean {
  if (at + word.length > to) return false
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word.charCodeAt(i)) return false
  return true
}
