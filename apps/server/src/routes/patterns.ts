import { PatternsQuery } from '@bundlescope/contract/endpoints.ts'
import { Patterns } from '@bundlescope/contract/event.ts'
import { normalise } from '@bundlescope/query/token.ts'
import type { Routes } from '../app.ts'
import { clientGone } from '../client-gone.ts'
import { OfInvestigation } from '../params.ts'
import { readableBundles, scopeOf } from '../scope.ts'

export const patternRoutes: Routes = (app, { catalog, store }) => {
  app.get(
    '/investigations/:id/patterns',
    { schema: { params: OfInvestigation, querystring: PatternsQuery, response: { 200: Patterns } } },
    (request, reply) => {
      const { sort = 'count', text = '', limit = 200, cells = 24 } = request.query
      const scope = scopeOf(
        readableBundles(catalog, request.params.id, request.veil !== null).bundles,
        request.query,
        request.tokens,
      )
      return store.patterns({ ...scope, sort, text: normalise(text), limit, cells }, clientGone(reply))
    },
  )
}
