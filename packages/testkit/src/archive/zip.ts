import { crc32, deflateRawSync } from 'node:zlib'
import type { Member } from './member.ts'

export interface ZipOptions {
  /** Sizes only after each member's data, as servers write them that do not know the size yet. */
  streamed?: boolean
  /** Leave the bytes as they are instead of deflating them. */
  stored?: boolean
}

const ENCRYPTED = 1
const SIZES_AFTER_DATA = 1 << 3
const UTF8_NAME = 1 << 11

/** A zip of the members, in their order (no zip64). */
export function writeZip(members: readonly Member[], options: ZipOptions = {}): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const member of members) {
    const name =
      member.directory && !member.name.toString().endsWith('/')
        ? Buffer.concat([member.name, Buffer.from('/')])
        : member.name
    const body = member.link ? Buffer.from(member.link.target) : member.body
    const data = options.stored ? body : deflateRawSync(body)
    const sizes = [crc32(body), data.length, body.length] as const
    const common = commonFields(member, name, options)
    const local = Buffer.concat([
      u32(0x04034b50),
      common,
      ...(options.streamed ? [0, 0, 0] : sizes).map(u32),
      u16(name.length),
      u16(0),
      name,
      data,
      ...(options.streamed ? [u32(0x08074b50), ...sizes.map(u32)] : []),
    ])
    const unixMode = (member.link ? 0o120777 : member.directory ? 0o040755 : 0o100644) * 0x10000
    const rest = [u16(name.length), u16(0), u16(0), u16(0), u16(0), u32(unixMode), u32(offset), name]
    directory.push(u32(0x02014b50), u16(0x031e), common, ...sizes.map(u32), ...rest)
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = [
    u32(0x06054b50),
    u16(0),
    u16(0),
    u16(members.length),
    u16(members.length),
    u32(central.length),
    u32(offset),
    u16(0),
  ]
  return Buffer.concat([...locals, central, ...end])
}

/** What a member's local header and its directory entry share: version, flags, method, time. */
function commonFields(member: Member, name: Buffer, options: ZipOptions): Buffer {
  const flags =
    (member.encrypted ? ENCRYPTED : 0) |
    (options.streamed ? SIZES_AFTER_DATA : 0) |
    (isUtf8(name) && name.some((byte) => byte > 127) ? UTF8_NAME : 0)
  return Buffer.concat([u16(20), u16(flags), u16(options.stored ? 0 : 8), ...dosTime(member.modified)])
}

function dosTime(seconds: number): Buffer[] {
  const at = new Date(seconds * 1000)
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  const date = (Math.max(0, at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  return [u16(time), u16(date)]
}

function isUtf8(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes)
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}
