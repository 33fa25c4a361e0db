import { RawLines, SnapshotTable } from '@bundlescope/contract/analysis.ts'
import { RawQuery, SnapshotsQuery } from '@bundlescope/contract/endpoints.ts'
import { tableOf } from '@bundlescope/core/snapshot/tables.ts'
import { Type } from 'typebox'
import type { Routes } from '../app.ts'
import { OfInvestigation } from '../params.ts'
import { ProblemError } from '../problem.ts'
import { readableBundles } from '../scope.ts'

const ROWS = 1000
const LINES = 500

/** What the files of a bundle state beside events: tables of command outputs and configuration, and the files themselves. */
export const snapshotRoutes: Routes = (app, { catalog, store }) => {
  app.get(
    '/investigations/:id/snapshots',
    { schema: { params: OfInvestigation, querystring: SnapshotsQuery, response: { 200: Type.Array(SnapshotTable) } } },
    async (request) => {
      const { bundle, member, path, kind, text, limit } = request.query
      const { bundles } = readableBundles(catalog, request.params.id, request.veil !== null)
      const asked = bundles.filter((id) => bundle === undefined || id === bundle)
      const tables = (await Promise.all(asked.map((id) => store.snapshots(id)))).flat()
      return tables
        .filter((table) => member === undefined || table.member === member)
        .filter((table) => path === undefined || table.path === path)
        .filter((table) => kind === undefined || table.kind === kind)
        .map((table) => tableOf(table, text ?? '', limit ?? ROWS))
        .filter((table) => !text || table.total > 0)
    },
  )

  app.get(
    '/investigations/:id/raw',
    { schema: { params: OfInvestigation, querystring: RawQuery, response: { 200: RawLines } } },
    async (request) => {
      const { bundle, member, path, from, lines } = request.query
      const { bundles } = readableBundles(catalog, request.params.id, request.veil !== null)
      const found = bundles.includes(bundle) ? await store.raw(bundle, member, path, from ?? 1, lines ?? LINES) : null
      if (!found) throw new ProblemError('not-found', `There is no text of ${path} in this investigation.`)
      return { ...found, bundle }
    },
  )
}
