/** How wide a text is in half-width characters: Japanese ones take two. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const char of text) columns += isWide(char) ? 2 : 1
  return columns
}

/** Cut so that it takes about so many half-width characters. */
export function fitted(text: string, columns: number): string {
  let width = 0
  let kept = ''
  for (const char of text) {
    width += isWide(char) ? 2 : 1
    if (width > columns) return `${kept.trimEnd()}…`
    kept += char
  }
  return kept
}

/** From the CJK radicals on; what is neither Chinese, Japanese nor Korean up there is rare enough. */
function isWide(char: string): boolean {
  return char.codePointAt(0)! > 0x2e7f
}
