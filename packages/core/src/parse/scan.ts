/** Small scanners over a line; all return offsets and take an offset past the end for the end of the line. */

export const BLANK = 32
export const OPEN = 91
export const CLOSE = 93

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

export function skipBlanks(line: string, at: number): number {
  let i = at
  while (line.charCodeAt(i) === BLANK) i++
  return i
}

export function skipDigits(line: string, at: number): number {
  let i = at
  while (isDigit(line.charCodeAt(i))) i++
  return i
}

/** End of a word of letters, digits, `_`, `-`, `.` and `/` that starts at `at`; `at` itself when there is none. */
export function nameEnd(line: string, at: number): number {
  let i = at
  for (;;) {
    const c = line.charCodeAt(i)
    // letters, digits, `-` `.` `/`, `_`
    if ((c >= 97 && c <= 122) || (c >= 45 && c <= 57) || (c >= 65 && c <= 90) || c === 95) i++
    else return i
  }
}

/** End of the run of characters other than a blank. */
export function wordEnd(line: string, at: number): number {
  const blank = line.indexOf(' ', at)
  return blank < 0 ? line.length : blank
}
