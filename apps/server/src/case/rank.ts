const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'
/** Ranks at the end are numbers of so many digits, this far apart: a board filled from top to bottom keeps short ranks. */
const WIDTH = 6
const STEP = 36 ** 3

/**
 * A text that sorts between two others, so that one pin can be moved without touching the rest: `between('1', '2')` is
 * `1i`. An empty `after` is the start of the board, a null `before` its end. No rank ends in 0: there is always room
 * in front of it.
 */
export function between(after: string, before: string | null): string {
  if (before !== null && after >= before) throw new RangeError(`${after} does not sort before ${before}`)
  if (before === null) {
    const next = Number.parseInt(after.slice(0, WIDTH).padEnd(WIDTH, '0'), 36) + STEP
    if (next < 36 ** WIDTH) return next.toString(36).padStart(WIDTH, '0').slice(0, WIDTH).replace(/0+$/, '')
  }
  return middle(after, before)
}

function middle(after: string, before: string | null): string {
  if (before !== null) {
    let same = 0
    while (same < before.length && (after[same] ?? '0') === before[same]) same++
    if (same > 0) return before.slice(0, same) + middle(after.slice(same), before.slice(same))
  }
  const low = after === '' ? 0 : DIGITS.indexOf(after[0]!)
  const high = before === null ? DIGITS.length : DIGITS.indexOf(before[0]!)
  if (high - low > 1) return DIGITS[Math.round((low + high) / 2)]!
  // Neighbours: `1`, `25` leave `2`; `1`, `2` leave something behind `1`.
  if (before !== null && before.length > 1) return before[0]!
  return DIGITS[low]! + middle(after.slice(1), null)
}
