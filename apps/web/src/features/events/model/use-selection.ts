import { useCallback, useEffect, useRef } from 'react'
import { useView } from '../../../investigation/use-view.ts'
import { useReadable } from './use-readable.ts'

/** How long a selection rests before it goes into the address: browsers refuse hundreds of address changes in a row. */
const REST = 120

/**
 * The selected event. It moves at once on the page, and into the address when it has come to rest; an address that
 * changes from outside (a link, back) moves it as well.
 */
export function useSelection() {
  const { view, replace } = useView()
  const [selected, setSelected, latest] = useReadable(view.event)
  const written = useRef(view.event)

  useEffect(() => {
    if (view.event === written.current) return
    written.current = view.event
    setSelected(view.event)
  }, [view.event, setSelected])

  useEffect(() => {
    if (selected === written.current) return
    const timer = setTimeout(() => {
      written.current = selected
      replace(selected === null ? { event: null, context: null } : { event: selected })
    }, REST)
    return () => clearTimeout(timer)
  }, [selected, replace])

  /**
   * What another change of the address should take along, so that it does not overtake the selection. The same function
   * whatever is selected: a key held down draws the table, and nothing of what may change the address.
   */
  const settle = useCallback(() => {
    written.current = latest.current
    return { event: latest.current }
  }, [latest])

  return { selected, select: setSelected, settle }
}
