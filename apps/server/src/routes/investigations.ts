import { Investigation } from '@bundlescope/contract/bundle.ts'
import { InvestigationDraft, InvestigationsQuery } from '@bundlescope/contract/endpoints.ts'
import { Type } from 'typebox'
import { personOf } from '../access/asker.ts'
import type { Routes } from '../app.ts'
import { OfInvestigation } from '../params.ts'

export const investigationRoutes: Routes = (app, { access, catalog, investigations, uploads }) => {
  app.get(
    '/investigations',
    { schema: { querystring: InvestigationsQuery, response: { 200: Type.Array(Investigation) } } },
    ({ asker, query }) =>
      investigations.list().flatMap((investigation) => {
        const role = access.roleIn(asker, investigation.id)
        const hidden = investigation.status === 'archived' && !query.archived
        return role === null || hidden ? [] : [{ ...investigation, role }]
      }),
  )

  app.post(
    '/investigations',
    { schema: { body: InvestigationDraft, response: { 201: Investigation } } },
    async (request, reply) => {
      const { account } = request.asker
      const made = investigations.create(request.body.name)
      if (account === null) return reply.code(201).send(made)
      catalog.accounts.setRole(made.id, account, 'owner')
      // Its maker could not see it before.
      return reply.code(201).send(investigations.publish(made.id))
    },
  )

  app.get(
    '/investigations/:id',
    { schema: { params: OfInvestigation, response: { 200: Investigation } } },
    (request) => {
      const investigation = investigations.get(request.params.id)
      const role = access.roleIn(request.asker, investigation.id)
      return { ...investigation, ...(role && { role }) }
    },
  )

  app.patch(
    '/investigations/:id',
    { schema: { params: OfInvestigation, body: InvestigationDraft, response: { 200: Investigation } } },
    (request) => investigations.rename(request.params.id, request.body.name, personOf(request)),
  )

  app.delete('/investigations/:id', { schema: { params: OfInvestigation } }, async (request, reply) => {
    await investigations.delete(request.params.id)
    await uploads.giveUpFor(request.params.id)
    return reply.code(204).send()
  })
}
