import type { EventRow } from '@bundlescope/contract/event.ts'
import { type RefObject, useEffect } from 'react'
import type { TableModel } from './use-table-model.ts'

/** What other parts of the panel may ask of the table, without being drawn whenever it scrolls. */
export type TableHandle = {
  stepBy: (by: 1 | -1) => void
  toFirst: () => void
  toLast: () => void
  toTime: (micros: number) => void
  /** The first row on screen. */
  top: () => EventRow | undefined
}

export function useTableHandle(handle: RefObject<TableHandle | null>, model: TableModel): void {
  useEffect(() => {
    handle.current = {
      stepBy: (by) => void model.stepBy(by),
      toFirst: () => void model.goToRow(0),
      toLast: () => void model.goToRow(model.count - 1),
      toTime: (micros) => void model.toTime(micros),
      top: () => model.rowAt(model.scroll.place.row),
    }
  })
}
