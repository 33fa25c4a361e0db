import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits, to be handed out once. Kept is only `hashOf` it: with so many bits a plain hash cannot be guessed at. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256, hex. Looked up by it, a secret is never compared letter by letter. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** In the same time wherever they differ. */
export function isSame(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(a)), Buffer.from(hashOf(b)))
}
