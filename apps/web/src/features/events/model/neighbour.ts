import type { EventRow } from '@bundlescope/contract/event.ts'
import type { Filter, fetchEvents } from '../../../api/queries.ts'
import { compareEvents, type Ordered } from '../table/order.ts'

type Fetch = (filter: Filter, place: Parameters<typeof fetchEvents>[2], limit: number) => ReturnType<typeof fetchEvents>

/**
 * The next (`step` 1) or previous (-1) event after or before `from` among those that pass `filter`, which `from` itself
 * need not pass. Undefined at the end.
 */
export async function neighbour(
  fetch: Fetch,
  filter: Filter,
  from: Ordered,
  step: 1 | -1,
): Promise<EventRow | undefined> {
  const page = await fetch(filter, { event: from.id }, 20)
  const first = page.events.findIndex((row) => compareEvents(row, from) >= 0)
  const at = first < 0 ? page.events.length : first
  const self = page.events[at]?.id === from.id
  const wanted = step > 0 ? at + (self ? 1 : 0) : at - 1
  const known = page.events[wanted]
  if (known) return known
  const rank = page.offset + wanted
  if (rank < 0 || rank >= page.total) return undefined
  return (await fetch(filter, { offset: rank }, 1)).events[0]
}
