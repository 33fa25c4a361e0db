import { BundleFile, Source } from '@bundlescope/contract/bundle.ts'
import { CoverageQuery } from '@bundlescope/contract/endpoints.ts'
import { Coverage } from '@bundlescope/contract/event.ts'
import { Type } from 'typebox'
import type { Routes } from '../app.ts'
import { OfInvestigation } from '../params.ts'
import { readableBundles } from '../scope.ts'

/** What the bundles of an investigation hold, before anyone searches: files, sources, and the time they cover. */
export const contentRoutes: Routes = (app, { catalog, store }) => {
  const reports = (investigation: string) =>
    Promise.all(readableBundles(catalog, investigation).bundles.map((bundle) => store.report(bundle)))

  app.get(
    '/investigations/:id/files',
    { schema: { params: OfInvestigation, response: { 200: Type.Array(BundleFile) } } },
    async (request) => (await reports(request.params.id)).flatMap((report) => report.files),
  )

  app.get(
    '/investigations/:id/sources',
    { schema: { params: OfInvestigation, response: { 200: Type.Array(Source) } } },
    async (request) => (await reports(request.params.id)).flatMap((report) => report.sources),
  )

  app.get(
    '/investigations/:id/coverage',
    { schema: { params: OfInvestigation, querystring: CoverageQuery, response: { 200: Coverage } } },
    (request) => store.coverage(readableBundles(catalog, request.params.id).bundles, request.query.cells ?? 120),
  )
}
