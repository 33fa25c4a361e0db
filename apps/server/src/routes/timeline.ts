import { TimelineQuery } from '@bundlescope/contract/endpoints.ts'
import { Timeline } from '@bundlescope/contract/event.ts'
import type { Routes } from '../app.ts'
import { clientGone } from '../client-gone.ts'
import { OfInvestigation } from '../params.ts'
import { readableBundles, scopeOf } from '../scope.ts'

export const timelineRoutes: Routes = (app, { catalog, store }) => {
  app.get(
    '/investigations/:id/timeline',
    { schema: { params: OfInvestigation, querystring: TimelineQuery, response: { 200: Timeline } } },
    (request, reply) => {
      const scope = scopeOf(
        readableBundles(catalog, request.params.id, request.veil !== null).bundles,
        request.query,
        request.tokens,
      )
      return store.timeline(scope, request.query.buckets ?? 200, clientGone(reply))
    },
  )
}
