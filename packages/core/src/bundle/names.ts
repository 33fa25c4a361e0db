const utf8 = new TextDecoder('utf-8', { fatal: true })
const shiftJis = new TextDecoder('shift_jis', { fatal: true })
const eucJp = new TextDecoder('euc-jp', { fatal: true })
/** Bytes of the longest path that Linux opens (PATH_MAX); an archive may state names of a megabyte. */
const LONGEST_NAME = 4096
const KANA = /[\u3041-\u30fc]/

/**
 * A name's bytes as text: UTF-8 when they are, else Shift_JIS (Japanese Windows) or EUC-JP (old Linux), else byte for byte.
 * In Shift_JIS most of EUC-JP is half-width kana (`¥í¥°` of ログ is `･愠ｰ`); full-width kana tell that it is not.
 */
export function decodeName(stored: Buffer): string {
  const bytes = stored.length <= LONGEST_NAME ? stored : begin(stored)
  const unicode = decoded(utf8, bytes)
  if (unicode !== null) return unicode
  const windows = decoded(shiftJis, bytes)
  const unix = decoded(eucJp, bytes)
  if (unix !== null && (windows === null || KANA.test(unix))) return unix
  return windows ?? bytes.toString('latin1')
}

/** Not cut within a character of UTF-8. */
function begin(bytes: Buffer): Buffer {
  let end = LONGEST_NAME
  while (end > LONGEST_NAME - 4 && (bytes[end]! & 0xc0) === 0x80) end--
  return bytes.subarray(0, end)
}

function decoded(decoder: typeof utf8, bytes: Buffer): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

/** The same for a zip, whose names from Windows may separate folders by `\`. */
export function decodeZipName(bytes: Buffer): string {
  return decodeName(bytes).replaceAll('\\', '/')
}

/** Longer paths than this are no help to anyone. */
const MAX_PATH = 1000

/**
 * A stored name as a path to show: relative, `/` between its parts, no `.` or `..`, no characters that change how text is shown.
 * `C:/logs/../a.log` → `C/logs/a.log`. Never used for writing.
 */
export function safePath(name: string): string {
  const slashed = name.replace(/^([A-Za-z]):[\\/]?/, '$1/')
  const parts = slashed.split('/').filter((part) => part !== '' && part !== '.' && part !== '..')
  const path = visible(parts.join('/'))
  if (path === '') return 'unnamed'
  return path.length <= MAX_PATH ? path : `${path.slice(0, MAX_PATH)}…`
}

/** Control characters and those that turn the direction of text, written out: `\x1b`, `\u202e`. */
export function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  return text.replace(/[\x00-\x1f\x7f-\x9f]|[\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0).toString(16)
    return code.length > 2 ? `\\u${code}` : `\\x${code.padStart(2, '0')}`
  })
}
