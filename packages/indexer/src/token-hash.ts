import { normalise } from '@bundlescope/query/token.ts'

/*
 * Identifiers are found by a hash of 64 bits over their normalised UTF-8 bytes: its upper half orders the postings, of the
 * lower 15 bits tell tokens apart that share the upper. The indexer's twin is `../assembly/token.ts`: they must agree bit for bit.
 */
const SEED = 0x9e3779b97f4a7c15n
const MIX = 0xbf58476d1ce4e5b9n
const FINISH = 0x94d049bb133111ebn
/** Place of the second part, and its bits; below it stands the event (see ../assembly/identifiers.ts). */
const SECOND_FROM = 17n
const SECOND = 0x7fffn
const WORD = 8
/** Makes capital letters of ASCII small, and changes `_`, in no two bytes of tokens to the same. */
const SMALL = 0x20

/** Both parts of the hash of one token of a query. */
export function hashToken(token: string): { h1: number; h2: number } {
  const bytes = Buffer.from(normalise(token), 'utf8')
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! < 128) bytes[i]! |= SMALL
  const words = Buffer.concat([bytes, Buffer.alloc((WORD - (bytes.length % WORD)) % WORD)])
  let hash = SEED
  for (let at = 0; at < words.length; at += WORD) {
    const mixed = BigInt.asUintN(64, (hash ^ words.readBigUInt64LE(at)) * MIX)
    hash = mixed ^ (mixed >> 31n)
  }
  hash = BigInt.asUintN(64, (hash ^ (hash >> 32n)) * FINISH)
  hash ^= hash >> 29n
  return { h1: Number(hash >> 32n), h2: Number((hash >> SECOND_FROM) & SECOND) }
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
