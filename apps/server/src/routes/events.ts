import { EventsQuery } from '@bundlescope/contract/endpoints.ts'
import { EventDetail, EventPage } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { type PagePlace, UnknownCursor } from '@bundlescope/core/store/port.ts'
import type { Routes } from '../app.ts'
import { clientGone } from '../client-gone.ts'
import { isEventId, OfEvent, OfInvestigation } from '../params.ts'
import { ProblemError } from '../problem.ts'
import { readableBundles, scopeOf } from '../scope.ts'

export const eventRoutes: Routes = (app, { catalog, store }) => {
  app.get(
    '/investigations/:id/events',
    { schema: { params: OfInvestigation, querystring: EventsQuery, response: { 200: EventPage } } },
    async (request, reply) => {
      const { bundles, complete } = readableBundles(catalog, request.params.id, request.veil !== null)
      const scope = scopeOf(bundles, request.query, request.tokens)
      const place = placeOf(request.query)
      try {
        const page = await store.page(scope, place, request.query.limit ?? 200, clientGone(reply))
        return { ...page, complete: page.complete && complete }
      } catch (error) {
        if (!(error instanceof UnknownCursor)) throw error
        throw new ProblemError(place.at === 'event' ? 'not-found' : 'bad-cursor', error.message)
      }
    },
  )

  app.get(
    '/investigations/:id/events/:event',
    { schema: { params: OfEvent, response: { 200: EventDetail } } },
    async (request) => {
      const { id, event } = request.params
      const held = readableBundles(catalog, id, request.veil !== null).bundles.includes(event.slice(0, 16))
      const detail = held ? await store.event(event) : null
      if (!detail) throw new ProblemError('not-found', `The investigation ${id} has no event ${event}.`)
      return detail
    },
  )
}

/** Where the page starts: at most one of the parameters that say so. */
function placeOf({ offset, cursor, direction, at }: EventsQuery): PagePlace {
  if ([offset, cursor, at].filter((given) => given !== undefined).length > 1) {
    throw new ProblemError('bad-request', 'offset, cursor and at exclude each other.')
  }
  if (cursor !== undefined) return { at: 'cursor', cursor, direction: direction ?? 'after' }
  if (at === undefined) return { at: 'offset', offset: offset ?? 0 }
  if (isEventId(at)) return { at: 'event', id: at }
  const micros = parseMicros(at)
  if (micros === undefined)
    throw new ProblemError('bad-request', `at=${at} is neither the id of an event nor an ISO time.`)
  return { at: 'time', micros }
}
