import type { EventRow } from '@bundlescope/contract/event.ts'
import type { Level } from '@bundlescope/contract/level.ts'
import { addTerm } from '@bundlescope/query/edit.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { eventQuery, type Filter, fetchEvents, type PagePlace } from '../../../api/queries.ts'
import { notify } from '../../../ui/toast.tsx'
import { opTerm, rootOf } from '../operation/op-id.ts'
import { neighbour } from './neighbour.ts'
import type { EventsModel } from './use-events-model.ts'

/** From the selected line to the next or previous error, warning, or line of the same operation. */
export function useJumps({ investigation, filter, select, selected, row, table }: EventsModel) {
  const { t } = useTranslation('events')
  const client = useQueryClient()

  /** The selected line, else the first one on screen. */
  const start = async (): Promise<EventRow | undefined> => {
    if (selected === null) return table.current?.top()
    return row ?? (await client.fetchQuery(eventQuery(investigation, selected))).event
  }
  const jump = async (narrower: Filter | null, by: 1 | -1, none: string) => {
    const from = await start()
    const fetch = (of: Filter, place: PagePlace, limit: number) => fetchEvents(investigation, of, place, limit)
    const found = from && narrower ? await neighbour(fetch, narrower, from, by) : undefined
    if (found) select(found.id)
    else notify(t(`jump.${none}${by > 0 ? 'Next' : 'Previous'}`))
  }
  const withLevels = (levels: Level[]): Filter | null => {
    const shown = filter.level.length === 0 ? levels : levels.filter((level) => filter.level.includes(level))
    return shown.length > 0 ? { ...filter, level: shown } : null
  }
  return {
    error: (by: 1 | -1) => jump(withLevels(['error', 'critical']), by, 'noError'),
    warning: (by: 1 | -1) => jump(withLevels(['warning']), by, 'noWarning'),
    operation: async (by: 1 | -1) => {
      const from = await start()
      if (!from?.op) return notify(t('jump.noOperation'))
      await jump({ ...filter, q: addTerm(filter.q, opTerm(rootOf(from.op))) }, by, 'noSame')
    },
  }
}
