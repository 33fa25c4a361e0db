import type { Analysis } from '@bundlescope/contract/analysis.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import { at, investigationKey } from './queries.ts'

/** Everything concluded from the bundles: findings, services, ports, names. Asked once for all panels. */
export function analysisQuery(id: string) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'analysis'] as const,
    queryFn: ({ signal }) => call<Analysis>(at(id, 'analysis'), { signal }),
    placeholderData: keepPreviousData,
  })
}
