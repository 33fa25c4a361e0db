import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useRef } from 'react'
import { enter, type Location } from '../model/locate.ts'
import { rowAfter } from './step.ts'
import type { Result } from './use-result.ts'

type StepsInput = {
  investigation: string
  result: Result | null
  selected: string | null
  /** Where the selected line stands, once that is known. */
  cursor: RefObject<Location | null>
  /** The first whole row on screen. */
  top: number
  goToRow: (row: number) => Promise<void>
}

/**
 * Steps from the selected line. After a jump to the next error its rank is still to be found: steps asked for meanwhile
 * are counted, and taken together from there.
 */
export function useSteps({ investigation, result, selected, cursor, top, goToRow }: StepsInput) {
  const client = useQueryClient()
  const now = useRef({ selected, goToRow })
  now.current = { selected, goToRow }
  const waiting = useRef<{ id: string; steps: number } | null>(null)

  return async (by: 1 | -1, from = selected): Promise<void> => {
    if (!result || from === null) return goToRow(rowAfter(null, by, top))
    if (cursor.current?.id === from) return goToRow(rowAfter(cursor.current, by, top))
    if (waiting.current?.id === from) {
      waiting.current.steps += by
      return
    }
    const wait = { id: from, steps: by }
    waiting.current = wait
    try {
      const { location } = await enter(client, investigation, result.filter, { event: from })
      // Another line may have been selected since; the steps were meant for this one.
      if (now.current.selected === from) await now.current.goToRow(rowAfter(location, wait.steps, top))
    } finally {
      if (waiting.current === wait) waiting.current = null
    }
  }
}
