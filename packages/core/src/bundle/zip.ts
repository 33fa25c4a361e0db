import { open } from 'node:fs/promises'
import yauzl, { type Entry as ZipEntry, type ZipFile } from 'yauzl'
import { type ArchiveItem, type ArchiveItems, isUnread, linkTo, type Trouble } from './archive.ts'
import { ByteReader, type ByteSource } from './bytes.ts'
import { type FileRead, FileSource } from './file.ts'
import { decodeZipName } from './names.ts'
import { CheckedBody, unpackEntry, unreadableBody } from './zipbody.ts'
import { readZipSequence } from './zipsequence.ts'

const LINK = 0o12
const UTF8_NAME = 0x7075

/** A zip file on this machine, read by the directory at its end, or from the front where the directory is missing or damaged. */
export async function* readZip(path: string, read: FileRead, trouble: Trouble): ArchiveItems {
  let behind = 0
  try {
    const zip = await yauzl.openPromise(path, { decodeStrings: false, autoClose: false, validateEntrySizes: false })
    const handle = await open(path, 'r')
    try {
      for await (const entry of zip.eachEntry()) {
        const item = await readEntry(zip, entry, path, { ...read, handle })
        try {
          if (item !== null) yield item
        } finally {
          if (item !== null && !isUnread(item.body)) await item.body.close()
        }
        behind = Math.max(behind, entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize)
      }
      return
    } finally {
      zip.close()
      await handle.close()
    }
  } catch (error) {
    read.signal?.throwIfAborted()
    trouble(
      `the directory at the end cannot be read (${error instanceof Error ? error.message : error}); read from the front instead`,
    )
  }
  const source = new FileSource(path, { ...read, start: behind })
  try {
    yield* readZipSequence(new ByteReader(source), trouble)
  } finally {
    await source.close()
  }
}

/** Null for folders. */
async function readEntry(zip: ZipFile, entry: ZipEntry, path: string, read: FileRead): Promise<ArchiveItem | null> {
  const name = entryName(entry)
  if (name.endsWith('/')) return null
  const time = entry.getLastModDate({ timezone: 'UTC' }).getTime()
  const item = { name, size: entry.uncompressedSize, modified: Number.isFinite(time) ? time * 1000 : null }
  const problem = unreadableBody(entry.generalPurposeBitFlag, entry.compressionMethod)
  if (problem !== null) return { ...item, body: problem }
  let start: number
  try {
    start = (await zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart
  } catch (error) {
    const why = error instanceof Error ? error.message : error
    return { ...item, body: { code: 'damaged', reason: `its header in the archive cannot be read (${why})` } }
  }
  const packed = new FileSource(path, { ...read, start, end: start + entry.compressedSize })
  const sizes = { packed: entry.compressedSize, size: entry.uncompressedSize }
  const unpacked = unpackEntry(packed, entry.compressionMethod, sizes)
  const body = new CheckedBody(unpacked, { crc: entry.crc32, size: entry.uncompressedSize })
  // made by Unix (3), whose file modes are in the upper half
  const link = entry.versionMadeBy >> 8 === 3 && entry.externalFileAttributes >>> 28 === LINK
  return { ...item, body: link ? linkTo(await linkTarget(body)) : body }
}

function entryName(entry: ZipEntry): string {
  // Info-ZIP's field: version, checksum of the plain name, then the name in UTF-8
  const field = entry.extraFields.find(
    (extra) => extra.id === UTF8_NAME && extra.data.length > 5 && extra.data[0] === 1,
  )
  return decodeZipName(field === undefined ? entry.fileNameRaw : field.data.subarray(5))
}

async function linkTarget(body: ByteSource): Promise<string> {
  const target = await new ByteReader(body).peek(4096)
  await body.close()
  return decodeZipName(target)
}
