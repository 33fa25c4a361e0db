import type { Investigation } from '@bundlescope/contract/bundle.ts'
import type { Activity, Case, CaseData, Person, Pin, Presence } from '@bundlescope/contract/case.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import { at, investigationKey } from './queries.ts'

/*
 * What people make of an investigation: case data, pins, saved views, who did what and who is here. The live stream
 * keeps these answers as they are on the server (live-case.ts).
 */

/** Case data and saved views. Its pins are not looked at: those of `pinsQuery` know where their lines are today. */
export function caseQuery(id: string) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'case'] as const,
    queryFn: ({ signal }) => call<Case>(at(id, 'case'), { signal }),
  })
}

export function pinsQuery(id: string) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'pins'] as const,
    queryFn: ({ signal }) => call<Pin[]>(at(id, 'pins'), { signal }),
  })
}

export function presenceQuery(id: string) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'presence'] as const,
    queryFn: ({ signal }) => call<Presence[]>(at(id, 'presence'), { signal }),
  })
}

const ACTIVITY_PAGE = 50

/** What was done, newest first; further pages are older. */
export function activityQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: [...investigationKey(id), 'activity'] as const,
    queryFn: ({ signal, pageParam }) =>
      call<Activity[]>(at(id, 'activity'), { params: { limit: ACTIVITY_PAGE, before: pageParam }, signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (last: Activity[]) => (last.length < ACTIVITY_PAGE ? undefined : last.at(-1)?.id),
  })
}

/** Who changed one of these fields of the case last; undefined where the activity does not say. */
export async function lastToChange(id: string, fields: readonly (keyof CaseData)[]): Promise<Person | undefined> {
  const recent = await call<Activity[]>(at(id, 'activity'), { params: { limit: ACTIVITY_PAGE } })
  // of a change of the case, the title names the fields: `symptom, status`
  const isOfThese = ({ what, title }: Activity) =>
    what === 'case-changed' && title.split(', ').some((name) => fields.some((field) => field === name))
  return recent.find(isOfThese)?.by
}

/** All investigations, those that were archived too. */
export const allInvestigationsQuery = queryOptions({
  queryKey: ['investigations', 'archived'] as const,
  queryFn: ({ signal }) => call<Investigation[]>('/investigations', { params: { archived: 'true' }, signal }),
})
