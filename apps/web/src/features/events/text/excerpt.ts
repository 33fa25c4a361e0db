import type { Stretch } from './hits.ts'

/** Share of a cell for the beginning of a line, and what is shown before a hit. */
const HEAD = 0.4
const BEFORE = 12

/**
 * A line that is longer than its cell, so that its first hit can be seen: the beginning, an ellipsis, the part with the
 * hit. Lines that show it anyway stay as they are. `letters`: how many fit.
 * Example for 40: `Failed to connect … 111(Connection refused)`.
 */
export function excerpt(line: string, hits: readonly Stretch[], letters: number): string {
  const first = hits[0]
  if (!first || first.end <= letters || line.length <= letters) return line
  const head = Math.floor(letters * HEAD)
  const tail = letters - head - 3
  const whole = Math.max(first.start - BEFORE, Math.min(first.start, first.end - tail))
  const from = Math.max(head, Math.min(whole, line.length - tail))
  return from <= head + 3 ? line : `${line.slice(0, head).trimEnd()} … ${line.slice(from)}`
}
