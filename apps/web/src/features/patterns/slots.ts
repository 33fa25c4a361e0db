/** Stands in a pattern for a value that differs from event to event. */
export const SLOT = '□'

/** The values that filled one slot, most frequent first, and the words of the pattern before it. */
export type Slot = { before: string; values: { value: string; count: number }[]; different: number }

/** Values of a slot that are shown. */
const MOST = 6

/**
 * What stands in the slots of a pattern in one of its messages, slot by slot; null where the message is not of that
 * pattern (or was cut before its end). Slots that follow each other at once count as one.
 * Example: `took □ ms on □` and `took 12 ms on host-9` → `['12', 'host-9']`.
 */
export function slotValues(pattern: string, message: string): string[] | null {
  const [first = '', ...pieces] = pattern.replace(/□+/g, SLOT).split(SLOT)
  if (!message.startsWith(first)) return null
  const values: string[] = []
  let at = first.length
  for (const [i, piece] of pieces.entries()) {
    const end = i === pieces.length - 1 ? endOf(message, piece) : message.indexOf(piece, at + 1)
    if (end < at) return null
    values.push(message.slice(at, end))
    at = end + piece.length
  }
  return values
}

/** Where the last piece stands: at the very end. */
function endOf(message: string, piece: string): number {
  return message.endsWith(piece) ? message.length - piece.length : -1
}

/** The values of each slot over some messages, counted. */
export function countSlots(pattern: string, messages: readonly string[]): Slot[] {
  const lists = messages.flatMap((message) => {
    const values = slotValues(pattern.trimEnd(), message.trimEnd())
    return values ? [values] : []
  })
  const pieces = pattern.replace(/□+/g, SLOT).split(SLOT)
  return (lists[0] ?? []).map((_, slot) => {
    const counts = new Map<string, number>()
    for (const values of lists) counts.set(values[slot]!, (counts.get(values[slot]!) ?? 0) + 1)
    const values = [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count)
    return { before: lastWords(pieces[slot] ?? ''), values: values.slice(0, MOST), different: counts.size }
  })
}

const LONGEST_WORDS = 24

/** ` failed H:` of `… to dev "x" failed H:`: enough to know the slot by. */
function lastWords(piece: string): string {
  const line = piece.slice(piece.lastIndexOf('\n') + 1).trimStart()
  return line.length <= LONGEST_WORDS ? line : line.slice(-LONGEST_WORDS).replace(/^\S*\s/, '')
}
