import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Scroll } from '../../../ui/scroll/use-scroll.ts'
import { enter, type Location } from '../model/locate.ts'
import { keepStand, standAt } from './place-memory.ts'
import type { Result } from './use-result.ts'

/** Pixels kept free above and below a line that is stepped to. */
export const MARGIN = 66

type CursorInput = {
  investigation: string
  /** Step of the browser's history. */
  step: string
  /** Key of the answer asked for; the one shown may still be the one before. */
  answer: string
  result: Result | null
  selected: string | null
  viewport: number
  cursor: RefObject<Location | null>
  scroll: Scroll
  onCursor: (cursor: Location | null) => void
}

/** The rank of the selected line, `cursor`, kept true while answers change and grow; and where a new answer opens. */
export function useCursor({
  investigation,
  step,
  answer,
  result,
  selected,
  viewport,
  cursor,
  scroll,
  onCursor,
}: CursorInput) {
  const client = useQueryClient()
  const { setPlace, centreRow, toStart, showRow, place } = scroll
  const opened = useRef('')
  /** The entry that the rank was found in. */
  const [known, setKnown] = useState<unknown>(null)
  /** Selected line that must not be scrolled to, since the place was restored. */
  const restored = useRef<string | null>(null)

  // A new answer opens where it was left, or at the selected line, or at its start.
  useLayoutEffect(() => {
    if (!result || opened.current === result.key || viewport === 0) return
    opened.current = result.key
    setKnown(result.entry)
    const { location } = result.entry
    const kept = standAt(step, result.key, selected)
    restored.current = kept ? selected : null
    onCursor(location)
    if (kept) setPlace(kept)
    else if (location) centreRow(location.row)
    else toStart()
  }, [result, viewport, step, selected, onCursor, setPlace, centreRow, toStart])

  useEffect(() => {
    if (result?.key === answer && opened.current === answer) keepStand(step, answer, { place, selected })
  }, [step, answer, result, place, selected])

  // Another line was selected from outside, or the answer has grown before it: find its rank.
  useEffect(() => {
    if (!result || result.key !== answer || selected === null) return
    const isNew = cursor.current?.id !== selected
    if (!isNew && known === result.entry) return
    const stop = new AbortController()
    enter(client, investigation, result.filter, { event: selected }, stop.signal)
      .then(({ location }) => {
        if (stop.signal.aborted || !location) return
        const before = cursor.current
        setKnown(result.entry)
        onCursor(location)
        if (isNew && restored.current !== selected) showRow(location.row, Math.max(MARGIN, viewport * 0.3))
        if (!isNew && before) setPlace((now) => ({ row: Math.max(0, now.row + location.row - before.row), px: now.px }))
        restored.current = null
      })
      .catch(() => undefined) // the line may be gone, or the next selection has overtaken this one
    return () => stop.abort()
  }, [result, answer, selected, known, cursor, client, investigation, showRow, setPlace, viewport, onCursor])
}
