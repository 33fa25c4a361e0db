import { type ArchiveItem, type ArchiveItems, isUnread } from './archive.ts'
import type { ByteSource } from './bytes.ts'
import { FragmentedFile, pieceName } from './fragmented.ts'
import { type Budget, Limited } from './limits.ts'

/** `hostd.log.FRAG-00012`: vm-support stores what it does not know the length of as pieces of about 1 MB. */
const FRAGMENT = /^(.+)\.FRAG-(\d{1,9})$/

/**
 * The items of an archive, with the pieces of files put together. Whoever packed a bundle again may have left its files in any
 * order, so pieces are put aside in `scratch`: the file is handed on when it is surely whole, else at the end of the archive.
 * Where the whole file is there as well, it is the one that is read.
 */
export async function* joinFragments(items: ArchiveItems, scratch: string, budget: Budget): ArchiveItems {
  const joiner = new Joiner(scratch, budget)
  try {
    for await (const item of items) {
      const found = FRAGMENT.exec(item.name)
      const { body } = item
      const piece = found !== null && !isUnread(body) ? { name: found[1]!, number: Number(found[2]), body } : null
      yield* joiner.behindRow(piece?.name ?? item.name)
      if (piece === null) yield* joiner.whole(item)
      else await joiner.piece(piece, item)
      if (budget.exhausted !== null) return
    }
    yield* joiner.rest()
  } finally {
    await joiner.close()
  }
}

class Joiner {
  private readonly scratch: string
  private readonly budget: Budget
  /** Files of which pieces lie in the scratch folder. */
  private readonly files = new Map<string, FragmentedFile>()
  /** The one whose pieces came last. */
  private row: FragmentedFile | null = null
  /** Names of files that are there as a whole. */
  private readonly wholes = new Set<string>()
  /** Pieces of files put together already. */
  private readonly joined = new Map<string, number>()
  /** First piece that is not needed, and how many there are, by name of the file. */
  private readonly doubles = new Map<string, { first: number; count: number }>()

  constructor(scratch: string, budget: Budget) {
    this.scratch = scratch
    this.budget = budget
  }

  /** Hands on the file whose row of pieces has ended, if it is whole. `next`: the name of the file that follows. */
  async *behindRow(next: string): ArchiveItems {
    const file = this.row
    if (file === null || file.name === next) return
    this.row = null
    if (!file.isWhole()) return
    this.joined.set(file.name, file.count)
    yield* this.handOn(file)
  }

  async *whole(item: ArchiveItem): ArchiveItems {
    if (!isUnread(item.body)) {
      const pieces = this.joined.get(item.name)
      if (pieces !== undefined) {
        await item.body.close()
        yield { ...item, body: { code: 'double', reason: `read already, put together from ${pieces} pieces` } }
        return
      }
      this.wholes.add(item.name)
      await this.drop(item.name)
    }
    yield item
  }

  async piece({ name, number, body }: { name: string; number: number; body: ByteSource }, item: ArchiveItem) {
    if (!this.budget.takeEntry(item.name)) return
    if (this.wholes.has(name)) this.double(name, number, 1)
    else {
      const file = this.files.get(name) ?? new FragmentedFile(name, this.scratch)
      this.files.set(name, file)
      this.row = file
      if (!(await file.add(number, item, new Limited(body, this.budget, true)))) this.double(name, number, 1)
    }
    await body.close()
  }

  /** At the end of the archive: what was waiting for more pieces, and what was not needed. */
  async *rest(): ArchiveItems {
    for (const file of [...this.files.values()]) yield* this.handOn(file)
    for (const [name, { first, count }] of this.doubles) {
      const reason = this.wholes.has(name)
        ? `${count} pieces of a file that is there as a whole`
        : 'a piece that is there twice'
      yield { name: pieceName(name, first), size: null, modified: null, body: { code: 'double', reason } }
    }
  }

  async close(): Promise<void> {
    for (const file of this.files.values()) await file.remove()
  }

  private async *handOn(file: FragmentedFile): ArchiveItems {
    for (const item of file.files()) {
      yield item
      if (!isUnread(item.body)) await item.body.close()
    }
    this.files.delete(file.name)
    await file.remove()
  }

  /** The whole file has come: its pieces are not needed. */
  private async drop(name: string): Promise<void> {
    const file = this.files.get(name)
    if (file === undefined) return
    this.files.delete(name)
    await file.remove()
    this.double(name, file.firstNumber, file.count)
  }

  private double(name: string, number: number, count: number): void {
    const known = this.doubles.get(name) ?? { first: number, count: 0 }
    this.doubles.set(name, { first: Math.min(known.first, number), count: known.count + count })
  }
}
