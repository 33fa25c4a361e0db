/** `ESC [ 33;1 m` and its kin: what colours a word on a terminal, and what some writers leave in their logs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
const SEQUENCE = /\x1b\[[0-9;]{0,20}[A-Za-z]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const AT_START = /^(?:\x1b\[[0-9;]{0,20}[A-Za-z]){1,5}/
const ESCAPE = '\x1b['

/** The line without its colours; null when it has none. */
export function withoutColours(line: string): string | null {
  return line.includes(ESCAPE) ? emptyToNull(line.replace(SEQUENCE, ''), line) : null
}

function emptyToNull(plain: string, line: string): string | null {
  return plain === line ? null : plain
}

/** Where a character of the line without its colours stands in the line as it is. */
export function rawOffset(line: string, plainOffset: number): number {
  let offset = plainOffset
  for (const match of line.matchAll(SEQUENCE)) {
    if (match.index > offset) break
    offset += match[0].length
  }
  return offset
}

/** Length of the colours that a text begins with: the VMkernel writes `ESC[31;1mALERT: …` for the console. */
export function colouredStart(text: string): number {
  return AT_START.exec(text)?.[0].length ?? 0
}
