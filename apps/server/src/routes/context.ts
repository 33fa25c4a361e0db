import { ContextQuery } from '@bundlescope/contract/endpoints.ts'
import { ContextAnswer } from '@bundlescope/contract/event.ts'
import type { Routes } from '../app.ts'
import { clientGone } from '../client-gone.ts'
import { OfEvent } from '../params.ts'
import { ProblemError } from '../problem.ts'
import { readableBundles } from '../scope.ts'

export const contextRoutes: Routes = (app, { catalog, store }) => {
  app.get(
    '/investigations/:id/events/:event/context',
    { schema: { params: OfEvent, querystring: ContextQuery, response: { 200: ContextAnswer } } },
    async (request, reply) => {
      const { id, event } = request.params
      const { scope = 'file', seconds, before, after } = request.query
      if (seconds !== undefined && (before ?? after) !== undefined) {
        throw new ProblemError('bad-request', 'seconds excludes before and after.')
      }
      const { bundles } = readableBundles(catalog, id, request.veil !== null)
      const span = seconds === undefined ? { before: before ?? 10, after: after ?? 10 } : { seconds }
      const held = bundles.includes(event.slice(0, 16))
      const answer = held ? await store.context({ id: event, bundles, scope, span }, clientGone(reply)) : null
      if (!answer) throw new ProblemError('not-found', `The investigation ${id} has no event ${event}.`)
      return answer
    },
  )
}
