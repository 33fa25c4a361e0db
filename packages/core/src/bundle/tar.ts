import { type ArchiveItem, type ArchiveItems, linkTo, type Trouble } from './archive.ts'
import { ByteReader, type ByteSource, bytesSource } from './bytes.ts'
import { decodeName } from './names.ts'
import { type PaxRecords, readPax } from './pax.ts'
import { Slice } from './slice.ts'
import { readOldSparse, readPaxSparse, SparseBody, type SparseMap } from './sparse.ts'
import { BLOCK, isTarHeader, isZeroBlock, readTarHeader, type TarHeader } from './tarheader.ts'

/** Entries with nothing to read; the rest of the letters is in `describe`. */
const OTHER_TYPES: Record<string, string> = {
  '3': 'a character device',
  '4': 'a block device',
  '6': 'a named pipe',
  D: 'a list of a folder',
  M: 'the rest of a file from another volume',
  V: 'a volume label',
}

/** Descriptions of the next entry that are larger than this are no names but damage, or an attack. */
const MAX_DESCRIPTION = 1024 * 1024

/** No file is this long: the header is damaged, or made to have the rest of the archive taken for one file. */
const ABSURD = 2 ** 50

/** What nearly every header bears, and where in it. */
const MAGIC = 'ustar'
const MAGIC_AT = 257
/** Bytes searched at once. */
const LOOK = 64 * 1024

/** What the headers before an entry said about it. */
interface Ahead {
  name?: Buffer
  link?: Buffer
  pax?: PaxRecords
}

/** A tar archive: ustar, GNU long names and numbers, pax. Behind a damaged header it goes on at the next good one. */
export async function* readTar(reader: ByteReader, trouble: Trouble): ArchiveItems {
  let always: PaxRecords = {}
  let ahead: Ahead = {}
  for (;;) {
    const block = await nextHeader(reader, trouble)
    if (block === null) return
    const start = reader.position - BLOCK
    const header = readTarHeader(block)
    const size = 'xgLK'.includes(header.type) ? header.size : (ahead.pax?.size ?? always.size ?? header.size)
    if (size < 0 || size >= ABSURD) {
      const item = describe(header, ahead, { ...always, ...ahead.pax }, bytesSource(Buffer.alloc(0)))
      const reason = 'its length in the archive makes no sense'
      if (item !== null) yield { ...item, size: null, body: { code: 'damaged', reason } }
      ahead = {}
      continue
    }
    if ('xgLK'.includes(header.type)) {
      const bytes = await readDescription(reader, size, trouble)
      if (header.type === 'L') ahead.name = bytes
      else if (header.type === 'K') ahead.link = bytes
      else if (header.type === 'x') ahead.pax = readPax(bytes)
      else always = { ...always, ...readPax(bytes) }
    } else {
      const old = header.type === 'S' ? await readOldSparse(block, reader) : null
      // links have no body, whatever their size says
      const body = new TarBody(reader, '123456'.includes(header.type) ? 0 : size, start)
      const pax = { ...always, ...ahead.pax }
      const item = describe(header, ahead, pax, body)
      ahead = {}
      if (item !== null) yield await withHoles(item, header, pax, body, old)
      await body.close()
      if (body.isCut) {
        if (item?.body !== body && body.damage !== null) trouble(body.damage)
        return
      }
    }
    await reader.skip(padding(reader, start))
  }
}

/** Bytes from a body's end to the next header; headers lie 512 bytes apart, or a multiple of it, from one to the next. */
function padding(reader: ByteReader, start: number): number {
  return (BLOCK - ((reader.position - start) % BLOCK)) % BLOCK
}

/**
 * A file's bytes. Garbled bytes in what packs the archive may unpack to wrong text of a wrong length, which shows where the next
 * header should be: a file that nothing good follows is damaged, too.
 */
class TarBody extends Slice {
  private readonly start: number
  private wrong: string | null = null

  constructor(reader: ByteReader, size: number, start: number) {
    super(reader, size)
    this.start = start
  }

  get isCut(): boolean {
    return super.damage !== null
  }

  override get damage(): string | null {
    return super.damage ?? this.wrong
  }

  override async next(): Promise<Buffer | null> {
    const piece = await super.next()
    if (piece === null && !this.isCut) await this.checkEnd()
    return piece
  }

  private async checkEnd(): Promise<void> {
    const fill = padding(this.reader, this.start)
    const ahead = await this.reader.peek(fill + BLOCK)
    const next = ahead.subarray(fill)
    // an archive that ends here is told about by itself
    if (next.length < BLOCK || (isZeroBlock(ahead.subarray(0, fill)) && (isTarHeader(next) || isZeroBlock(next))))
      return
    this.wrong = `the archive is damaged at byte ${this.reader.position} or before: some of the text may be wrong`
  }
}

