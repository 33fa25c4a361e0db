import type { ByteReader, ByteSource } from './bytes.ts'
import type { PaxRecords } from './pax.ts'
import { BLOCK, number } from './tarheader.ts'

/** A file with holes: where its stored bytes belong, in order, and how long it is with the holes. */
export interface SparseMap {
  pieces: { offset: number; length: number }[]
  size: number
}

/** More pieces than any file has that is worth reading. */
const MOST_PIECES = 100_000
const ZEROS = 64 * 1024

/**
 * The map of an entry of type `S` (GNU's old form): four places in the header from byte 386 on, each an offset and a length
 * of 12 characters, the file's size at byte 483, and 21 places in each of the blocks that follow. Null when it makes no sense.
 */
export async function readOldSparse(header: Buffer, reader: ByteReader): Promise<SparseMap | null> {
  const numbers = fields(header, 386, 4)
  for (let more = header[482] === 1; more; ) {
    const block = await reader.read(BLOCK)
    if (block.length < BLOCK || numbers.length > 2 * MOST_PIECES) return null
    numbers.push(...fields(block, 0, 21))
    more = block[504] === 1
  }
  return mapOf(numbers, number(header.subarray(483, 495)))
}

/** The map of a pax entry: in its records (0.0 and 0.1), or in lines at the begin of its body (1.0). Null when it makes no sense. */
export async function readPaxSparse({ sparse }: PaxRecords, body: ByteReader): Promise<SparseMap | null> {
  if (sparse?.size === undefined) return null
  const numbers = sparse.inBody ? await readLines(body) : sparse.numbers
  return numbers && mapOf(numbers, sparse.size)
}

/** `2\n0\n512\n8192\n100\n` and zeros up to a whole block: how many pieces, then offset and length of each. */
async function readLines(body: ByteReader): Promise<number[] | null> {
  const numbers: number[] = []
  let wanted = 1
  let digits = ''
  while (numbers.length < wanted) {
    const block = await body.read(BLOCK)
    if (block.length < BLOCK) return null
    for (const character of block.toString('latin1')) {
      if (character !== '\n') digits += character
      else {
        if (!/^\d{1,20}$/.test(digits)) return null
        numbers.push(Number(digits))
        digits = ''
        if (numbers.length === 1) wanted = 1 + 2 * Math.min(numbers[0]!, MOST_PIECES + 1)
        if (numbers.length === wanted) break
      }
    }
  }
  return numbers.slice(1)
}

function fields(block: Buffer, from: number, count: number): number[] {
  const numbers: number[] = []
  for (let at = from; at < from + count * 24 && block[at] !== 0; at += 24)
    numbers.push(number(block.subarray(at, at + 12)), number(block.subarray(at + 12, at + 24)))
  return numbers
}

function mapOf(numbers: readonly number[], size: number): SparseMap | null {
  const pieces: SparseMap['pieces'] = []
  let end = 0
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    const [offset, length] = [numbers[i]!, numbers[i + 1]!]
    if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < end || length < 0) return null
    pieces.push({ offset, length })
    end = offset + length
  }
  return pieces.length > MOST_PIECES || end > size ? null : { pieces, size }
}

/** The bytes of a sparse file, zeros for its holes. */
export class SparseBody implements ByteSource {
  private readonly stored: ByteReader
  private readonly map: SparseMap
  private at = 0
  private piece = 0

  constructor(stored: ByteReader, map: SparseMap) {
    this.stored = stored
    this.map = map
  }

  get damage(): string | null {
    return this.stored.damage
  }

  async next(): Promise<Buffer | null> {
    const { pieces, size } = this.map
    while (this.piece < pieces.length && this.at >= pieces[this.piece]!.offset + pieces[this.piece]!.length)
      this.piece++
    const { offset, length } = pieces[this.piece] ?? { offset: size, length: 0 }
    const isHole = this.at < offset
    const bytes = isHole
      ? Buffer.alloc(Math.min(ZEROS, offset - this.at))
      : // Behind the last piece this is null at once, and the end of the stored bytes is looked at.
        await this.stored.piece(this.piece < pieces.length ? offset + length - this.at : ZEROS)
    this.at += bytes?.length ?? 0
    return this.at > size ? null : bytes
  }

  packed(): number {
    return this.stored.source.packed()
  }

  async close(): Promise<void> {}
}
