import { type ArchiveItems, isUnread } from '../archive.ts'
import type { ByteSource } from '../bytes.ts'

/** A source that gives bytes in pieces of the given sizes, over and over. */
export function piecesSource(bytes: Buffer, sizes: readonly number[]): ByteSource {
  let at = 0
  let turn = 0
  return {
    async next() {
      if (at >= bytes.length) return null
      const piece = bytes.subarray(at, at + sizes[turn++ % sizes.length]!)
      at += piece.length
      return piece
    },
    damage: null,
    packed: () => at,
    close: async () => {},
  }
}

export async function drain(source: ByteSource): Promise<Buffer> {
  const pieces: Buffer[] = []
  for (let piece = await source.next(); piece !== null; piece = await source.next()) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Items with their bytes, or with why there are none. */
export async function readItems(items: ArchiveItems): Promise<{ name: string; body: string; damage: string | null }[]> {
  const read: { name: string; body: string; damage: string | null }[] = []
  for await (const { name, body } of items) {
    if (isUnread(body)) read.push({ name, body: body.reason, damage: null })
    else read.push({ name, body: (await drain(body)).toString('latin1'), damage: body.damage })
  }
  return read
}