/** The next header, or null at the end; the end is where it should be when blocks of zeros say so. */
async function nextHeader(reader: ByteReader, trouble: Trouble): Promise<Buffer | null> {
  const block = await reader.read(BLOCK)
  if (isTarHeader(block)) return block
  if (block.length === BLOCK && isZeroBlock(block)) {
    const joined = await headerBehindEnd(reader)
    if (joined === null && reader.damage !== null) trouble(reader.damage)
    return joined
  }
  reader.unread(block)
  const from = reader.position
  const found = await findHeader(reader)
  if (found) trouble(`bytes ${from} to ${reader.position} are no part of a tar archive and were passed over`)
  else if (reader.damage !== null) trouble(`the archive is cut off at byte ${reader.position} (${reader.damage})`)
  else if (reader.position - from >= BLOCK) trouble(`the archive is damaged from byte ${from} on`)
  else trouble(`the archive has no end mark; it may be cut off at byte ${reader.position}`)
  return found ? reader.read(BLOCK) : null
}

/**
 * Archives that were joined (`cat a.tgz b.tgz`) go on behind the end mark of the first. Other bytes there mean nothing, and
 * are read for the sake of the checksum of what packs them.
 */
async function headerBehindEnd(reader: ByteReader): Promise<Buffer | null> {
  for (;;) {
    const block = await reader.read(BLOCK)
    if (isTarHeader(block)) return block
    if (block.length < BLOCK) return null
    if (!isZeroBlock(block)) break
  }
  while ((await reader.piece(Number.MAX_SAFE_INTEGER)) !== null);
  return null
}

/** Goes to the next header, wherever it lies: damage may have moved it. False at the end. */
async function findHeader(reader: ByteReader): Promise<boolean> {
  for (;;) {
    const ahead = await reader.peek(LOOK)
    for (let at = ahead.indexOf(MAGIC); at >= 0; at = ahead.indexOf(MAGIC, at + 1)) {
      const start = at - MAGIC_AT
      if (start < 0 || start + BLOCK > ahead.length || !isTarHeader(ahead.subarray(start, start + BLOCK))) continue
      await reader.skip(start)
      return true
    }
    if (ahead.length < LOOK) {
      await reader.skip(ahead.length)
      return false
    }
    await reader.skip(LOOK - BLOCK)
  }
}

async function readDescription(reader: ByteReader, size: number, trouble: Trouble): Promise<Buffer> {
  if (size > MAX_DESCRIPTION) {
    trouble(`the name before byte ${reader.position} is ${size} bytes long and was passed over`)
    await reader.skip(size)
    return Buffer.alloc(0)
  }
  return reader.read(size)
}

/** A sparse file is stored without its holes. `old`: its map, of an entry of GNU's own type. */
async function withHoles(
  item: ArchiveItem,
  { type }: TarHeader,
  pax: PaxRecords,
  body: ByteSource,
  old: SparseMap | null,
): Promise<ArchiveItem> {
  if (item.body !== body || (type !== 'S' && pax.sparse === undefined)) return item
  const stored = new ByteReader(body)
  const map = type === 'S' ? old : await readPaxSparse(pax, stored)
  if (map === null) return { ...item, body: { code: 'damaged', reason: 'the map of its holes makes no sense' } }
  return { ...item, size: map.size, body: new SparseBody(stored, map) }
}

/** Null for folders, of which there is nothing to say. */
function describe(header: TarHeader, ahead: Ahead, pax: PaxRecords, body: ByteSource): ArchiveItem | null {
  const name = pax.path ?? decodeName(untilZero(ahead.name ?? header.name))
  const link = pax.linkpath ?? decodeName(untilZero(ahead.link ?? header.link))
  const seconds = pax.mtime ?? header.modified
  const item = { name, size: null, modified: seconds > 0 ? Math.round(seconds * 1e6) : null }
  const file = '07S'.includes(header.type)
  if (header.type === '5' || (file && name.endsWith('/'))) return null
  if (header.type === '1' || header.type === '2') return { ...item, body: linkTo(link) }
  if (file) return { ...item, size: pax.size ?? header.size, body }
  const what = OTHER_TYPES[header.type] ?? `an entry of type ${JSON.stringify(header.type)}`
  return { ...item, body: { code: 'no-file', reason: `${what}, not a file` } }
}

function untilZero(bytes: Buffer): Buffer {
  const end = bytes.indexOf(0)
  return end < 0 ? bytes : bytes.subarray(0, end)
}
