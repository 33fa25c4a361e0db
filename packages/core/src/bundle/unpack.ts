import type { Readable } from 'node:stream'
import { Body, StreamSource } from './body.ts'
import { ByteReader } from './bytes.ts'
import { decode } from './decoder.ts'
import { type Compression, DEFAULT_LIMITS, type WalkLimits } from './entry.ts'
import { Budget, Limited } from './limits.ts'

/**
 * The text of a file's body. Packed bytes that are cut off or damaged do not end in an error: the stream ends after what
 * could be unpacked, and `damageOf` of it says why. `limits` stop a bomb the same way.
 */
export function unpack(body: Readable, compression: Compression, limits: WalkLimits = DEFAULT_LIMITS): Readable {
  if (compression === 'none') return body
  const packed = new StreamSource(body)
  const text = new Body(new Limited(decode(new ByteReader(packed), compression), new Budget(limits), true))
  text.once('close', () => void packed.close())
  return text
}
