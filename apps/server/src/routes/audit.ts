import { AuditEntry, AuditQuery } from '@bundlescope/contract/access.ts'
import { Type } from 'typebox'
import type { Routes } from '../app.ts'
import { OfInvestigation } from '../params.ts'

const Entries = { 200: Type.Array(AuditEntry) }
const NEWEST = Number.MAX_SAFE_INTEGER

/** Who got at what, took what along, deleted what, and what was refused. */
export const auditRoutes: Routes = (app, { catalog, investigations }) => {
  app.get('/audit', { schema: { querystring: AuditQuery, response: Entries } }, ({ query }) =>
    catalog.audit.list(null, query.before ?? NEWEST, query.limit ?? 200),
  )

  app.get(
    '/investigations/:id/audit',
    { schema: { params: OfInvestigation, querystring: AuditQuery, response: Entries } },
    ({ params, query }) => {
      investigations.demand(params.id)
      return catalog.audit.list(params.id, query.before ?? NEWEST, query.limit ?? 200)
    },
  )
}
