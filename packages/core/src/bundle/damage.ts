import type { Readable } from 'node:stream'

const damages = new WeakMap<Readable, string>()

/** Notes that a stream ended before its end. Called before the stream's `end`. */
export function markDamaged(body: Readable, reason: string): void {
  damages.set(body, reason)
}

/**
 * Why a body is not whole (`cut off after 8192 bytes`), or null. Ask after its `end`:
 * a damaged body ends like a whole one, so that what could be read is kept.
 */
export function damageOf(body: Readable): string | null {
  return damages.get(body) ?? null
}
