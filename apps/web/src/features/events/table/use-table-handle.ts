import type { EventRow } from '@bundlescope/contract/event.ts'
import { type RefObject, useEffect } from 'react'
import { turnPage } from './table-keys.ts'
import type { TableModel } from './use-table-model.ts'

/** What other parts of the panel may ask of the table, without being drawn whenever it scrolls. */
export type TableHandle = {
  /** `from`: a line that was selected just now, before anything was drawn with it. */
  stepBy: (by: 1 | -1, from?: string) => void
  toFirst: () => void
  toLast: () => void
  toTime: (micros: number) => void
  /** Turns a page, down or up. */
  pageBy: (by: 1 | -1) => void
  /** The first row on screen. */
  top: () => EventRow | undefined
}

export function useTableHandle(handle: RefObject<TableHandle | null>, model: TableModel): void {
  useEffect(() => {
    handle.current = {
      stepBy: (by, from) => void model.stepBy(by, from),
      toFirst: () => void model.goToRow(0),
      toLast: () => void model.goToRow(model.count - 1),
      toTime: (micros) => void model.toTime(micros),
      pageBy: (by) => turnPage(model, by),
      top: () => model.rowAt(model.scroll.place.row),
    }
  })
}
