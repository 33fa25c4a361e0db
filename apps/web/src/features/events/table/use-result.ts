import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Filter, investigationKey, type PagePlace } from '../../../api/queries.ts'
import { filterKey } from '../model/filter.ts'
import { type Entry, enter } from '../model/locate.ts'

/** The answer that the table shows: the one asked for, or the one before while that is on its way. */
export type Result = { key: string; filter: Filter; entry: Entry }

/**
 * Asks for the answer to a filter and keeps showing the former one until the first page of the new one is there.
 * `place` is read when the filter changes: where in the new answer the table should open.
 */
export function useResult(investigation: string, filter: Filter, place: () => PagePlace) {
  const client = useQueryClient()
  const key = `${investigation} ${filterKey(filter)}`
  const [asked, setAsked] = useState(() => ({ key, place: place() }))
  const [shown, setShown] = useState<Result | null>(null)
  if (asked.key !== key) setAsked({ key, place: place() })

  const query = useQuery({
    queryKey: [...investigationKey(investigation), 'entry', filterKey(filter), asked.key === key ? asked.place : null],
    queryFn: ({ signal }) => enter(client, investigation, filter, asked.place, signal),
    enabled: asked.key === key,
    gcTime: 60_000,
  })
  if (query.data && (shown?.key !== key || shown.entry !== query.data)) setShown({ key, filter, entry: query.data })
  return {
    result: shown,
    loading: query.isFetching,
    error: query.error,
    /** What failed here has failed around it: the timeline and the numbers are asked for again as well. */
    retry: () =>
      void client.refetchQueries({
        queryKey: investigationKey(investigation),
        type: 'active',
        predicate: ({ state }) => state.status === 'error',
      }),
  }
}
