import { Investigation } from '@bundlescope/contract/bundle.ts'
import { InvestigationDraft } from '@bundlescope/contract/endpoints.ts'
import { Type } from 'typebox'
import type { Routes } from '../app.ts'
import { OfInvestigation } from '../params.ts'

export const investigationRoutes: Routes = (app, { investigations, uploads }) => {
  app.get('/investigations', { schema: { response: { 200: Type.Array(Investigation) } } }, () => investigations.list())

  app.post(
    '/investigations',
    { schema: { body: InvestigationDraft, response: { 201: Investigation } } },
    async (request, reply) => reply.code(201).send(investigations.create(request.body.name)),
  )

  app.get('/investigations/:id', { schema: { params: OfInvestigation, response: { 200: Investigation } } }, (request) =>
    investigations.get(request.params.id),
  )

  app.patch(
    '/investigations/:id',
    { schema: { params: OfInvestigation, body: InvestigationDraft, response: { 200: Investigation } } },
    (request) => investigations.rename(request.params.id, request.body.name),
  )

  app.delete('/investigations/:id', { schema: { params: OfInvestigation } }, async (request, reply) => {
    await investigations.delete(request.params.id)
    await uploads.giveUpFor(request.params.id)
    return reply.code(204).send()
  })
}
