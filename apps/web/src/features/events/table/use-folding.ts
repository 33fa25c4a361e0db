import type { EventRow } from '@bundlescope/contract/event.ts'
import { useCallback, useState } from 'react'
import { type Folding, foldingOf, UNFOLDED } from './folding.ts'

type FoldingInput = { on: boolean; rowAt: (row: number) => EventRow | undefined; chosen: number | null }

/** Folding of repeats as the person set it, and the runs that were opened by hand. */
export function useFolding({ on, rowAt, chosen }: FoldingInput) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const folding = on ? foldingOf({ rowAt, opened, chosen }) : UNFOLDED
  const toggleRun = useCallback((first: EventRow) => {
    setOpened((now) => {
      const next = new Set(now)
      if (!next.delete(first.id)) next.add(first.id)
      return next
    })
  }, [])
  return { folding, toggleRun }
}

/** The row itself, or the next one in that direction that is drawn. */
export function shownRow(row: number, by: 1 | -1, count: number, { isFolded }: Folding): number {
  let target = row
  while (target > 0 && target < count - 1 && isFolded(target)) target += by
  return target
}
