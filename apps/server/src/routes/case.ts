import { Activity, ActivityQuery, Case, CaseChange } from '@bundlescope/contract/case.ts'
import { Type } from 'typebox'
import { personOf } from '../access/asker.ts'
import type { App, Routes } from '../app.ts'
import { placePins } from '../case/anchors.ts'
import { OfActivity, OfInvestigation } from '../params.ts'
import { ProblemError } from '../problem.ts'
import type { Services } from '../services.ts'

const BODY = 1024 ** 2
/** The symptom alone has 20 000 letters, a note 50 000. */
const NEWEST = Number.MAX_SAFE_INTEGER

/** What people make of an investigation as a whole, what they did, and having it back. */
export const caseRoutes: Routes = (app: App, services: Services) => {
  const { catalog, cases, board, views, changes, access, audit, investigations } = services

  const whole = async (id: string): Promise<Case> => ({
    ...cases.of(id),
    pins: await placePins(services, id, board.pins(id)),
    views: views.of(id),
  })

  app.get(
    '/investigations/:id/case',
    { schema: { params: OfInvestigation, response: { 200: Case } } },
    async (request) => {
      investigations.demand(request.params.id)
      return whole(request.params.id)
    },
  )

  app.patch(
    '/investigations/:id/case',
    { bodyLimit: BODY, schema: { params: OfInvestigation, body: CaseChange, response: { 200: Case } } },
    async (request) => {
      const { id } = request.params
      const { status } = investigations.get(id)
      const changed = cases.change(id, request.body, personOf(request))
      const now = await whole(id)
      if ('refused' in changed) {
        const { by, fields } = changed.refused
        const detail = `${by?.name ?? 'Somebody else'} changed ${fields.join(', ')} in the meantime.`
        throw new ProblemError('conflict', detail, { current: now, by })
      }
      if (now.data.status !== status) investigations.publish(id)
      return now
    },
  )

  app.get(
    '/investigations/:id/activity',
    { schema: { params: OfInvestigation, querystring: ActivityQuery, response: { 200: Type.Array(Activity) } } },
    (request) => {
      investigations.demand(request.params.id)
      return changes.list(request.params.id, request.query.before ?? NEWEST, request.query.limit ?? 100)
    },
  )

  app.post(
    '/investigations/:id/activity/:n/undo',
    { schema: { params: OfActivity, response: { 200: Activity } } },
    async (request) => {
      const { id, n } = request.params
      investigations.demand(id)
      const thing = catalog.activities.get(id, n)?.change?.thing
      const ofEditors = thing !== undefined && thing !== 'pin' && thing !== 'view'
      if (ofEditors && !['editor', 'owner'].includes(access.roleIn(request.asker, id) ?? '')) {
        const detail = `undo of a ${thing}`
        audit.refused({ person: request.asker.person, what: 'forbidden', investigation: id, detail }, request.ip)
        throw new ProblemError('forbidden', 'What editors changed is taken back by editors.')
      }
      return changes.undo(id, n, personOf(request))
    },
  )
}
