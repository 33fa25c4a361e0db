import { OperationFamily } from '@bundlescope/contract/event.ts'
import type { Routes } from '../app.ts'
import { clientGone } from '../client-gone.ts'
import { OfOperation } from '../params.ts'
import { readableBundles } from '../scope.ts'

export const operationRoutes: Routes = (app, { catalog, store }) => {
  app.get(
    '/investigations/:id/operations/:op',
    { schema: { params: OfOperation, response: { 200: OperationFamily } } },
    (request, reply) =>
      store.family(
        readableBundles(catalog, request.params.id, request.veil !== null).bundles,
        request.params.op,
        clientGone(reply),
      ),
  )
}
