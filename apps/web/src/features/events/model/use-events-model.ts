import type { EventRow } from '@bundlescope/contract/event.ts'
import type { ViewState } from '@bundlescope/contract/view.ts'
import { parseQuery } from '@bundlescope/query/parser.ts'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { eventsQuery, type Filter, facetsQuery, investigationQuery } from '../../../api/queries.ts'
import { setSelectedTime } from '../../../investigation/instant.ts'
import { useView } from '../../../investigation/use-view.ts'
import { useFacetsModel } from '../facets/use-facets-model.ts'
import { familyOf } from '../operation/family.ts'
import { rootOf } from '../operation/op-id.ts'
import { useSearchModel } from '../search/use-search-model.ts'
import { microsOf } from '../table/order.ts'
import { useBox } from '../table/use-scroll.ts'
import { useTableModel } from '../table/use-table-model.ts'
import { wantedOf } from '../text/hits.ts'
import type { Range } from '../timeline/range.ts'
import { useTimelineModel } from '../timeline/use-timeline-model.ts'
import { extentOf } from './extent.ts'
import { activeParts, filterOf } from './filter.ts'
import { useActions } from './use-actions.ts'
import { useSelection } from './use-selection.ts'
import { useThrottled } from './use-settled.ts'

/** Requests while a range is dragged. */
const PACE = 120
const NO_BUNDLES: [] = []

/** The panel as a whole: one filter, of which timeline, facets and table are three views. */
export function useEventsModel() {
  const { investigation, view, commit, replace } = useView()
  const { data: self } = useQuery(investigationQuery(investigation))
  const bundles = self?.bundles ?? NO_BUNDLES
  const extent = useMemo(() => extentOf(bundles), [bundles])

  const [preview, setPreview] = useState<Range | null>(null)
  const looked = useThrottled(preview, PACE)
  const filter = useMemo(() => filterOf(view, looked), [view, looked])
  const { selected, select, settle } = useSelection()
  /** Every change of the address takes the selection along, which may not have come to rest. */
  const step = useCallback((patch: Partial<ViewState>) => commit({ ...settle(), ...patch }), [commit, settle])
  const adjust = useCallback((patch: Partial<ViewState>) => replace({ ...settle(), ...patch }), [replace, settle])

  const table = useTableModel({ investigation, filter, extent, selected, select, contextOpen: view.context !== null })
  const box = useBox()
  const timeline = useTimelineModel({
    investigation, view, filter: filterOf(view, null), extent, width: box.width, preview, setPreview, commit: step, replace: adjust,
  })
  const facets = useFacetsModel({ investigation, view, filter, commit: step })
  const search = useSearchModel({
    q: view.q,
    known: useKnown(investigation, filter),
    near: (preview ?? timeline.window).from,
    onCommit: (q) => step({ q }),
    onTime: (time) => void table.toTime(time),
  })

  const wanted = useMemo(() => {
    const parsed = parseQuery(view.q, { now: 0 })
    return wantedOf(parsed.ok ? parsed.node : { kind: 'all', span: { start: 0, end: 0 } })
  }, [view.q])
  const row = useSelectedRow(selected, table.cursor?.row, table.rowAt)
  const time = row ? microsOf(row) : null
  useEffect(() => setSelectedTime(time), [time])
  useEffect(() => () => setSelectedTime(null), [])

  const [reference, setReference] = useState<EventRow | null>(null)
  const actions = useActions({ investigation, view, filter, step, adjust, select, selected, row, table })
  const pivoted = familyOf(view.q)
  return {
    investigation, view, step, adjust, extent, bundles,
    preview, setPreview, filter, selected, row, time, wanted, reference,
    mark: (event: EventRow) => setReference(reference?.id === event.id ? null : event),
    table, timeline, box, facets, search, actions, pivoted,
    /** Rows of the selected line's operation are tinted, unless the table shows nothing else. */
    family: row?.op && !pivoted ? rootOf(row.op) : null,
    narrowed: activeParts(filter),
    outOf: useUnfiltered(investigation, filter),
  }
}
export type EventsModel = ReturnType<typeof useEventsModel>

/** The selected row as the table last had it, even when it has scrolled out of the pages at hand. */
function useSelectedRow(selected: string | null, at: number | undefined, rowAt: (row: number) => EventRow | undefined) {
  const kept = useRef<EventRow | undefined>(undefined)
  const found = at === undefined ? undefined : rowAt(at)
  if (found && found.id === selected) kept.current = found
  return kept.current?.id === selected ? kept.current : undefined
}

/** How many events the window holds without search, levels and sources; only asked where those hide some. */
function useUnfiltered(investigation: string, filter: Filter): number | undefined {
  const hides = activeParts(filter).some((part) => part !== 'window')
  const plain: Filter = { ...filter, q: '', level: [], source: [] }
  const { data } = useQuery({ ...eventsQuery(investigation, plain, { offset: 0 }, 1), enabled: hides })
  return hides ? data?.total : undefined
}

/** Values that the search suggests: those of the window, whatever the search says so far. */
function useKnown(investigation: string, filter: Filter) {
  const { data } = useQuery(facetsQuery(investigation, { ...filter, q: '', level: [], source: [] }, 50))
  return useMemo(
    () => (data ? { source: data.source, host: data.host, program: data.program, component: data.component } : {}),
    [data],
  )
}
