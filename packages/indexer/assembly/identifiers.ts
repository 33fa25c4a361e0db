import { IDENTIFIERS } from './layout'

/**
 * Identifiers of the segment as they are met. In eight bytes: the hash, and in its lowest bits, which nobody needs, the
 * event that holds the identifier.
 */
export let identifiers: u32 = 0

/** As many as count the events of a segment. */
const EVENT_BITS: u64 = 17
const EVENT: u64 = (1 << EVENT_BITS) - 1

/** Adds one if `count` is 1; with 0 only its place is written to, which is quicker than to ask. */
export function addIdentifier(hash: u64, event: u32, count: u32): void {
  store<u64>(IDENTIFIERS + (identifiers << 3), (hash & ~EVENT) | event)
  identifiers += count
}

export function clearIdentifiers(): void {
  identifiers = 0
}

/** What the postings are ordered by: 32 bits of the hash. */
export function firstHash(identifier: u64): u32 {
  return <u32>(identifier >>> 32)
}

/** What tells identifiers apart that share the first: the other 15. */
export function secondHash(identifier: u64): u32 {
  return <u32>identifier >>> <u32>EVENT_BITS
}

export function eventOf(identifier: u64): u32 {
  return <u32>(identifier & EVENT)
}
