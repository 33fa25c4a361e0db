import type { FilePlace } from '@bundlescope/contract/view.ts'
import { quoteValue } from '@bundlescope/query/printer.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Filter, fetchEvents, sourcesQuery } from '../../../api/queries.ts'
import { useView } from '../../../investigation/use-view.ts'
import { notify } from '../../../ui/toast.tsx'
import { eventAtLine } from './event-at-line.ts'

/** From a line of a log to its event among all others. */
export function useShowEvent(investigation: string, { bundle, member, path }: FilePlace) {
  const { t } = useTranslation('files')
  const client = useQueryClient()
  const { open } = useView()
  const [looking, setLooking] = useState(false)
  const showEvent = async (line: number) => {
    setLooking(true)
    try {
      const sources = await client.fetchQuery(sourcesQuery(investigation))
      // The same path may stand in several members of an upload: sources tell them apart.
      const own = sources.filter(
        (each) => each.bundle === bundle && each.member === member && each.files.includes(path),
      )
      const filter: Filter = {
        q: `file:${quoteValue(path)}`,
        from: null,
        to: null,
        level: [],
        source: own.map(({ id }) => id),
      }
      const event = await eventAtLine(line, (offset, limit) => fetchEvents(investigation, filter, { offset }, limit))
      if (event) open('events', { q: '', level: [], source: [], from: null, to: null, trail: [], event: event.id })
      else notify(t('raw.noEvent'))
    } catch (error) {
      notify(t('common:problem.title'), error instanceof Error ? error.message : undefined, 'error')
    } finally {
      setLooking(false)
    }
  }
  return { showEvent, looking }
}
