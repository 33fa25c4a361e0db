import type { BundleFile, Investigation, Source } from '@bundlescope/contract/bundle.ts'
import type {
  ContextAnswer,
  Coverage,
  EventDetail,
  EventPage,
  Facets,
  OperationFamily,
  Patterns,
  Timeline,
} from '@bundlescope/contract/event.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import type { PatternSort, ViewContext, ViewState } from '@bundlescope/contract/view.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call, type Params } from './client.ts'

/** What a question is asked of: the part of a view that chooses events. */
export type Filter = Pick<ViewState, 'q' | 'from' | 'to' | 'level' | 'source'>

/** Everything asked about one investigation lies under this key, so that one call refreshes it while a bundle is read. */
export function investigationKey(id: string) {
  return ['investigation', id] as const
}

export const investigationsQuery = queryOptions({
  queryKey: ['investigations'] as const,
  queryFn: ({ signal }) => call<Investigation[]>('/investigations', { signal }),
})

export function investigationQuery(id: string) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'self'] as const,
    queryFn: ({ signal }) => call<Investigation>(at(id), { signal }),
  })
}

/** Where a page of events starts; the first page when nothing is named. */
export type PagePlace =
  | { offset: number }
  | { cursor: string; direction?: 'after' | 'before' }
  | { event: string }
  | { time: number }

export function eventsQuery(id: string, filter: Filter, place: PagePlace, limit: number) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'events', filterParams(filter), place, limit] as const,
    queryFn: ({ signal }) => fetchEvents(id, filter, place, limit, signal),
  })
}

/** The same without the cache, for jumps that need one answer (next error, end of the range). */
export function fetchEvents(id: string, filter: Filter, place: PagePlace, limit: number, signal?: AbortSignal) {
  return call<EventPage>(at(id, 'events'), {
    params: { ...filterParams(filter), ...placeParams(place), limit },
    signal,
  })
}

export function timelineQuery(id: string, filter: Filter, buckets: number) {
  const params = { ...filterParams(filter), buckets }
  return queryOptions({
    queryKey: [...investigationKey(id), 'timeline', params] as const,
    queryFn: ({ signal }) => call<Timeline>(at(id, 'timeline'), { params, signal }),
    placeholderData: keepPreviousData,
  })
}

export function facetsQuery(id: string, filter: Filter, limit: number) {
  const params = { ...filterParams(filter), limit }
  return queryOptions({
    queryKey: [...investigationKey(id), 'facets', params] as const,
    queryFn: ({ signal }) => call<Facets>(at(id, 'facets'), { params, signal }),
    placeholderData: keepPreviousData,
  })
}

export type PatternsChoice = { sort: PatternSort; text: string; limit: number; cells: number }

export function patternsQuery(id: string, filter: Filter, choice: PatternsChoice) {
  const params = { ...filterParams(filter), ...choice }
  return queryOptions({
    queryKey: [...investigationKey(id), 'patterns', params] as const,
    queryFn: ({ signal }) => call<Patterns>(at(id, 'patterns'), { params, signal }),
    placeholderData: keepPreviousData,
  })
}

export function eventQuery(id: string, event: string) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'event', event] as const,
    queryFn: ({ signal }) => call<EventDetail>(at(id, 'events', event), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function contextQuery(id: string, event: string, context: ViewContext) {
  const span = 'lines' in context ? { before: context.lines, after: context.lines } : { seconds: context.seconds }
  const params = { scope: context.scope, ...span }
  return queryOptions({
    queryKey: [...investigationKey(id), 'context', event, params] as const,
    queryFn: ({ signal }) => call<ContextAnswer>(at(id, 'events', event, 'context'), { params, signal }),
    placeholderData: keepPreviousData,
  })
}

export function operationQuery(id: string, op: string) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'operation', op] as const,
    queryFn: ({ signal }) => call<OperationFamily>(at(id, 'operations', op), { signal }),
  })
}

export function coverageQuery(id: string, cells: number) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'coverage', cells] as const,
    queryFn: ({ signal }) => call<Coverage>(at(id, 'coverage'), { params: { cells }, signal }),
    placeholderData: keepPreviousData,
  })
}

export function filesQuery(id: string) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'files'] as const,
    queryFn: ({ signal }) => call<BundleFile[]>(at(id, 'files'), { signal }),
    placeholderData: keepPreviousData,
  })
}

export function sourcesQuery(id: string) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'sources'] as const,
    queryFn: ({ signal }) => call<Source[]>(at(id, 'sources'), { signal }),
    placeholderData: keepPreviousData,
  })
}

function placeParams(place: PagePlace): Params {
  if ('event' in place) return { at: place.event }
  return 'time' in place ? { at: formatMicros(place.time) } : place
}

/** The filter as parameters of the API. */
function filterParams({ q, from, to, level, source }: Filter) {
  return {
    q: q.trim(),
    from: from === null ? null : formatMicros(from),
    to: to === null ? null : formatMicros(to),
    level,
    source,
  }
}

/** Example: `at('x', 'events', 'a.1.2')` → `/investigations/x/events/a.1.2`, each part escaped. */
export function at(id: string, ...parts: string[]): string {
  return ['/investigations', id, ...parts].map((part, i) => (i === 0 ? part : encodeURIComponent(part))).join('/')
}
