import type { EventRow } from '@bundlescope/contract/event.ts'

/** Advance of a monospaced letter at 12 px, line height of wrapped text, and the padding of a cell. */
export const LETTER = 7.25
const LINE = 18
const PADDING = 16

/** How many letters fit into a cell of the message. */
export function lettersIn(messageWidth: number): number {
  return Math.max(10, Math.floor((messageWidth - PADDING) / LETTER))
}

/** About how high a wrapped row will be; the table measures it once drawn, so this only keeps the jump small. */
export function estimateHeight(event: EventRow | undefined, messageWidth: number, rowHeight: number): number {
  if (!event) return rowHeight
  const letters = lettersIn(messageWidth)
  let lines = 0
  for (const line of event.message.replace(/\n$/, '').split('\n'))
    lines += Math.max(1, Math.ceil(line.length / letters))
  return rowHeight + (lines - 1) * LINE
}
