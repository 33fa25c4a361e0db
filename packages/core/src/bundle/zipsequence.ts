import type { ArchiveItems, Trouble } from './archive.ts'
import type { ByteReader } from './bytes.ts'
import { EngineSource, inflateEngine } from './engine.ts'
import { decodeZipName } from './names.ts'
import { Slice } from './slice.ts'
import { CheckedBody, unpackEntry, unreadableBody } from './zipbody.ts'

const HEADER = 30
const LOCAL = Buffer.from('PK\x03\x04', 'latin1')
const DIRECTORY = Buffer.from('PK\x01\x02', 'latin1')
const END = Buffer.from('PK\x05\x06', 'latin1')
const SIZES_BEHIND = 8
const LOOK = 64 * 1024

interface LocalHeader {
  flags: number
  method: number
  crc: number
  packed: number
  size: number
  name: string
}

/** Entries by their local headers, front to back (APPNOTE 4.3.7), for zips that lost their end. Ends at the directory or the last byte. */
export async function* readZipSequence(reader: ByteReader, trouble: Trouble): ArchiveItems {
  while (await findHeader(reader)) {
    const header = await readHeader(reader)
    if (header === null) {
      trouble(`cut off inside a header, at byte ${reader.position}`)
      return
    }
    if (header.name.endsWith('/')) continue
    const behind = (header.flags & SIZES_BEHIND) !== 0 && header.packed === 0
    const item = { name: header.name, size: behind ? null : header.size, modified: null }
    const problem = unreadableBody(header.flags, header.method)
    if (problem !== null || (behind && header.method !== 8)) {
      yield { ...item, body: problem ?? { code: 'damaged', reason: 'its length is not stated before its bytes' } }
      if (!behind) await reader.skip(header.packed)
    } else if (behind) {
      const body = new CheckedBody(new EngineSource(reader, inflateEngine()), null)
      yield { ...item, body: body }
      // where it ends is known by unpacking it only
      while ((await body.next()) !== null);
      await body.close()
      if (body.damage !== null) return
      await compareBehind(reader, body.crc, header.name, trouble)
    } else {
      const packed = new Slice(reader, header.packed)
      const body = new CheckedBody(unpackEntry(packed, header.method, header), header)
      yield { ...item, body }
      await body.close()
      await packed.close()
      if (packed.damage !== null && body.damage === null) trouble(`${header.name}: ${packed.damage}`)
    }
  }
}

/** Goes to the next local header; false at the directory or the end. */
async function findHeader(reader: ByteReader): Promise<boolean> {
  for (;;) {
    const head = await reader.peek(4)
    if (head.equals(LOCAL)) return true
    if (head.length < 4 || head.equals(DIRECTORY) || head.equals(END)) return false
    const ahead = await reader.peek(LOOK)
    const next = ahead.indexOf('PK', 1, 'latin1')
    await reader.skip(next < 0 ? Math.max(1, ahead.length - 1) : next)
  }
}

async function readHeader(reader: ByteReader): Promise<LocalHeader | null> {
  const fixed = await reader.read(HEADER)
  if (fixed.length < HEADER) return null
  const nameLength = fixed.readUInt16LE(26)
  const extraLength = fixed.readUInt16LE(28)
  const rest = await reader.read(nameLength + extraLength)
  if (rest.length < nameLength + extraLength) return null
  const sizes = { size: fixed.readUInt32LE(22), packed: fixed.readUInt32LE(18) }
  readZip64(rest.subarray(nameLength), sizes)
  return {
    flags: fixed.readUInt16LE(6),
    method: fixed.readUInt16LE(8),
    crc: fixed.readUInt32LE(14),
    ...sizes,
    name: decodeZipName(rest.subarray(0, nameLength)),
  }
}

/** Sizes of 4 GiB and more are in an extra field (APPNOTE 4.5.3). */
function readZip64(extra: Buffer, sizes: { size: number; packed: number }): void {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) === 1 && length >= 16 && at + 20 <= extra.length) {
      if (sizes.size === 0xffffffff) sizes.size = Number(extra.readBigUInt64LE(at + 4))
      if (sizes.packed === 0xffffffff) sizes.packed = Number(extra.readBigUInt64LE(at + 12))
    }
    at += 4 + length
  }
}

/** The checksum behind a body, with or without a signature before it. */
async function compareBehind(reader: ByteReader, crc: number, name: string, trouble: Trouble): Promise<void> {
  const behind = await reader.peek(8)
  if (behind.length < 8) trouble(`cut off behind ${name}, at byte ${reader.position}`)
  else if (behind.readUInt32LE(behind.readUInt32LE(0) === 0x08074b50 ? 4 : 0) !== crc)
    trouble(`${name}: the checksum does not match: some of the text may be wrong`)
}
