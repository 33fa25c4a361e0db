import { type ArchiveItem, type ArchiveItems, linkTo, type Trouble } from './archive.ts'
import type { ByteReader } from './bytes.ts'
import { decodeName } from './names.ts'
import { type PaxRecords, readPax } from './pax.ts'
import { Slice } from './slice.ts'
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
    const header = readTarHeader(block)
    const size = 'xgLK'.includes(header.type) ? header.size : (ahead.pax?.size ?? always.size ?? header.size)
    if ('xgLK'.includes(header.type)) {
      const bytes = await readDescription(reader, size, trouble)
      if (header.type === 'L') ahead.name = bytes
      else if (header.type === 'K') ahead.link = bytes
      else if (header.type === 'x') ahead.pax = readPax(bytes)
      else always = { ...always, ...readPax(bytes) }
    } else {
      if (header.type === 'S' && header.extended) await skipSparseMap(reader)
      // links have no body, whatever their size says
      const body = new Slice(reader, '123456'.includes(header.type) ? 0 : size)
      const item = describe(header, ahead, { ...always, ...ahead.pax }, body)
      ahead = {}
      if (item !== null) yield item
      await body.close()
      if (body.damage !== null) {
        if (item?.body !== body) trouble(body.damage)
        return
      }
    }
    await reader.skip((BLOCK - (reader.position % BLOCK)) % BLOCK)
  }
}

/** The next header, or null at the end; the end is where it should be when two blocks of zeros say so. */
async function nextHeader(reader: ByteReader, trouble: Trouble): Promise<Buffer | null> {
  const from = reader.position
  let damaged = false
  for (;;) {
    const at = reader.position
    const block = await reader.read(BLOCK)
    if (isTarHeader(block)) {
      if (damaged) trouble(`bytes ${from} to ${at} are no part of a tar archive and were passed over`)
      return block
    }
    if (block.length < BLOCK) {
      if (reader.damage !== null) trouble(`the archive is cut off at byte ${reader.position} (${reader.damage})`)
      else if (damaged) trouble(`the archive is damaged from byte ${from} on`)
      else trouble(`the archive has no end mark; it may be cut off at byte ${reader.position}`)
      return null
    }
    if (isZeroBlock(block) && !damaged) {
      // fill bytes behind the end mark are read for the sake of the checksum of what packs them
      while ((await reader.piece(Number.MAX_SAFE_INTEGER)) !== null);
      if (reader.damage !== null) trouble(reader.damage)
      return null
    }
    damaged = true
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

/** The map of an old GNU sparse file goes on in blocks before the body. */
async function skipSparseMap(reader: ByteReader): Promise<void> {
  for (;;) {
    const block = await reader.read(BLOCK)
    if (block.length < BLOCK || block[504] !== 1) return
  }
}

/** Null for folders, of which there is nothing to say. */
function describe(header: TarHeader, ahead: Ahead, pax: PaxRecords, body: Slice): ArchiveItem | null {
  const name = pax.path ?? decodeName(untilZero(ahead.name ?? header.name))
  const link = pax.linkpath ?? decodeName(untilZero(ahead.link ?? header.link))
  const seconds = pax.mtime ?? header.modified
  const item = { name, size: null, modified: seconds > 0 ? Math.round(seconds * 1e6) : null }
  const file = header.type === '0' || header.type === '7'
  if (header.type === '5' || (file && name.endsWith('/'))) return null
  if (header.type === '1' || header.type === '2') return { ...item, body: linkTo(link) }
  if (header.type === 'S' || pax.sparse)
    return { ...item, body: { code: 'unsupported', reason: 'a sparse file, which is not read' } }
  if (file) return { ...item, size: pax.size ?? header.size, body }
  const what = OTHER_TYPES[header.type] ?? `an entry of type ${JSON.stringify(header.type)}`
  return { ...item, body: { code: 'no-file', reason: `${what}, not a file` } }
}

function untilZero(bytes: Buffer): Buffer {
  const end = bytes.indexOf(0)
  return end < 0 ? bytes : bytes.subarray(0, end)
}
