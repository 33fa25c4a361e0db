/**
 * The one definition of what a token is, used by the query parser, the index and the naive model alike.
 *
 * Text is normalised (NFKC, so full-width and half-width forms are the same; lower case) and cut into maximal runs of
 * letters, digits and `_`. Scripts written without blanks (Japanese, Chinese, Thai …) and punctuation of any script part
 * tokens and are none: `仮想マシンvm01を「ds02」へ` holds `vm01` and `ds02`. Words of those scripts are looked for as substrings.
 */
export function normalise(text: string): string {
  return isPlainAscii(text) ? text.toLowerCase() : compose(text).toLowerCase()
}

/**
 * NFKC. A run of marks (accents, vowel signs) is put in order, which takes the square of its length: minutes for a megabyte of
 * them. So it is parted where no writing has that many, by the joiner that Unicode has for it (UAX #15, Stream-Safe Text Format).
 */
export function compose(text: string): string {
  const isLong = text.length >= MANY_MARKS && LONG_RUN.test(text)
  return (isLong ? text.replaceAll(RUN, `$&${JOINER}`) : text).normalize('NFKC')
}

const MANY_MARKS = 128
/** The two beyond `M` are marks once they are composed: half-width voicing of Japanese. */
const MARKS = `[\\p{M}\uff9e\uff9f]{${MANY_MARKS}}`
const LONG_RUN = new RegExp(MARKS, 'u')
const RUN = new RegExp(MARKS, 'gu')
const JOINER = '\u034f'

/** Tokens of a text that is already normalised. */
export function tokenise(normalised: string): string[] {
  const tokens: string[] = []
  let start = -1
  for (let i = 0; i <= normalised.length; i++) {
    if (i < normalised.length && isTokenCode(normalised.charCodeAt(i))) {
      if (start < 0) start = i
    } else if (start >= 0) {
      tokens.push(normalised.slice(start, i))
      start = -1
    }
  }
  return tokens
}

/**
 * Letters beyond ASCII of scripts that put blanks between words, as ranges of UTF-16 codes, ends included: Latin, Greek,
 * Cyrillic, Armenian, Hebrew, Arabic and their like, the scripts of India, Georgian, Ethiopic, Latin and Greek extended,
 * and private use (in which the store marks the slots of patterns).
 */
const LETTERS: readonly (readonly [from: number, to: number])[] = [
  [0x00aa, 0x00aa],
  [0x00b5, 0x00b5],
  [0x00ba, 0x00ba],
  [0x00c0, 0x00d6],
  [0x00d8, 0x00f6],
  [0x00f8, 0x0dff],
  [0x10a0, 0x10ff],
  [0x1200, 0x137f],
  [0x1c80, 0x1cbf],
  [0x1d00, 0x1fff],
  [0x2c60, 0x2dff],
  [0xa640, 0xa69f],
  [0xa720, 0xa7ff],
  [0xe000, 0xf8ff],
]

/** True where a code of normalised text belongs to a token. */
export function isTokenCode(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95
  for (const [from, to] of LETTERS) if (code <= to) return code >= from
  return false
}

function isPlainAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}
