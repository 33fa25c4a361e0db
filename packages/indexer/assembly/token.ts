/*
 * Identifiers are found by a hash of 64 bits over their normalised UTF-8 bytes, eight at a time: the upper half orders the
 * postings, the lower tells tokens apart that share it. The query's twin is `hashToken` of the store; they must agree bit for bit.
 */
export const SEED: u64 = 0x9e3779b97f4a7c15
export const MIX: u64 = 0xbf58476d1ce4e5b9
const FINISH: u64 = 0x94d049bb133111eb

/** Capital letters of ASCII become small ones, and bytes beyond ASCII stay; what else changes is in no token twice. */
const SMALL: u64 = 0x2020202020202020

/** Hash of a token of `length` bytes. */
export function hashOf(at: usize, length: u32): u64 {
  return length <= 8 ? last(SEED, at, length) : hashOfLong(at, length)
}

function hashOfLong(at: usize, length: u32): u64 {
  let hash = SEED
  for (; length > 8; length -= 8) {
    hash = step(hash, small(load<u64>(at)))
    at += 8
  }
  return last(hash, at, length)
}

/** Takes the last bytes, of which there is one at least, and spreads all over all bits. */
function last(hash: u64, at: usize, length: u32): u64 {
  const mixed = step(hash, small(load<u64>(at)) & (u64.MAX_VALUE >>> (64 - <u64>(length << 3))))
  const spread = (mixed ^ (mixed >>> 32)) * FINISH
  return spread ^ (spread >>> 29)
}

function step(hash: u64, bytes: u64): u64 {
  const mixed = (hash ^ bytes) * MIX
  return mixed ^ (mixed >>> 31)
}

function small(bytes: u64): u64 {
  return bytes | (SMALL & ~(bytes >>> 2))
}
