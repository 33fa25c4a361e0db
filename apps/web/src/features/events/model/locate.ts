import type { EventPage } from '@bundlescope/contract/event.ts'
import type { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '../../../api/client.ts'
import { eventQuery, type Filter, fetchEvents, type PagePlace } from '../../../api/queries.ts'
import { rankAt } from '../table/order.ts'

/** Rows of one request; the table's pages start at multiples of it. */
export const PAGE = 200

/** Where an event stands in an answer. `hidden`: the filter leaves it out, `row` is the first one after it. */
export type Location = { id: string; row: number; hidden: boolean }
export type Entry = { page: EventPage; location: Location | null; missing: string | null }

/** The first page to show of an answer and, when it starts at an event, where that stands. */
export async function enter(
  client: QueryClient,
  investigation: string,
  filter: Filter,
  place: PagePlace,
  signal?: AbortSignal,
): Promise<Entry> {
  if (!('event' in place)) {
    return { page: await fetchEvents(investigation, filter, place, PAGE, signal), location: null, missing: null }
  }
  try {
    const page = await fetchEvents(investigation, filter, place, PAGE, signal)
    return { page, location: await locateIn(client, investigation, page, place.event), missing: null }
  } catch (error) {
    // The link may be of a bundle that was deleted since: the rest of the view still holds.
    if (!(error instanceof ApiProblem && error.code === 'not-found')) throw error
    const page = await fetchEvents(investigation, filter, { offset: 0 }, PAGE, signal)
    return { page, location: null, missing: place.event }
  }
}

async function locateIn(client: QueryClient, investigation: string, page: EventPage, id: string): Promise<Location> {
  const i = page.events.findIndex((row) => row.id === id)
  if (i >= 0) return { id, row: page.offset + i, hidden: false }
  const { event } = await client.fetchQuery(eventQuery(investigation, id))
  return { id, row: rankAt(page, event), hidden: true }
}
