import type { EventRow } from '@bundlescope/contract/event.ts'
import type { ViewState } from '@bundlescope/contract/view.ts'
import { parseQuery } from '@bundlescope/query/parser.ts'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { setSelectedTime } from '../../../investigation/instant.ts'
import { useView } from '../../../investigation/use-view.ts'
import { familyOf } from '../operation/family.ts'
import { rootOf } from '../operation/op-id.ts'
import { microsOf } from '../table/order.ts'
import type { TableHandle } from '../table/use-table-handle.ts'
import { wantedOf } from '../text/hits.ts'
import type { Range } from '../timeline/range.ts'
import { useExtent } from './extent.ts'
import { filterOf } from './filter.ts'
import { useActions } from './use-actions.ts'
import { useSelection } from './use-selection.ts'
import { useThrottled } from './use-settled.ts'

/** Requests while a range is dragged. */
const PACE = 120

/**
 * What the parts of the panel share: one filter, of which timeline, facets and table are three views, and the selected
 * line. Each part keeps its own state to itself, so that scrolling draws the table and typing draws the search, no more.
 */
export function useEventsModel() {
  const { investigation, view, commit, replace } = useView()
  const extent = useExtent(investigation)

  const [preview, setPreview] = useState<Range | null>(null)
  const looked = useThrottled(preview, PACE)
  const filter = useMemo(() => filterOf(view, looked), [view, looked])
  const committed = useMemo(() => filterOf(view, null), [view])
  const { selected, select, settle } = useSelection()
  /** Every change of the address takes the selection along, which may not have come to rest. */
  const step = useCallback((patch: Partial<ViewState>) => commit({ ...settle(), ...patch }), [commit, settle])
  const adjust = useCallback((patch: Partial<ViewState>) => replace({ ...settle(), ...patch }), [replace, settle])

  const [shownRow, setShownRow] = useState<EventRow | undefined>(undefined)
  const row = shownRow?.id === selected ? shownRow : undefined
  useEffect(() => setSelectedTime(row ? microsOf(row) : null), [row])
  useEffect(() => () => setSelectedTime(null), [])
  const [reference, setReference] = useState<EventRow | null>(null)
  const mark = useCallback((event: EventRow) => setReference((now) => (now?.id === event.id ? null : event)), [])

  const wanted = useMemo(() => {
    const parsed = parseQuery(view.q, { now: 0 })
    return wantedOf(parsed.ok ? parsed.node : { kind: 'all', span: { start: 0, end: 0 } })
  }, [view.q])
  const table = useRef<TableHandle | null>(null)
  const actions = useActions({ view, step, adjust, selected })
  const pivoted = useMemo(() => familyOf(view.q), [view.q])
  return {
    investigation,
    view,
    step,
    adjust,
    extent,
    preview,
    setPreview,
    filter,
    committed,
    selected,
    select,
    row,
    setShownRow,
    reference,
    mark,
    wanted,
    table,
    actions,
    pivoted,
    /** Rows of the selected line's operation are tinted, unless the table shows nothing else. */
    family: row?.op && !pivoted ? rootOf(row.op) : null,
  }
}
export type EventsModel = ReturnType<typeof useEventsModel>
