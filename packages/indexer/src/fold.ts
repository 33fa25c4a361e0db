import { compose, isTokenCode, normalise } from '@bundlescope/query/token.ts'

/**
 * Normalised but for the case of ASCII letters, which the indexer folds by itself: patterns are shown as they were written.
 * A capital sigma's small form depends on its neighbours, ASCII ones included; such text is folded whole.
 */
export function foldBeyondAscii(text: string): string {
  const composed = compose(text)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant, all of it
  return composed.includes('Σ') ? normalise(text) : composed.replace(/[^\x00-\x7f]+/g, (run) => run.toLowerCase())
}

/** A byte that parts tokens: put for each byte of a character beyond ASCII that belongs to none. */
const PARTS = 1

/** The same text, byte for byte, with separators beyond ASCII made separators that the indexer knows. */
export function partedBeyondAscii(text: Buffer): Buffer {
  const parted = Buffer.from(text)
  let at = 0
  for (const character of text.toString('utf8')) {
    const length = Buffer.byteLength(character)
    const code = character.charCodeAt(0)
    if (code >= 128 && !isTokenCode(code)) parted.fill(PARTS, at, at + length)
    at += length
  }
  return parted
}
