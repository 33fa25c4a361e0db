import { FacetsQuery } from '@bundlescope/contract/endpoints.ts'
import { Facets } from '@bundlescope/contract/event.ts'
import type { Routes } from '../app.ts'
import { clientGone } from '../client-gone.ts'
import { OfInvestigation } from '../params.ts'
import { readableBundles, scopeOf } from '../scope.ts'

export const facetRoutes: Routes = (app, { catalog, store }) => {
  app.get(
    '/investigations/:id/facets',
    { schema: { params: OfInvestigation, querystring: FacetsQuery, response: { 200: Facets } } },
    (request, reply) => {
      const scope = scopeOf(
        readableBundles(catalog, request.params.id, request.veil !== null).bundles,
        request.query,
        request.tokens,
      )
      return store.facets(scope, request.query.limit ?? 50, clientGone(reply))
    },
  )
}
