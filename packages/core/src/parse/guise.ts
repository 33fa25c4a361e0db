import { withoutColours } from './terminal-colours.ts'

/**
 * What hides a log's lines from its format: a terminal's colours in the middle of its header, or tabs where the writer had
 * blanks, as tables of log viewers leave them when lines are copied.
 */
export type Guise = 'colours' | 'tabs'

/** The guise that the sampled lines may wear. */
export function guiseOf(lines: readonly string[]): Guise | null {
  if (lines.some((line) => withoutColours(line) !== null)) return 'colours'
  const behind = lines.flatMap((line) => BEHIND_STAMP.exec(line.slice(0, 60))?.[1] ?? [])
  return behind.filter((blank) => blank === '\t').length * 2 > behind.length ? 'tabs' : null
}

/** The line as its writer meant it; as long as it was where tabs are blanks. */
export function undisguised(line: string, guise: Guise | null): string {
  if (guise === null) return line
  return guise === 'tabs' ? line.replaceAll('\t', ' ') : (withoutColours(line) ?? line)
}

const BEHIND_STAMP = /^.{0,30}(?:\d\d:\d\d:\d\d[\d.,:]{0,10}(?:Z|[+-]\d\d:?\d\d)?[\]|:]?|\d{4}-\d\d-\d\d)([ \t])/
