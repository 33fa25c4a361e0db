import type { Analysis } from '@bundlescope/contract/analysis.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import { at, investigationKey } from './queries.ts'

/** How long what was concluded from bundles that are still being read stands before it is asked for again. */
const UNFINISHED_MS = 2000

/**
 * Everything concluded from the bundles: findings, services, ports, names. Asked once for all panels; of bundles that are
 * still being read again and again, so that no page keeps conclusions from half a bundle, whatever news got lost.
 */
export function analysisQuery(id: string) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'analysis'] as const,
    queryFn: ({ signal }) => call<Analysis>(at(id, 'analysis'), { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (data && !data.complete ? UNFINISHED_MS : false),
  })
}
