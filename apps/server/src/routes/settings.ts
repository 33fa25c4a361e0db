import { Settings, SettingsChange } from '@bundlescope/contract/access.ts'
import type { Routes } from '../app.ts'
import { retentionOf } from '../housekeeping/retention.ts'

/** What an administrator decides for the whole server. */
export const settingsRoutes: Routes = (app, { catalog, config }) => {
  app.get('/settings', { schema: { response: { 200: Settings } } }, () => retentionOf(catalog, config))

  app.patch('/settings', { schema: { body: SettingsChange, response: { 200: Settings } } }, (request) => {
    const { retentionDays } = request.body
    if (retentionDays !== undefined) catalog.settings.setRetentionDays(retentionDays)
    return retentionOf(catalog, config)
  })
}
