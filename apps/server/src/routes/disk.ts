import { DiskUse } from '@bundlescope/contract/access.ts'
import type { Routes } from '../app.ts'
import { diskUse } from '../housekeeping/disk-use.ts'
import { OfInvestigation } from '../params.ts'

/** What bundles take on disk. */
export const diskRoutes: Routes = (app, { catalog, config, investigations }) => {
  app.get('/disk', { schema: { response: { 200: DiskUse } } }, () => {
    const all = catalog.bundleIds().flatMap((id) => catalog.bundle(id) ?? [])
    return diskUse(config.dataDir, all)
  })

  app.get(
    '/investigations/:id/disk',
    { schema: { params: OfInvestigation, response: { 200: DiskUse } } },
    async (request) => {
      investigations.demand(request.params.id)
      return diskUse(config.dataDir, catalog.bundlesOf(request.params.id))
    },
  )
}
