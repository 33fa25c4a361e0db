/**
 * The one definition of what a token is, used by the query parser, the index and the naive model alike.
 *
 * Text is normalised (NFKC, so full-width and half-width forms are the same; lower case) and cut into maximal runs
 * of ASCII letters, digits, `_` and any character beyond ASCII.
 */
export function normalise(text: string): string {
  return isPlainAscii(text) ? text.toLowerCase() : text.normalize('NFKC').toLowerCase()
}

const TOKEN = /[a-z0-9_\u0080-\u{10ffff}]+/gu

/** Tokens of a text that is already normalised. */
export function tokenise(normalised: string): string[] {
  return normalised.match(TOKEN) ?? []
}

/** True where `charCode` of normalised text belongs to a token. */
export function isTokenCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95 || code >= 128
}

function isPlainAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}
