import type { EventRow } from '@bundlescope/contract/event.ts'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { type Filter, fetchEvents } from '../../../api/queries.ts'
import { visibleRows } from '../../../ui/scroll/place.ts'
import { useBox, useScroll } from '../../../ui/scroll/use-scroll.ts'
import { filterKey } from '../model/filter.ts'
import type { Location } from '../model/locate.ts'
import { useReadable } from '../model/use-readable.ts'
import type { Range } from '../timeline/range.ts'
import { estimateHeight, lettersIn } from './estimate.ts'
import { gapBefore, gapThreshold } from './gaps.ts'
import { microsOf } from './order.ts'
import { entryPlaceOf } from './place-memory.ts'
import { timeCut } from './time-cell.ts'
import { useColumns } from './use-columns.ts'
import { MARGIN, useCursor } from './use-cursor.ts'
import { shownRow, useFolding } from './use-folding.ts'
import { usePages } from './use-pages.ts'
import { useResult } from './use-result.ts'
import { useSteps } from './use-steps.ts'
import { useTaste } from './use-taste.ts'

const GAP_LABEL = 22
/** Rows between two looks at which pages are needed. */
const STEP = 40

type TableInput = {
  investigation: string
  filter: Filter
  /** Everything that the bundles cover, for the threshold of gaps. */
  extent: Range
  selected: string | null
  /** Of the selected event, once it is known. */
  selectedTime: number | null
  select: (id: string | null) => void
  /** A line outside of the window was asked for. */
  onLeaveWindow: (id: string) => void
  contextOpen: boolean
}

