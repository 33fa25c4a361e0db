import type { KeyboardEvent } from 'react'
import { listTarget } from '../../../lib/list-keys.ts'
import type { Row } from './rows.ts'

type TreeKeys = {
  rows: readonly Row[]
  /** Index of the row that the keys act on. */
  at: number
  /** Rows on one screen. */
  page: number
  goTo: (index: number) => void
  setOpen: (keys: readonly string[], open: boolean) => void
  choose: (row: Row) => void
}

/** Keys of a tree as ARIA has them: right opens, left closes or goes up, `*` opens all siblings. */
export function onTreeKey(event: KeyboardEvent, { rows, at, page, goTo, setOpen, choose }: TreeKeys): void {
  const row = rows[at]
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return
  const target = listTarget(event, at, rows.length, page)
  if (target !== undefined) {
    event.preventDefault()
    goTo(target)
    return
  }
  const folded = row.node.kind !== 'file' && !row.open
  switch (event.key) {
    case 'ArrowRight':
      if (folded) setOpen([row.node.key], true)
      else if (row.node.kind !== 'file') goTo(at + 1)
      break
    case 'ArrowLeft':
      if (row.open) setOpen([row.node.key], false)
      else if (row.parent >= 0) goTo(row.parent)
      break
    case '*':
      setOpen(
        rows.filter((other) => other.parent === row.parent && other.node.kind !== 'file').map(({ node }) => node.key),
        true,
      )
      break
    case 'Enter':
    case ' ':
      choose(row)
      break
    default:
      return
  }
  event.preventDefault()
}
