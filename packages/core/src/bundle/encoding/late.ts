import { isAscii } from 'node:buffer'
import { detectEncoding, type Encoding } from '../encoding.ts'

/** Bytes looked at from the first character beyond ASCII on. */
const WINDOW = 64 * 1024
const LF = 10

/**
 * The text of a file whose first bytes are ASCII, which tells nothing of its encoding: many a log of a Japanese Windows has
 * its first Japanese word in the middle. It passes as it is up to the line with the first byte beyond ASCII, is judged
 * there, and is UTF-8 from there on.
 */
export class LateEncoding {
  /** What the text turned out to be; null as long as it may be UTF-8. */
  found: Encoding | null = null

  async *decode(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const source = chunks[Symbol.asyncIterator]()
    for (let next = await source.next(); !next.done; next = await source.next()) {
      if (isAscii(next.value)) yield next.value
      else return yield* this.#judge(next.value, source)
    }
  }

  async *#judge(chunk: Buffer, source: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
    const from = lineOf(chunk, firstBeyondAscii(chunk))
    const held = [chunk]
    for (let length = chunk.length - from; length < WINDOW; ) {
      const next = await source.next()
      if (next.done) break
      held.push(next.value)
      length += next.value.length
    }
    const { encoding } = detectEncoding(Buffer.concat([chunk.subarray(from), ...held.slice(1)]))
    // Wide characters begin with the file, not in its middle.
    if (encoding === 'utf-8' || encoding.startsWith('utf-16')) {
      yield* held
      yield* rest(source)
      return
    }
    this.found = encoding
    const decoder = new TextDecoder(encoding)
    const decoded = (bytes: Buffer): Buffer => Buffer.from(decoder.decode(bytes, { stream: true }))
    const first = decoded(chunk.subarray(from))
    yield chunk.subarray(0, from)
    yield first
    for (const one of held.slice(1)) yield decoded(one)
    for await (const one of rest(source)) yield decoded(one)
    yield Buffer.from(decoder.decode())
  }
}

async function* rest(source: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
}

/** Looked for in steps, since the test for a whole piece is quicker than a loop. */
function firstBeyondAscii(bytes: Buffer): number {
  let from = 0
  while (from + WINDOW < bytes.length && isAscii(bytes.subarray(from, from + WINDOW))) from += WINDOW
  while (bytes[from]! < 0x80) from++
  return from
}

/** Begin of the line; a line that began in the chunk before begins here. */
function lineOf(bytes: Buffer, at: number): number {
  return at === 0 ? 0 : bytes.lastIndexOf(LF, at - 1) + 1
}
