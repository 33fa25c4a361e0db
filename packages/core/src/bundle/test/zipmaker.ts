import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipPart {
  /** A name's bytes, or text for UTF-8. */
  name: string | Buffer
  data: string | Buffer
  stored?: boolean
  encrypted?: boolean
  /** Sizes and checksum behind the body, zeros before it. */
  behind?: boolean
  /** Sizes in the zip64 extra field. */
  zip64?: boolean
  /** Overrides the method that is written. */
  method?: number
  /** Packed bytes as they are, for `method`. */
  packed?: Buffer
  /** Mode of a Unix file: 0o120777 is a link. */
  mode?: number
  crc?: number
}

const u16 = (value: number) => Buffer.from([value & 255, (value >> 8) & 255])
const u32 = (value: number) =>
  Buffer.from([value & 255, (value >>> 8) & 255, (value >>> 16) & 255, (value >>> 24) & 255])
const u64 = (value: number) => Buffer.concat([u32(value % 2 ** 32), u32(Math.floor(value / 2 ** 32))])

/** Zip archives with every oddity asked for, written by the layout of APPNOTE 4.3. */
export function makeZip(parts: ZipPart[]): Buffer {
  const front: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const name = Buffer.from(part.name as string)
    const data = Buffer.from(part.data as string)
    const packed = part.packed ?? (part.stored ? data : deflateRawSync(data))
    const crc = part.crc ?? crc32(data)
    const flags = u16((part.encrypted ? 1 : 0) | (part.behind ? 8 : 0) | 0x800)
    const method = u16(part.method ?? (part.stored ? 0 : 8))
    const stamp = Buffer.concat([u16(0), u16(0x5187)])
    const big = part.zip64 === true
    const sizes = big ? [u32(0xffffffff), u32(0xffffffff)] : [u32(packed.length), u32(data.length)]
    const extra = big ? Buffer.concat([u16(1), u16(16), u64(data.length), u64(packed.length)]) : Buffer.alloc(0)
    const common = [u16(45), flags, method, stamp]
    const known = part.behind ? [u32(0), u32(0), u32(0)] : [u32(crc), ...sizes]
    const lengths = [u16(name.length), u16(extra.length)]
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), ...common, ...known, ...lengths, name, extra, packed])
    const after = part.behind
      ? Buffer.concat([Buffer.from('PK\x07\x08'), u32(crc), u32(packed.length), u32(data.length)])
      : Buffer.alloc(0)
    front.push(local, after)
    const attributes = u32(((part.mode ?? 0o100644) << 16) >>> 0)
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02'), u16(0x031e), ...common, u32(crc), ...sizes, ...lengths]),
      Buffer.concat([u16(0), u16(0), u16(0), attributes, u32(offset), name, extra]),
    )
    offset += local.length + after.length
  }
  const list = Buffer.concat(directory)
  const count = u16(parts.length)
  const end = Buffer.concat([Buffer.from('PK\x05\x06'), u32(0), count, count, u32(list.length), u32(offset), u16(0)])
  return Buffer.concat([...front, list, end])
}
