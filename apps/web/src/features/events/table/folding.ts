import type { EventRow } from '@bundlescope/contract/event.ts'
import { PAGE } from '../model/locate.ts'

type RowAt = (row: number) => EventRow | undefined

/** How repeats are folded: lines of one source and one pattern that follow each other are one row with their number. */
export type Folding = {
  /** Not drawn: it is one of the row above. */
  isFolded: (row: number) => boolean
  /** Lines that a row stands for, itself included; 0 where it stands for itself. */
  repeats: (row: number) => number
  isOpen: (row: number) => boolean
  /** The first row of the run that a row is of. */
  head: (row: number) => number
}

export const UNFOLDED: Folding = { isFolded: () => false, repeats: () => 0, isOpen: () => false, head: (row) => row }

type FoldingInput = {
  rowAt: RowAt
  /** Ids of the first events of runs that a person opened. */
  opened: ReadonlySet<string>
  /** Row of the selected line, which is always drawn. */
  chosen: number | null
}

/**
 * Runs end with their page: what one row stands for is known without asking for more than what lies under the screen,
 * and a million equal lines are still a list one can scroll through.
 */
export function foldingOf({ rowAt, opened, chosen }: FoldingInput): Folding {
  const continues = (row: number): boolean => {
    const event = row % PAGE === 0 ? undefined : rowAt(row)
    const above = event && rowAt(row - 1)
    return (
      above !== undefined &&
      above.pattern === event?.pattern &&
      above.source === event.source &&
      above.level === event.level
    )
  }
  const head = (row: number): number => {
    let first = row
    while (continues(first)) first--
    return first
  }
  const isOpen = (row: number) => opened.size > 0 && opened.has(rowAt(head(row))?.id ?? '')
  return {
    isFolded: (row) => row !== chosen && continues(row) && !isOpen(row),
    repeats: (row) => {
      if (continues(row)) return 0
      let end = row + 1
      while (continues(end)) end++
      return end - row > 1 ? end - row : 0
    },
    isOpen,
    head,
  }
}
