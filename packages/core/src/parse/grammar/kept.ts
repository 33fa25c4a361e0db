/**
 * A copy of a piece of a line (latin1), for what is kept until the file has been read: V8 keeps all of the text alive that a
 * slice was cut from, here the whole chunk of a file.
 */
export function kept(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1')
}

/** The same of a text that `fromLatin1` has decoded, as the bytes of a line again. */
export function keptDecoded(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}
