import { normalise } from '@bundlescope/query/token.ts'

/*
 * Identifiers are found by a pair of 32-bit hashes over their normalised UTF-8 bytes: the first orders the postings,
 * the second tells tokens apart that share the first. Builder and query must agree bit for bit.
 */
export const SEED_1 = 0x811c9dc5 | 0
export const SEED_2 = 0x9e3779b9 | 0
export const PRIME_1 = 0x01000193
export const PRIME_2 = 0x85ebca6b
/** Of the second token hash, which is a polynomial so that it shares nothing with the first. */
export const FACTOR_2 = 33

/** Last step of the first hash: spreads short tokens over all bits. Unsigned. */
export function finish(h: number): number {
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  return (h ^ (h >>> 13)) >>> 0
}

/** Both hashes of one token of a query. */
export function hashToken(token: string): { h1: number; h2: number } {
  let a = SEED_1
  let b = SEED_2
  for (const byte of Buffer.from(normalise(token), 'utf8')) {
    a = Math.imul(a ^ byte, PRIME_1)
    b = (Math.imul(b, FACTOR_2) + byte) | 0
  }
  return { h1: finish(a), h2: b >>> 0 }
}

export interface HashedWord {
  token: string
  h1: number
  h2: number
}

/** Words with their hashes, in the order of the postings. */
export function hashWords(tokens: Iterable<string>): HashedWord[] {
  return Array.from(new Set(tokens), (token) => ({ token, ...hashToken(token) })).sort((a, b) => a.h1 - b.h1)
}
