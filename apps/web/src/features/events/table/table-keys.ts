import type { KeyboardEvent } from 'react'
import type { TableModel } from './use-table-model.ts'

/** Rows that stay on screen when a page is turned. */
const OVERLAP = 44

/** Keys of a list that has the focus; letters are handled for the whole panel. */
export function onTableKey(event: KeyboardEvent, { stepBy, goToRow, scroll, box, count }: TableModel): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
  switch (event.key) {
    case 'ArrowDown':
      void stepBy(1)
      break
    case 'ArrowUp':
      void stepBy(-1)
      break
    case 'PageDown':
      scroll.scrollBy(box.height - OVERLAP)
      break
    case 'PageUp':
      scroll.scrollBy(OVERLAP - box.height)
      break
    case 'Home':
      void goToRow(0)
      break
    case 'End':
      void goToRow(count - 1)
      break
    default:
      return
  }
  event.preventDefault()
}
