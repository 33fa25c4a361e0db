import type { EventRow } from '@bundlescope/contract/event.ts'
import { functionalUpdate, useTable } from '@tanstack/react-table'
import { useMemo } from 'react'
import { useRemembered } from '../../../lib/remembered.ts'
import {
  COLUMN_IDS,
  columns,
  DEFAULT_COLUMNS,
  features,
  gridTemplate,
  hiddenAt,
  isColumnTaste,
  moved,
} from './columns.ts'
import { LETTER } from './estimate.ts'
import { CUT_DAY } from './time-cell.ts'

const NO_ROWS: EventRow[] = []

/** Columns as this person chose them: which, in which order, how wide. `timeCut`: see time-cell.ts. */
export function useColumns(tableWidth: number, timeCut: number) {
  const [taste, setTaste] = useRemembered('events.columns', DEFAULT_COLUMNS, isColumnTaste)
  const hidden = hiddenAt(taste, tableWidth).join()
  const columnVisibility = useMemo(() => Object.fromEntries(hidden.split(',').map((id) => [id, false])), [hidden])
  const table = useTable({
    features,
    columns,
    data: NO_ROWS,
    columnResizeMode: 'onChange',
    state: { columnOrder: taste.order, columnVisibility, columnSizing: taste.widths },
    onColumnOrderChange: (change) => setTaste({ ...taste, order: functionalUpdate(change, taste.order) }),
    onColumnSizingChange: (change) => setTaste({ ...taste, widths: functionalUpdate(change, taste.widths) }),
    onColumnVisibilityChange: (change) => {
      const next = functionalUpdate(change, columnVisibility)
      setTaste({ ...taste, hidden: COLUMN_IDS.filter((id) => next[id] === false) })
    },
  })
  const shown = table.getVisibleLeafColumns().map((column) => ({
    id: column.id,
    width: column.getSize() + (column.id === 'time' ? (CUT_DAY - timeCut) * LETTER : 0),
  }))
  const names = shown.map((column) => column.id).join()
  // The same list while nothing changes, so that rows are not drawn again.
  const ids = useMemo(() => names.split(','), [names])
  return {
    table,
    ids,
    template: gridTemplate(shown),
    leastWidth: shown.reduce((sum, column) => sum + column.width, 0),
    move: (id: string, step: 1 | -1) => setTaste({ ...taste, order: moved(taste.order, ids, id, step) }),
    place: (id: string, before: string) => {
      const rest = taste.order.filter((other) => other !== id)
      rest.splice(rest.indexOf(before), 0, id)
      setTaste({ ...taste, order: rest })
    },
    resize: (id: string, width: number) =>
      setTaste({ ...taste, widths: { ...taste.widths, [id]: Math.max(28, width) } }),
    reset: () => setTaste(DEFAULT_COLUMNS),
  }
}
export type Columns = ReturnType<typeof useColumns>
