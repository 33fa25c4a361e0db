import type { EventRow } from '@bundlescope/contract/event.ts'
import type { Level } from '@bundlescope/contract/level.ts'
import { addTerm } from '@bundlescope/query/edit.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { eventQuery, type Filter, fetchEvents, type PagePlace } from '../../../api/queries.ts'
import { notify } from '../../../ui/toast.tsx'
import { opTerm, rootOf } from '../operation/op-id.ts'
import { neighbour } from './neighbour.ts'
import type { EventsModel } from './use-events-model.ts'

/** Frames that a view may take to be drawn before a jump goes by what is there. */
const PATIENCE = 60

/** From the selected line to the next or previous one: error, warning, line of the same operation, or any. */
export function useJumps(model: EventsModel) {
  const { t } = useTranslation('events')
  const client = useQueryClient()
  const { search } = useLocation()
  const { table } = model
  const drawn = useRef({ model, search })
  drawn.current = { model, search }

  /** The model of the view that the address names: a key may be quicker than the view is drawn. */
  const current = async (): Promise<EventsModel> => {
    for (let frames = 0; frames < PATIENCE && drawn.current.search !== window.location.search; frames++)
      await new Promise(requestAnimationFrame)
    const { model } = drawn.current
    // What the table shows lags behind a range that is looked at no more.
    return model.preview === null ? { ...model, filter: model.committed } : model
  }
  /** The selected line, else the first one on screen; of a table that is still on its way, the first one of all. */
  const startIn = async ({ investigation, filter, selected, row }: EventsModel): Promise<EventRow | undefined> => {
    if (selected === null)
      return table.current?.top() ?? (await fetchEvents(investigation, filter, { offset: 0 }, 1)).events[0]
    return row ?? (await client.fetchQuery(eventQuery(investigation, selected))).event
  }
  /** Resolves to the line that was jumped to. `narrow`: the filter of the lines meant, null for none. */
  const jump = async (
    narrow: (filter: Filter) => Filter | null,
    by: 1 | -1,
    none: string,
  ): Promise<string | undefined> => {
    const model = await current()
    const { investigation, filter, select } = model
    const from = await startIn(model)
    const narrower = narrow(filter)
    const fetch = (of: Filter, place: PagePlace, limit: number) => fetchEvents(investigation, of, place, limit)
    const found = from && narrower ? await neighbour(fetch, narrower, from, by) : undefined
    if (found) select(found.id)
    else notify(t(`jump.${none}${by > 0 ? 'Next' : 'Previous'}`))
    return found?.id
  }
  const jumpToOperation = async (by: 1 | -1): Promise<string | undefined> => {
    const op = (await startIn(await current()))?.op
    if (op) return jump((filter) => ({ ...filter, q: addTerm(filter.q, opTerm(rootOf(op))) }), by, 'noSame')
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
  const withLevels =
    (levels: Level[]) =>
    (filter: Filter): Filter | null => {
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
