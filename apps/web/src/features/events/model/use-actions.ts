import type { EventRow } from '@bundlescope/contract/event.ts'
import type { Level } from '@bundlescope/contract/level.ts'
import type { ViewState } from '@bundlescope/contract/view.ts'
import { addTerm } from '@bundlescope/query/edit.ts'
import { quoteValue } from '@bundlescope/query/printer.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { eventQuery, type Filter, fetchEvents } from '../../../api/queries.ts'
import { useView } from '../../../investigation/use-view.ts'
import { notify } from '../../../ui/toast.tsx'
import { FIRST_CONTEXT } from '../context/spans.ts'
import { useCopy } from '../detail/use-copy.ts'
import { rootOf } from '../operation/op-id.ts'
import type { TableModel } from '../table/use-table-model.ts'
import { neighbour } from './neighbour.ts'

type ActionsInput = {
  investigation: string
  view: ViewState
  filter: Filter
  step: (patch: Partial<ViewState>) => void
  adjust: (patch: Partial<ViewState>) => void
  select: (id: string | null) => void
  selected: string | null
  row: EventRow | undefined
  table: TableModel
}

/** What can be done from the selected line: go on to the next of its kind, pivot, look around, hand it on. */
export function useActions({ investigation, view, filter, step, adjust, select, selected, row, table }: ActionsInput) {
  const { t } = useTranslation('events')
  const { href } = useView()
  const client = useQueryClient()
  const copy = useCopy()

  /** The selected line, else the first one on screen. */
  const start = async (): Promise<EventRow | undefined> => {
    if (selected === null) return table.rowAt(table.scroll.place.row)
    return row ?? (await client.fetchQuery(eventQuery(investigation, selected))).event
  }
  const jump = async (narrower: Filter | null, by: 1 | -1, none: string) => {
    const from = await start()
    if (!from || !narrower) return notify(t(none))
    const fetch = (f: Filter, place: Parameters<typeof fetchEvents>[2], limit: number) => fetchEvents(investigation, f, place, limit)
    const found = await neighbour(fetch, narrower, from, by)
    if (found) select(found.id)
    else notify(t(none))
  }
  const withLevels = (levels: Level[]): Filter | null => {
    const shown = filter.level.length === 0 ? levels : levels.filter((level) => filter.level.includes(level))
    return shown.length > 0 ? { ...filter, level: shown } : null
  }
  const direction = (by: 1 | -1) => (by > 0 ? 'Next' : 'Previous')
  const opTerm = (op: string) => `op:${quoteValue(op)}`

  return {
    error: (by: 1 | -1) => jump(withLevels(['error', 'critical']), by, `jump.noError${direction(by)}`),
    warning: (by: 1 | -1) => jump(withLevels(['warning']), by, `jump.noWarning${direction(by)}`),
    operation: async (by: 1 | -1) => {
      const from = await start()
      if (!from?.op) return notify(t('jump.noOperation'))
      await jump({ ...filter, q: addTerm(filter.q, opTerm(rootOf(from.op))) }, by, `jump.noSame${direction(by)}`)
    },
    /** Everything of the line's operation, over all sources of the window. */
    pivot: (event: EventRow) => {
      if (event.op) step({ q: opTerm(rootOf(event.op)), level: [], source: [], event: event.id, context: null })
    },
    member: (op: string) => step({ q: opTerm(op) }),
    /** A search of its own, over all levels and sources. */
    search: (term: string) => step({ q: term, level: [], source: [], context: null }),
    narrow: (term: string) => step({ q: addTerm(view.q, term), context: null }),
    toggleContext: () => {
      if (view.context) adjust({ context: null })
      else if (selected !== null) step({ context: FIRST_CONTEXT })
    },
    copyLink: () => {
      if (selected === null) return
      const link = new URL(href('events', { event: selected }), window.location.origin)
      void copy(link.href, t('detail.linkCopied'))
    },
  }
}
export type Actions = ReturnType<typeof useActions>
