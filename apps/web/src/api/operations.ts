import type { OperationDetail, OperationPage } from '@bundlescope/contract/analysis.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import type { ViewState } from '@bundlescope/contract/view.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import { at, investigationKey } from './queries.ts'

/** The part of a view that chooses operations and their order. */
type OperationChoice = Pick<
  ViewState,
  'opText' | 'opKind' | 'opOutcome' | 'opLonger' | 'opSort' | 'opDirection' | 'from' | 'to' | 'source'
>

/** Operations of one request. */
export const OPERATION_PAGE = 100

/** One page of the list of operations; pages count from 0. */
export function operationsQuery(id: string, choice: OperationChoice, page: number, limit = OPERATION_PAGE) {
  const { opText, opKind, opOutcome, opLonger, opSort, opDirection, from, to, source } = choice
  const params = {
    q: opText.trim(),
    kind: opKind,
    outcome: opOutcome,
    longerThanMs: opLonger || null,
    sort: opSort,
    direction: opDirection,
    from: from === null ? null : formatMicros(from),
    to: to === null ? null : formatMicros(to),
    source,
    offset: page * limit,
    limit,
  }
  return queryOptions({
    queryKey: [...investigationKey(id), 'operations', params] as const,
    queryFn: ({ signal }) => call<OperationPage>(at(id, 'operations'), { params, signal }),
    placeholderData: keepPreviousData,
  })
}

/** One operation with the lanes of its family. */
export function operationDetailQuery(id: string, op: string) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'operation-detail', op] as const,
    queryFn: ({ signal }) => call<OperationDetail>(at(id, 'operations', op, 'detail'), { signal }),
  })
}
