import { Analysis, OperationDetail, OperationPage } from '@bundlescope/contract/analysis.ts'
import { AnalysisQuery, OperationsQuery } from '@bundlescope/contract/endpoints.ts'
import { layOutOperation } from '@bundlescope/core/facts/operation-detail.ts'
import { describeOperation } from '@bundlescope/core/facts/operation-list.ts'
import { answered } from '@bundlescope/core/topology/scoping/answer.ts'
import type { Routes } from '../app.ts'
import { clientGone } from '../client-gone.ts'
import { OfInvestigation, OfOperation } from '../params.ts'
import { ProblemError } from '../problem.ts'
import { readableBundles, scopeOf } from '../scope.ts'

const PARTS = ['services', 'ports', 'findings', 'checks', 'topology', 'environment', 'names'] as const

/** What is concluded from the bundles of an investigation. */
export const analysisRoutes: Routes = (app, { catalog, store, analyses }) => {
  app.get(
    '/investigations/:id/analysis',
    { schema: { params: OfInvestigation, querystring: AnalysisQuery, response: { 200: Analysis } } },
    async (request) => answered(await analyses.of(request.params.id), request.query.scope ?? null),
  )

  for (const part of PARTS) {
    const response = { 200: Analysis.properties[part] }
    app.get(
      `/investigations/:id/${part}`,
      { schema: { params: OfInvestigation, response } },
      async (request) => (await analyses.of(request.params.id))[part],
    )
  }

  /** The name of an object that logs know by an id. */
  const namesOf = async (investigation: string): Promise<(id: string) => string | null> => {
    const { names } = await analyses.of(investigation)
    const byId = new Map(names.map(({ id, name }) => [id, name]))
    return (id) => byId.get(id) ?? null
  }

  app.get(
    '/investigations/:id/operations',
    { schema: { params: OfInvestigation, querystring: OperationsQuery, response: { 200: OperationPage } } },
    async (request, reply) => {
      const started = performance.now()
      const { id } = request.params
      const { outcome, kind, longerThanMs, sort, direction, offset, limit } = request.query
      const asked = {
        ...scopeOf(readableBundles(catalog, id, request.veil !== null).bundles, request.query, request.tokens),
        outcome: outcome ?? ('all' as const),
        tasksOnly: kind !== 'all',
        longerThanMs: longerThanMs ?? 0,
        sort: sort ?? ('failed' as const),
        descending: direction !== 'ascending',
        offset: offset ?? 0,
        limit: limit ?? 100,
      }
      const [{ entries, total, failed, all }, nameOf] = await Promise.all([
        store.operations(asked, clientGone(reply)),
        namesOf(id),
      ])
      const operations = entries.map((entry) => describeOperation(entry, nameOf))
      return { operations, offset: asked.offset, total, failed, all, tookMs: Math.round(performance.now() - started) }
    },
  )

  app.get(
    '/investigations/:id/operations/:op/detail',
    { schema: { params: OfOperation, response: { 200: OperationDetail } } },
    async (request, reply) => {
      const { id, op } = request.params
      const { bundles } = readableBundles(catalog, id, request.veil !== null)
      const detail = await layOutOperation(store, bundles, op, await namesOf(id), clientGone(reply))
      if (!detail) throw new ProblemError('not-found', `The investigation ${id} has no operation ${op}.`)
      return detail
    },
  )
}
