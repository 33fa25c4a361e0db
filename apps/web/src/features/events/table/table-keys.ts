import type { KeyboardEvent } from 'react'
import type { TableModel } from './use-table-model.ts'

/** Rows that stay on screen when a page is turned. */
const OVERLAP = 44

export function turnPage({ scroll, box }: Pick<TableModel, 'scroll' | 'box'>, by: 1 | -1): void {
  scroll.scrollBy(by * (box.height - OVERLAP))
}

/** Keys of a list that has the focus; letters are handled for the whole panel. */
export function onTableKey(event: KeyboardEvent, model: TableModel): void {
  const { stepBy, goToRow, count } = model
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
  switch (event.key) {
    case 'ArrowDown':
      void stepBy(1)
      break
    case 'ArrowUp':
      void stepBy(-1)
      break
    case 'PageDown':
      turnPage(model, 1)
      break
    case 'PageUp':
      turnPage(model, -1)
      break
    case 'ArrowRight':
    case 'ArrowLeft':
      if (!model.setRun(event.key === 'ArrowRight')) return
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