/** The table: which answer, where it stands in it, which line is selected. */
export function useTableModel({
  investigation,
  filter,
  extent,
  selected,
  selectedTime,
  select,
  onLeaveWindow,
  contextOpen,
}: TableInput) {
  const { key: step } = useLocation()
  const taste = useTaste()
  const box = useBox()
  const window = { from: filter.from ?? extent.from, to: filter.to ?? extent.to }
  const cut = timeCut(window.from, window.to)
  const columns = useColumns(box.width, cut)
  const [cursor, setCursor, cursorRef] = useReadable<Location | null>(null)

  // A window that does not hold the selected line opens at its own start.
  const outside = selectedTime !== null && (selectedTime < window.from || selectedTime >= window.to)
  const followed = outside ? null : selected
  const answer = `${investigation} ${filterKey(filter)}`
  const { result, loading, error, retry } = useResult(investigation, filter, () => entryPlaceOf(step, answer, followed))

  const count = result?.entry.page.total ?? 0
  const stand = useRef({ first: 0, end: 0 })
  const { first, end } = stand.current
  const least = first + STEP + Math.ceil(box.height / taste.rowHeight) + 1
  const { rowAt, failed, retryPages } = usePages(investigation, result, first, Math.max(least, end))
  const shown = cursor?.id === selected ? cursor : null
  const { folding, toggleRun } = useFolding({
    on: taste.fold,
    rowAt,
    chosen: shown && !shown.hidden ? shown.row : null,
  })

  const threshold = gapThreshold(taste.gaps, window.to - window.from)
  const gapAt = (row: number) => {
    const event = rowAt(row)
    const before = row > 0 ? rowAt(row - 1) : undefined
    return event && before ? gapBefore(microsOf(before), microsOf(event), threshold) : 0
  }
  const contextHeight = Math.round(Math.min(440, Math.max(180, box.height * 0.6)))
  const ghostRow = cursor?.hidden && selected === cursor.id && count > 0 ? Math.min(cursor.row, count - 1) : null
  const contextRow = contextOpen && cursor && selected === cursor.id ? (ghostRow ?? cursor.row) : null
  const extra = (row: number) =>
    (gapAt(row) ? GAP_LABEL : 0) + (row === ghostRow ? taste.rowHeight : 0) + (row === contextRow ? contextHeight : 0)
  const { wrap, rowHeight } = taste
  const messageWidth = Math.max(
    160,
    box.width - columns.leastWidth + (columns.table.getColumn('message')?.getSize() ?? 0),
  )
  const estimate = (row: number) => (wrap ? estimateHeight(rowAt(row), messageWidth, rowHeight) : rowHeight)
  const scroll = useScroll({
    hidden: folding.isFolded,
    layout: `${result?.key} ${wrap} ${rowHeight} ${wrap ? Math.round(messageWidth) : ''}`,
    count,
    viewport: box.height,
    typical: rowHeight,
    estimate,
    extra,
  })
  // Pages are asked for by the place of the drawing before; only a step of some rows is worth another drawing.
  const [, redraw] = useState(0)
  const stood = scroll.place.row - (scroll.place.row % STEP)
  const reach = Math.ceil(visibleRows(scroll.place, scroll.rows).end / STEP) * STEP
  useLayoutEffect(() => {
    if (stand.current.first === stood && stand.current.end === reach) return
    stand.current = { first: stood, end: reach }
    redraw((n) => n + 1)
  }, [stood, reach])

  useCursor({
    investigation,
    step,
    answer,
    result,
    selected: followed,
    viewport: box.height,
    cursor: cursorRef,
    scroll,
    onCursor: setCursor,
  })

  const pick = (row: number, event: EventRow) => {
    setCursor({ id: event.id, row, hidden: false })
    select(event.id)
  }
  /** Selects a row by rank, wherever it is. */
  const goToRow = async (row: number) => {
    if (!result || count === 0) return
    const target = Math.min(count - 1, Math.max(0, row))
    const event = rowAt(target) ?? (await fetchEvents(investigation, result.filter, { offset: target }, 1)).events[0]
    if (!event) return
    pick(target, event)
    scroll.showRow(target, MARGIN)
  }
  /** Opens or folds the repeats that the selected line is of; false where there is nothing to do. */
  const setRun = (open: boolean): boolean => {
    const head = cursor && folding.head(cursor.row)
    const first = head === null ? undefined : rowAt(head)
    if (head === null || !first || folding.repeats(head) === 0 || folding.isOpen(head) === open) return false
    toggleRun(first)
    return true
  }
  const top = scroll.place.row + (scroll.place.px > 0 ? 1 : 0)
  /** A step passes over what is folded. */
  const goToShown = (row: number) =>
    goToRow(shownRow(row, row < (cursorRef.current?.row ?? row) ? -1 : 1, count, folding))
  const stepBy = useSteps({ investigation, result, selected: followed, cursor: cursorRef, top, goToRow: goToShown })
  /** Selects the first line at a time or after it; a time outside of the window opens the window. */
  const toTime = async (micros: number) => {
    if (!result) return
    const inside = micros >= window.from && micros < window.to
    const where = inside ? result.filter : { ...result.filter, from: null, to: null }
    const page = await fetchEvents(investigation, where, { time: micros }, 1)
    const event = page.events[0]
    if (!event) return scroll.toEnd()
    if (!inside) return onLeaveWindow(event.id)
    pick(page.offset, event)
    scroll.centreRow(page.offset)
  }
  useEffect(() => {
    if (contextRow !== null) scroll.showRow(contextRow, 0)
  }, [contextRow, scroll.showRow])

  return {
    taste,
    columns,
    box,
    timeCut: cut,
    letters: lettersIn(messageWidth),
    result,
    loading,
    error,
    failed,
    retryPages,
    retry,
    count,
    rowAt,
    gapAt,
    folding,
    toggleRun,
    setRun,
    scroll,
    cursor,
    ghostRow,
    contextRow,
    contextHeight,
    pick,
    goToRow,
    stepBy,
    toTime,
    stale: result !== null && result.key !== answer,
  }
}
export type TableModel = ReturnType<typeof useTableModel>
