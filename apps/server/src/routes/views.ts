import { SavedView, ViewChange, ViewDraft } from '@bundlescope/contract/case.ts'
import { Type } from 'typebox'
import { personOf } from '../access/asker.ts'
import type { Routes } from '../app.ts'
import { OfInvestigation, OfView } from '../params.ts'

/** Addresses within an investigation that people keep under a name. */
export const viewRoutes: Routes = (app, { views, investigations }) => {
  app.get(
    '/investigations/:id/views',
    { schema: { params: OfInvestigation, response: { 200: Type.Array(SavedView) } } },
    (request) => {
      investigations.demand(request.params.id)
      return views.of(request.params.id)
    },
  )

  app.post(
    '/investigations/:id/views',
    { schema: { params: OfInvestigation, body: ViewDraft, response: { 201: SavedView } } },
    async (request, reply) => {
      investigations.demand(request.params.id)
      return reply.code(201).send(views.add(request.params.id, request.body, personOf(request)))
    },
  )

  app.patch(
    '/investigations/:id/views/:view',
    { schema: { params: OfView, body: ViewChange, response: { 200: SavedView } } },
    (request) => views.change(request.params.id, request.params.view, request.body, personOf(request)),
  )

  app.delete('/investigations/:id/views/:view', { schema: { params: OfView } }, (request, reply) => {
    views.remove(request.params.id, request.params.view, personOf(request))
    return reply.code(204).send()
  })
}
