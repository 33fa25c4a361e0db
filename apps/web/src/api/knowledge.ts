import type { ErrorKnowledge, PortKnowledge } from '@bundlescope/contract/knowledge.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import { at, investigationKey } from './queries.ts'

/*
 * What is known without the bundles. It does not change while the server runs.
 */

export function portKnowledgeQuery(id: string, port: number) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'known-port', port] as const,
    queryFn: ({ signal }) => call<PortKnowledge>(at(id, 'knowledge', 'ports', String(port)), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function errorKnowledgeQuery(id: string) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'known-errors'] as const,
    queryFn: ({ signal }) => call<ErrorKnowledge[]>(at(id, 'knowledge', 'errors'), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
