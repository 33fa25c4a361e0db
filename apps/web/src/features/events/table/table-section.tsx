import type { Pin } from '@bundlescope/contract/case.ts'
import type { EventPage, EventRow } from '@bundlescope/contract/event.ts'
import type { ViewState } from '@bundlescope/contract/view.ts'
import { useQuery } from '@tanstack/react-query'
import { memo, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { pinsQuery } from '../../../api/case.ts'
import type { Filter } from '../../../api/queries.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { EmptyState } from '../../../ui/state.tsx'
import { ContextBlock } from '../context/context-block.tsx'
import { NoHits } from '../empty/no-hits.tsx'
import { badQuery } from '../model/bad-query.ts'
import { activeParts } from '../model/filter.ts'
import type { EventsModel } from '../model/use-events-model.ts'
import { EventTable } from './event-table.tsx'
import { GhostRow } from './ghost-row.tsx'
import { microsOf } from './order.ts'
import { useTableHandle } from './use-table-handle.ts'
import { useTableModel } from './use-table-model.ts'

type Shared =
  | 'investigation'
  | 'view'
  | 'filter'
  | 'extent'
  | 'selected'
  | 'select'
  | 'wanted'
  | 'family'
  | 'table'
  | 'actions'
  | 'step'
  | 'adjust'
  | 'setPreview'
type TableSectionProps = Pick<EventsModel, Shared> & {
  selectedTime: number | null
  onPage: (page: EventPage | undefined) => void
  onProblem: (problem: { code: string; text: string } | null) => void
  onRow: (row: EventRow) => void
}

/** The table with what opens in it. Scrolling draws this and nothing else. */
export const TableSection = memo(function TableSection(props: TableSectionProps) {
  const {
    investigation,
    view,
    filter,
    extent,
    selected,
    select,
    wanted,
    actions,
    step,
    adjust,
    onPage,
    onProblem,
    onRow,
  } = props
  const { t } = useTranslation('events')
  const model = useTableModel({
    investigation,
    filter,
    extent,
    selected,
    selectedTime: props.selectedTime,
    select,
    onLeaveWindow: (id) => step({ event: id, from: null, to: null, trail: [] }),
    contextOpen: view.context !== null,
  })
  useTableHandle(props.table, model)
  const { data: pinned } = useQuery({ ...pinsQuery(investigation), select: pinnedEvents })

  const { result, error, cursor } = model
  // Of a search that failed there is no number to show.
  const page = error && model.stale ? undefined : result?.entry.page
  useEffect(() => onPage(page), [page, onPage])
  const wrong = badQuery(error)
  const problem = wrong && JSON.stringify(wrong)
  useEffect(() => onProblem(problem ? JSON.parse(problem) : null), [problem, onProblem])
  const row = cursor && model.rowAt(cursor.row)
  useEffect(() => {
    if (row && row.id === selected) onRow(row)
  }, [row, selected, onRow])

  if (error && (!result || model.stale)) {
    return wrong ? (
      <EmptyState title={t('empty.wrong')}>{t('empty.wrongText')}</EmptyState>
    ) : (
      <ErrorState error={error} onRetry={model.retry} />
    )
  }
  return (
    <EventTable
      model={model}
      selected={selected}
      family={props.family}
      pinned={pinned ?? NONE}
      wanted={wanted}
      filtered={activeParts(filter).some((part) => part !== 'window')}
      onPivot={actions.pivot}
      empty={
        result &&
        !model.stale && (
          <NoHits
            investigation={investigation}
            filter={result.filter}
            complete={result.entry.page.complete}
            onChange={(patch) => {
              props.setPreview(null)
              step(patch)
            }}
          />
        )
      }
      ghost={
        selected !== null && (
          <GhostRow investigation={investigation} id={selected} onShow={(event) => step(showing(event, filter))} />
        )
      }
      context={
        view.context &&
        selected !== null && (
          <ContextBlock
            investigation={investigation}
            event={selected}
            context={view.context}
            wanted={wanted}
            onChange={(context) => adjust({ context })}
            onSelect={(event) => step({ event: event.id })}
          />
        )
      }
    />
  )
})

const NONE: ReadonlySet<string> = new Set()
const pinnedEvents = (pins: readonly Pin[]): ReadonlySet<string> => new Set(pins.flatMap(({ event }) => event ?? []))

/** The change that lets a line be seen: no filter, and no window where it lies outside of it. */
function showing(event: EventRow, { from, to }: Filter): Partial<ViewState> {
  const time = microsOf(event)
  const outside = (from !== null && time < from) || (to !== null && time >= to)
  return { q: '', level: [], source: [], ...(outside ? { from: null, to: null, trail: [] } : {}) }
}
