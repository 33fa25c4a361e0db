/** Characters that turn the direction of text or cannot be seen: what is read would not be what stands there. */
const UNSEEN = /\p{Cc}|[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu

/**
 * A text of a log or a person as it may stand in a document, a terminal or a ticket: control characters become pictures of
 * themselves (`ESC` → `␛`), those that cannot be seen their number (`⟨U+202E⟩`). Line ends and tabs stay.
 */
export function visible(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .toWellFormed()
    .replace(UNSEEN, (char) => {
      if (char === '\n' || char === '\t') return char
      const code = char.codePointAt(0)!
      if (code < 0x20) return String.fromCodePoint(0x2400 + code)
      if (code === 0x7f) return '␡'
      return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
    })
}
