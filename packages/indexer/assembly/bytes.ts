/** Looks at bytes of text. Reading somewhat past the end of what is asked for is allowed: there is memory everywhere. */

export const LF: u32 = 10
export const CR: u32 = 13
export const BLANK: u32 = 32
export const OPEN: u32 = 91
export const CLOSE: u32 = 93

export function byteAt(at: usize): u32 {
  return load<u8>(at)
}

export function isDigit(byte: u32): bool {
  return byte - 48 < 10
}

/** Of ASCII, either case. */
export function isLetter(byte: u32): bool {
  return (byte | 32) - 97 < 26
}

/** End of the run of digits at `at`. */
export function digitsEnd(at: usize, to: usize): usize {
  while (at < to && isDigit(load<u8>(at))) at++
  return at
}

/** Place of the first such byte from `at` on; `to` when there is none. */
export function find(byte: u32, at: usize, to: usize): usize {
  const wanted = i8x16.splat(<i8>byte)
  for (; at < to; at += 16) {
    const hits = i8x16.bitmask(i8x16.eq(v128.load(at), wanted))
    if (hits !== 0) return min(at + ctz(hits), to)
  }
  return to
}

/** The first `length` (0 … 8) bytes from `at` on as one number, what follows them as zeros. */
export function bytesAt(at: usize, length: u32): u64 {
  // A shift by 64 would be one by 0.
  return length === 0 ? 0 : load<u64>(at) & (u64.MAX_VALUE >>> (64 - <u64>(length << 3)))
}

/** Copies some bytes; up to seven behind them are overwritten, too. Quicker than memory.copy for a few. */
export function copyShort(to: usize, from: usize, length: u32): void {
  for (let i: u32 = 0; i < length; i += 8) store<u64>(to + i, load<u64>(from + i))
}

export function isSame(a: usize, b: usize, length: u32): bool {
  let i: u32 = 0
  for (; i + 8 <= length; i += 8) if (load<u64>(a + i) !== load<u64>(b + i)) return false
  return bytesAt(a + i, length - i) === bytesAt(b + i, length - i)
}
