import type { EventPage, EventRow } from '@bundlescope/contract/event.ts'
import { type Micros, parseMicros } from '@bundlescope/contract/time.ts'

/** What is needed to say where an event stands: every list is ordered by time, bundle, file, place in the file. */
export type Ordered = Pick<EventRow, 'id' | 'time'>

/** Negative when `a` comes first. Ids are `<bundle>.<file, base 36>.<byte offset, base 36>`. */
export function compareEvents(a: Ordered, b: Ordered): number {
  const byTime = microsOf(a) - microsOf(b)
  if (byTime) return byTime
  const [bundleA = '', fileA = '', offsetA = ''] = a.id.split('.')
  const [bundleB = '', fileB = '', offsetB = ''] = b.id.split('.')
  if (bundleA !== bundleB) return bundleA < bundleB ? -1 : 1
  return (
    Number.parseInt(fileA, 36) - Number.parseInt(fileB, 36) ||
    Number.parseInt(offsetA, 36) - Number.parseInt(offsetB, 36)
  )
}

export function microsOf(event: Ordered): Micros {
  return parseMicros(event.time) ?? 0
}

/** Rank in the whole answer of the first row at or after `event`, from a page asked for at it. */
export function rankAt(page: EventPage, event: Ordered): number {
  const i = page.events.findIndex((row) => compareEvents(row, event) >= 0)
  return page.offset + (i < 0 ? page.events.length : i)
}
