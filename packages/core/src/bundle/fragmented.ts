import { randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ArchiveItem } from './archive.ts'
import type { ByteSource } from './bytes.ts'
import { FileSource } from './file.ts'

/** A piece of a file, put aside. */
interface Piece {
  /** From 0, as in its name. */
  number: number
  /** Where it lies in the scratch file. */
  offset: number
  length: number
  damage: string | null
}

/** The pieces of one file, gathered in whatever order they come, in one scratch file. */
export class FragmentedFile {
  readonly name: string
  private readonly pieces = new Map<number, Piece>()
  private readonly folder: string
  private readonly path: string
  private modified: number | null = null
  private bytes = 0
  private packed = 0

  constructor(name: string, scratch: string) {
    this.name = name
    this.folder = scratch
    this.path = join(scratch, `pieces-${randomUUID()}`)
  }

  get count(): number {
    return this.pieces.size
  }

  get firstNumber(): number {
    return Math.min(...this.pieces.keys())
  }

  /** Puts a piece aside; false when it is there already. The body is read, not closed. */
  async add(number: number, item: ArchiveItem, body: ByteSource): Promise<boolean> {
    if (this.pieces.has(number)) return false
    await mkdir(this.folder, { recursive: true })
    const offset = this.bytes
    const file = await open(this.path, 'a')
    try {
      for (let bytes = await body.next(); bytes !== null; bytes = await body.next()) {
        await file.writeFile(bytes)
        this.bytes += bytes.length
      }
    } finally {
      await file.close()
    }
    this.packed += body.packed()
    this.modified ??= item.modified
    this.pieces.set(number, { number, offset, length: this.bytes - offset, damage: body.damage })
    return true
  }

  /** True when it is sure that no piece is to come: all from the first on are there, as long as each other but for a shorter last one. */
  isWhole(): boolean {
    const first = this.pieces.get(0)
    const last = this.pieces.get(this.pieces.size - 1)
    if (first === undefined || last === undefined || last.length >= first.length) return false
    for (const piece of this.pieces.values()) if (piece !== last && piece.length !== first.length) return false
    return true
  }

  /**
   * What the pieces make: one file, or where some are missing one for each row without a gap, the second and further ones named
   * after their first piece. Each says which pieces are missing beside it.
   */
  *files(): Generator<ArchiveItem> {
    const rows = this.rows()
    const total = rows.at(-1)!.at(-1)!.number + 1
    for (const [index, row] of rows.entries()) {
      const first = row[0]!.number
      const next = rows[index + 1]?.[0]?.number ?? total
      const before = index === 0 ? 0 : rows[index - 1]!.at(-1)!.number + 1
      const missing = gap(row.at(-1)!.number + 1, next, total) ?? gap(before, first, total)
      const weight = Math.min(1, this.packed / Math.max(1, this.bytes))
      yield {
        name: first === 0 ? this.name : pieceName(this.name, first),
        size: row.reduce((bytes, piece) => bytes + piece.length, 0),
        modified: this.modified,
        body: new JoinedBody(row, missing, (start, end) => new FileSource(this.path, { start, end, weight })),
        counted: true,
      }
    }
  }

  async remove(): Promise<void> {
    await rm(this.path, { force: true })
  }

  /** By number, split at gaps and behind damaged pieces. */
  private rows(): Piece[][] {
    const rows: Piece[][] = []
    for (const piece of [...this.pieces.values()].sort((a, b) => a.number - b.number)) {
      const before = rows.at(-1)?.at(-1)
      if (before?.number === piece.number - 1 && before.damage === null) rows.at(-1)!.push(piece)
      else rows.push([piece])
    }
    return rows
  }
}

/** `hostd.log.FRAG-00012` */
export function pieceName(name: string, number: number): string {
  return `${name}.FRAG-${String(number).padStart(5, '0')}`
}

/** People count from one; how many pieces there were, nobody says. */
function gap(from: number, to: number, total: number): string | null {
  if (from >= to) return null
  if (from + 1 === to) return `piece ${to} of at least ${total} is missing`
  return `pieces ${from + 1} to ${to} of at least ${total} are missing`
}

/** The bytes of a row of pieces. */
class JoinedBody implements ByteSource {
  damage: string | null = null
  private readonly missing: string | null
  private readonly row: readonly Piece[]
  private readonly read: (start: number, end: number) => ByteSource
  private index = 0
  private source: ByteSource | null = null
  private packedBefore = 0

  constructor(row: readonly Piece[], missing: string | null, read: (start: number, end: number) => ByteSource) {
    this.row = row
    this.missing = missing
    this.read = read
  }

  async next(): Promise<Buffer | null> {
    for (; this.index < this.row.length; this.index++) {
      const piece = this.row[this.index]!
      this.source ??= this.read(piece.offset, piece.offset + piece.length)
      const bytes = await this.source.next()
      if (bytes !== null) return bytes
      this.damage ??= piece.damage ?? this.source.damage
      this.packedBefore += this.source.packed()
      await this.close()
    }
    this.damage ??= this.missing
    return null
  }

  packed(): number {
    return this.packedBefore + (this.source?.packed() ?? 0)
  }

  async close(): Promise<void> {
    await this.source?.close()
    this.source = null
  }
}
