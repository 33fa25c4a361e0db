import type { EventRow } from '@bundlescope/contract/event.ts'
import type { Level } from '@bundlescope/contract/level.ts'
import { addTerm } from '@bundlescope/query/edit.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { eventQuery, type Filter, fetchEvents, type PagePlace } from '../../../api/queries.ts'
import { notify } from '../../../ui/toast.tsx'
import { opTerm, rootOf } from '../operation/op-id.ts'
import { neighbour } from './neighbour.ts'
import type { EventsModel } from './use-events-model.ts'

/** From the selected line to the next or previous one: error, warning, line of the same operation, or any. */
export function useJumps({ investigation, filter, select, selected, row, table }: EventsModel) {
  const { t } = useTranslation('events')
  const client = useQueryClient()

  /** The selected line, else the first one on screen. */
  const start = async (): Promise<EventRow | undefined> => {
    if (selected === null) return table.current?.top()
    return row ?? (await client.fetchQuery(eventQuery(investigation, selected))).event
  }
  /** Resolves to the line that was jumped to. */
  const jump = async (narrower: Filter | null, by: 1 | -1, none: string): Promise<string | undefined> => {
    const from = await start()
    const fetch = (of: Filter, place: PagePlace, limit: number) => fetchEvents(investigation, of, place, limit)
    const found = from && narrower ? await neighbour(fetch, narrower, from, by) : undefined
    if (found) select(found.id)
    else notify(t(`jump.${none}${by > 0 ? 'Next' : 'Previous'}`))
    return found?.id
  }
  const jumpToOperation = async (by: 1 | -1): Promise<string | undefined> => {
    const from = await start()
    if (from?.op) return jump({ ...filter, q: addTerm(filter.q, opTerm(rootOf(from.op))) }, by, 'noSame')
    notify(t('jump.noOperation'))
    return undefined
  }

  const underWay = useRef<Promise<string | undefined> | null>(null)
  const begin = (jumping: Promise<string | undefined>): Promise<string | undefined> => {
    const ended = jumping.finally(() => {
      if (underWay.current === ended) underWay.current = null
    })
    underWay.current = ended
    return ended
  }
  /** A line down or up. Of a jump under way, from where it leads to. */
  const step = (by: 1 | -1): void => {
    const jumping = underWay.current
    if (jumping === null) table.current?.stepBy(by)
    else void jumping.catch(() => undefined).then((from) => table.current?.stepBy(by, from))
  }
  const withLevels = (levels: Level[]): Filter | null => {
    const shown = filter.level.length === 0 ? levels : levels.filter((level) => filter.level.includes(level))
    return shown.length > 0 ? { ...filter, level: shown } : null
  }
  return {
    step,
    error: (by: 1 | -1) => begin(jump(withLevels(['error', 'critical']), by, 'noError')),
    warning: (by: 1 | -1) => begin(jump(withLevels(['warning']), by, 'noWarning')),
    operation: (by: 1 | -1) => begin(jumpToOperation(by)),
  }
}
