import type { ArchiveItem, ArchiveItems } from './archive.ts'
import type { ByteSource } from './bytes.ts'

/** `hostd.log.FRAG-00012`: vm-support stores what it does not know the length of as pieces of about 1 MB. */
const FRAGMENT = /^(.+)\.FRAG-(\d{5,})$/

interface Fragment {
  name: string
  number: number
  item: ArchiveItem & { body: ByteSource }
}

function fragmentOf(item: ArchiveItem): Fragment | null {
  const found = FRAGMENT.exec(item.name)
  if (found === null || typeof item.body === 'string') return null
  return { name: found[1]!, number: Number(found[2]), item: { ...item, body: item.body } }
}

/**
 * Joins the pieces of a file that follow each other in an archive, as they do in bundles, without holding them.
 * Pieces that do not follow their forerunner stay files of their own.
 */
export async function* joinFragments(items: ArchiveItems): ArchiveItems {
  try {
    for (let step = await items.next(); !step.done; ) {
      const first = fragmentOf(step.value)
      if (first === null) {
        yield step.value
        step = await items.next()
      } else {
        const body = new JoinedBody(items, first)
        const name = first.number === 0 ? first.name : first.item.name
        yield { name, size: null, modified: first.item.modified, body }
        await body.close()
        step = body.after ?? (await items.next())
      }
    }
  } finally {
    await items.return()
  }
}

/** The bytes of a row of pieces. */
class JoinedBody implements ByteSource {
  /** What came behind the last piece, once it is known. */
  after: IteratorResult<ArchiveItem, void> | null = null
  damage: string | null = null
  private readonly items: ArchiveItems
  private piece: Fragment
  private packedBefore = 0

  constructor(items: ArchiveItems, first: Fragment) {
    this.items = items
    this.piece = first
  }

  async next(): Promise<Buffer | null> {
    while (this.after === null && this.damage === null) {
      const bytes = await this.piece.item.body.next()
      if (bytes !== null) return bytes
      await this.advance()
    }
    return null
  }

  packed(): number {
    return this.packedBefore + this.piece.item.body.packed()
  }

  /** Passes over the pieces that were not read. */
  async close(): Promise<void> {
    while (this.after === null && this.damage === null) await this.advance()
  }

  private async advance(): Promise<void> {
    const { item, name, number } = this.piece
    await item.body.close()
    this.damage = item.body.damage
    if (this.damage !== null) return
    const step = await this.items.next()
    const next = step.done ? null : fragmentOf(step.value)
    if (next === null || next.name !== name || next.number !== number + 1) {
      this.after = step
      return
    }
    this.packedBefore += item.body.packed()
    this.piece = next
  }
}
