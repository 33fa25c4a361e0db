import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { giveBack } from '@bundlescope/core/bundle/release.ts'

/*
 * Columns as they lie on disk: one byte for the width of an element, then zstd over the array in the machine's
 * byte order (every platform Node runs on is little-endian).
 */
export type Ints = Uint8Array | Uint16Array | Uint32Array

/** A table of matches that fits the processor's first cache is faster, as are long matches, and on logs find no less. */
const FASTEST = {
  [constants.ZSTD_c_compressionLevel]: 1,
  [constants.ZSTD_c_hashLog]: 12,
  [constants.ZSTD_c_minMatch]: 7,
}
const KIB = 1024

/*
 * zlib works in pieces of `chunkSize`, 16 KiB unless told, and joins them: the piece is chosen so that one is enough.
 */

/**
 * Less than this is not worth a table of matches, which takes longer to set up than to fill: bundles hold hundreds of short
 * logs of twenty columns each. It is kept as it is, behind a byte that no zstd frame begins with (RFC 8878, 3.1).
 */
const SHORT = 512
const AS_IS = Buffer.from([0])

/** Zstandard at its fastest level: logs shrink to about an eighth at 500 MB/s. */
export function compress(bytes: Uint8Array): Buffer {
  if (bytes.length < SHORT) return Buffer.concat([AS_IS, bytes])
  return zstdCompressSync(bytes, { params: FASTEST, chunkSize: Math.max(KIB, (bytes.length >> 2) + KIB) })
}

/** @param size of what comes out, where it is known or can be guessed; only speed depends on it */
export function decompress(bytes: Buffer, size = bytes.length * 4): Buffer {
  if (bytes[0] === AS_IS[0]) return bytes.subarray(1)
  return zstdDecompressSync(bytes, { chunkSize: Math.max(KIB, size + KIB) })
}

/** Packs numbers that lie at their width already. */
export function packBytes({ width, bytes }: { width: number; bytes: Uint8Array }): Buffer {
  return packed(width, bytes)
}

/** Packs whole numbers below 2^32 at the smallest width that holds them all. */
export function packInts(values: Uint8Array | Uint32Array): Buffer {
  let max = 0
  for (let i = 0; i < values.length; i++) if (values[i]! > max) max = values[i]!
  const narrow = max < 256 ? new Uint8Array(values) : max < 65536 ? new Uint16Array(values) : values
  return packed(narrow.BYTES_PER_ELEMENT, new Uint8Array(narrow.buffer, narrow.byteOffset, narrow.byteLength))
}

export function unpackInts(data: Buffer): Ints {
  const width = data[0]!
  const buffer = ownBuffer(data)
  return width === 1 ? new Uint8Array(buffer) : width === 2 ? new Uint16Array(buffer) : new Uint32Array(buffer)
}

/** What stands behind the first byte, unpacked; `data` is used up. */
function ownBuffer(data: Buffer): ArrayBuffer {
  const body = decompress(data.subarray(1))
  const buffer = body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength) as ArrayBuffer
  giveBack(body)
  return buffer
}

/**
 * Times in microseconds, nearly ascending: steps from one to the next in the largest unit that divides them all
 * (1000 for stamps in milliseconds), or, where a step does not fit, the plain doubles.
 */
export function packTimes(times: Float64Array): Buffer {
  let unit = 1000
  for (let i = 0; i < times.length; i++) {
    if (times[i]! % 1000 === 0) continue
    unit = 1
    break
  }
  const steps = new Int32Array(times.length)
  let before = times[0] ?? 0
  for (let i = 0; i < times.length; i++) {
    const step = (times[i]! - before) / unit
    if (step > 0x7fffffff || step < -0x80000000)
      return packed(8, new Uint8Array(times.buffer, times.byteOffset, times.byteLength))
    steps[i] = step
    before = times[i]!
  }
  const head = new Float64Array([times[0] ?? 0, unit])
  return packed(4, Buffer.concat([new Uint8Array(head.buffer), new Uint8Array(steps.buffer)]))
}

export function unpackTimes(data: Buffer): Float64Array {
  const width = data[0]!
  const buffer = ownBuffer(data)
  if (width === 8) return new Float64Array(buffer)
  const [start, unit] = new Float64Array(buffer, 0, 2) as unknown as [number, number]
  const steps = new Int32Array(buffer, 16)
  const times = new Float64Array(steps.length)
  let t = start
  for (let i = 0; i < steps.length; i++) {
    t += steps[i]! * unit
    times[i] = t
  }
  return times
}

/** Strings from their UTF-8 bytes, a line each. */
export function unpackStrings(data: Buffer): string[] {
  const text = decompress(data).toString('utf8')
  return text === '' ? [] : text.split('\n')
}

function packed(width: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([width]), compress(bytes)])
}
