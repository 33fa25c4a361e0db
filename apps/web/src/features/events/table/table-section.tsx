import type { EventPage, EventRow } from '@bundlescope/contract/event.ts'
import { memo, useEffect } from 'react'
import { ErrorState } from '../../../ui/error-state.tsx'
import { ContextBlock } from '../context/context-block.tsx'
import { NoHits } from '../empty/no-hits.tsx'
import { badQuery } from '../model/bad-query.ts'
import { activeParts } from '../model/filter.ts'
import type { EventsModel } from '../model/use-events-model.ts'
import { EventTable } from './event-table.tsx'
import { GhostRow } from './ghost-row.tsx'
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
  const model = useTableModel({ investigation, filter, extent, selected, select, contextOpen: view.context !== null })
  useTableHandle(props.table, model)

  const { result, error, cursor } = model
  const page = result?.entry.page
  useEffect(() => onPage(page), [page, onPage])
  const wrong = badQuery(error)
  const problem = wrong && JSON.stringify(wrong)
  useEffect(() => onProblem(problem ? JSON.parse(problem) : null), [problem, onProblem])
  const row = cursor && model.rowAt(cursor.row)
  useEffect(() => {
    if (row && row.id === selected) onRow(row)
  }, [row, selected, onRow])

  if (error && !result && !wrong) return <ErrorState error={error} onRetry={model.retry} />
  return (
    <EventTable
      model={model}
      selected={selected}
      family={props.family}
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
          <GhostRow investigation={investigation} id={selected} onShow={() => step({ q: '', level: [], source: [] })} />
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
