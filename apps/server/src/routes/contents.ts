import { BundleFile, Source } from '@bundlescope/contract/bundle.ts'
import { CoverageQuery } from '@bundlescope/contract/endpoints.ts'
import { Coverage } from '@bundlescope/contract/event.ts'
import type { BundleReport } from '@bundlescope/core/store/port.ts'
import { Type } from 'typebox'
import type { Routes } from '../app.ts'
import { OfInvestigation } from '../params.ts'
import { isRead, readableBundles } from '../scope.ts'

/** What the bundles of an investigation hold, before anyone searches: files, sources, and the time they cover. */
export const contentRoutes: Routes = (app, { catalog, store }) => {
  const reports = async (investigation: string, veiled: boolean): Promise<BundleReport[]> => {
    const { bundles } = readableBundles(catalog, investigation, veiled)
    const shown = catalog.bundlesOf(investigation).filter(({ id }) => bundles.includes(id))
    const found = shown.map(({ id, state }) =>
      store.report(id).catch((error: unknown) => {
        // One that waits, has just begun to be read, or was no bundle at all has no index yet, and nothing to show.
        if (isRead(state)) throw error
        return null
      }),
    )
    return (await Promise.all(found)).filter((report) => report !== null)
  }

  app.get(
    '/investigations/:id/files',
    { schema: { params: OfInvestigation, response: { 200: Type.Array(BundleFile) } } },
    async (request) => (await reports(request.params.id, request.veil !== null)).flatMap((report) => report.files),
  )

  app.get(
    '/investigations/:id/sources',
    { schema: { params: OfInvestigation, response: { 200: Type.Array(Source) } } },
    async (request) => (await reports(request.params.id, request.veil !== null)).flatMap((report) => report.sources),
  )

  app.get(
    '/investigations/:id/coverage',
    { schema: { params: OfInvestigation, querystring: CoverageQuery, response: { 200: Coverage } } },
    (request) =>
      store.coverage(
        readableBundles(catalog, request.params.id, request.veil !== null).bundles,
        request.query.cells ?? 120,
      ),
  )
}
