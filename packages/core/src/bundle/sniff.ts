import type { Compression } from './entry.ts'
import { isTarHeader } from './tarheader.ts'

/** What bytes are, by their first ones; names are not asked. `foreign`: an archive that is not read, with its name. */
export type Nature =
  | { kind: 'plain' }
  | { kind: 'tar' }
  | { kind: 'zip' }
  | { kind: 'packed'; compression: Exclude<Compression, 'none'> }
  | { kind: 'foreign'; what: string }

/** Bytes that `sniff` wants to see: one tar header. */
export const SNIFF_BYTES = 512

const starts = (head: Buffer, magic: string): boolean => head.subarray(0, magic.length).toString('latin1') === magic

export function sniff(head: Buffer): Nature {
  if (isTarHeader(head)) return { kind: 'tar' }
  if (starts(head, 'PK\x03\x04') || starts(head, 'PK\x05\x06') || starts(head, 'PK\x07\x08PK\x03\x04'))
    return { kind: 'zip' }
  if (starts(head, '\x1f\x8b\x08')) return { kind: 'packed', compression: 'gzip' }
  // the level's digit, then the mark of a block or, when there is none, of the end
  if (starts(head, 'BZh') && (starts(head.subarray(4), '1AY&SY') || starts(head.subarray(4), '\x17rE8P\x90')))
    return { kind: 'packed', compression: 'bzip2' }
  if (starts(head, '\xfd7zXZ\0')) return { kind: 'packed', compression: 'xz' }
  if (starts(head, '\x28\xb5\x2f\xfd')) return { kind: 'packed', compression: 'zstd' }
  if (starts(head, "7z\xbc\xaf'\x1c")) return { kind: 'foreign', what: '7-Zip' }
  if (starts(head, 'Rar!\x1a\x07')) return { kind: 'foreign', what: 'RAR' }
  if (starts(head, 'MSCF\0\0\0\0')) return { kind: 'foreign', what: 'cabinet' }
  if (starts(head, '\x1f\x9d')) return { kind: 'foreign', what: 'compress (.Z)' }
  if (starts(head, '\x04\x22\x4d\x18')) return { kind: 'foreign', what: 'LZ4' }
  if (starts(head, '\x89LZO\0\r\n')) return { kind: 'foreign', what: 'lzop' }
  if (starts(head, 'LZIP\x01')) return { kind: 'foreign', what: 'lzip' }
  // the usual properties and a dictionary of a power of two
  if (starts(head, ']\0\0') && head.length > 13 && head[5] === 0xff) return { kind: 'foreign', what: 'LZMA' }
  if (/^07070[127][0-7a-f]{20}/i.test(head.toString('latin1', 0, 26))) return { kind: 'foreign', what: 'cpio' }
  return { kind: 'plain' }
}

/** Programs and documents that are zip files: shown as one file each, not opened. */
export function isPackagedFile(path: string): boolean {
  return /\.(jar|war|ear|sar|apk|whl|egg|docx|xlsx|pptx|odt|ods|nupkg|vsix|xpi)$/i.test(path)
}
