import { Presence, PresenceReport } from '@bundlescope/contract/case.ts'
import { Type } from 'typebox'
import { personOf } from '../access/asker.ts'
import type { Routes } from '../app.ts'
import { OfClient, OfInvestigation } from '../params.ts'

const Present = Type.Array(Presence)

/** Who is here, and what they look at. */
export const presenceRoutes: Routes = (app, { presences, investigations }) => {
  app.get(
    '/investigations/:id/presence',
    { schema: { params: OfInvestigation, response: { 200: Present } } },
    (request) => {
      investigations.demand(request.params.id)
      return presences.of(request.params.id)
    },
  )

  app.put(
    '/investigations/:id/presence',
    { schema: { params: OfInvestigation, body: PresenceReport, response: { 200: Present } } },
    (request) => {
      investigations.demand(request.params.id)
      return presences.report(request.params.id, request.body, personOf(request))
    },
  )

  app.delete('/investigations/:id/presence/:client', { schema: { params: OfClient } }, (request, reply) => {
    presences.leave(request.params.id, request.params.client, personOf(request))
    return reply.code(204).send()
  })
}
