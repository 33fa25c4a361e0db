/** One 512-byte header of a tar archive (POSIX.1-1988 ustar, with GNU's numbers). */
export interface TarHeader {
  name: Buffer
  /** `0` file, `1` hard link, `2` symbolic link, `3` `4` devices, `5` folder, `6` pipe, `L` `K` `x` `g` about the next entry, `S` sparse. */
  type: string
  size: number
  /** Seconds since 1970. */
  modified: number
  link: Buffer
}

export const BLOCK = 512

/** Octal digits, or with the first bit set a big-endian number (GNU, for 8 GiB and more; all bits of the first byte: below 0). */
export function number(field: Buffer): number {
  if (field[0]! & 0x80) {
    let value = field[0] === 0xff ? -1 : field[0]! & 0x7f
    for (let i = 1; i < field.length; i++) value = value * 256 + field[i]!
    return value
  }
  const digits = /^[ \0]*([0-7]*)/.exec(field.toString('latin1'))![1]!
  return digits === '' ? 0 : Number.parseInt(digits, 8)
}

function text(field: Buffer): Buffer {
  const end = field.indexOf(0)
  return end < 0 ? field : field.subarray(0, end)
}

export function isZeroBlock(block: Buffer): boolean {
  for (let i = 0; i < block.length; i++) if (block[i] !== 0) return false
  return true
}

/** True when the checksum in the header is that of its bytes: no other file begins like that. */
export function isTarHeader(block: Buffer): boolean {
  if (block.length < BLOCK || block[0] === 0) return false
  const field = block.subarray(148, 156).toString('latin1')
  const stated = /^[ \0]*([0-7]{1,7})[ \0]*$/.exec(field)
  if (stated === null) return false
  let unsigned = 8 * 0x20
  let signed = 8 * 0x20
  for (let i = 0; i < BLOCK; i++) {
    if (i >= 148 && i < 156) continue
    const byte = block[i]!
    unsigned += byte
    signed += byte > 127 ? byte - 256 : byte
  }
  const sum = Number.parseInt(stated[1]!, 8)
  return sum === unsigned || sum === signed
}

export function readTarHeader(block: Buffer): TarHeader {
  const posix = block.subarray(257, 263).toString('latin1') === 'ustar\0'
  const prefix = posix ? text(block.subarray(345, 500)) : Buffer.alloc(0)
  const name = text(block.subarray(0, 100))
  return {
    name: prefix.length === 0 ? name : Buffer.concat([prefix, Buffer.from('/'), name]),
    type: block[156] === 0 ? '0' : String.fromCharCode(block[156]!),
    size: number(block.subarray(124, 136)),
    modified: number(block.subarray(136, 148)),
    link: text(block.subarray(157, 257)),
  }
}
