import type { Case, Pin, SavedView } from '@bundlescope/contract/case.ts'
import type { LiveEvent } from '@bundlescope/contract/live.ts'
import type { QueryClient } from '@tanstack/react-query'
import { activityQuery, allInvestigationsQuery, caseQuery, pinsQuery, presenceQuery } from './case.ts'

/** Brings what others did with a case into the Query cache. Answers that nobody asked for yet are left alone. */
export function applyLiveCase(client: QueryClient, event: LiveEvent): void {
  switch (event.type) {
    case 'case':
      change(client, event.investigation, (known) =>
        event.version < known.version ? known : { ...known, data: event.data, version: event.version },
      )
      break
    case 'view':
      change(client, event.investigation, (known) => ({ ...known, views: put(known.views, event.view) }))
      break
    case 'view-deleted':
      change(client, event.investigation, (known) => ({ ...known, views: without(known.views, event.id) }))
      break
    case 'pin':
      putPin(client, event.investigation, event.pin)
      break
    case 'pin-deleted':
      takePin(client, event.investigation, event.id)
      break
    case 'presence':
      client.setQueryData(presenceQuery(event.investigation).queryKey, event.present)
      break
    case 'activity':
      void client.invalidateQueries({ queryKey: activityQuery(event.investigation).queryKey })
      break
    case 'investigation':
    case 'investigation-deleted':
      void client.invalidateQueries({ queryKey: allInvestigationsQuery.queryKey })
  }
}

/** Adds a pin or takes the newer of two versions. Which event it is today is not in every message: what was known stays. */
export function putPin(client: QueryClient, id: string, pin: Pin): void {
  const { queryKey } = pinsQuery(id)
  const before = client.getQueryData(queryKey)?.find((each) => each.id === pin.id)
  client.setQueryData(queryKey, (known) => known && withPin(known, pin))
  const placed = (pin.event ?? before?.event) !== undefined
  if (pin.anchor.kind === 'line' && !placed) void client.invalidateQueries({ queryKey })
}

export function takePin(client: QueryClient, id: string, pin: string): void {
  client.setQueryData(pinsQuery(id).queryKey, (known) => known && without(known, pin))
}

function withPin(known: readonly Pin[], pin: Pin): Pin[] {
  const before = known.find(({ id }) => id === pin.id)
  if (before && before.version > pin.version) return [...known]
  return put(known, pin.event === undefined && before?.event !== undefined ? { ...pin, event: before.event } : pin)
}

function change(client: QueryClient, id: string, to: (known: Case) => Case): void {
  client.setQueryData(caseQuery(id).queryKey, (known) => known && to(known))
}

function put<T extends Pin | SavedView>(list: readonly T[], item: T): T[] {
  return list.some(({ id }) => id === item.id)
    ? list.map((each) => (each.id === item.id ? item : each))
    : [...list, item]
}

function without<T extends { id: string }>(list: readonly T[], id: string): T[] {
  return list.filter((each) => each.id !== id)
}
