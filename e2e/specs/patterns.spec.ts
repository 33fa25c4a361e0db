import { expect } from '@playwright/test'
import { CASE, caseBundle } from '../bundles.ts'
import { EventsPage } from '../pages/events.ts'
import { test } from '../test.ts'

test('patterns: rare first, one alone, and all without it', async ({ app, page }) => {
  const events = new EventsPage(app)
  const id = await app.openBundle(caseBundle(40))
  await page.goto(`/i/${id}/patterns`)
  const frequent = page
    .getByRole('listitem')
    .or(page.getByRole('row'))
    .filter({ hasText: 'answered generation' })
    .first()
  const rare = page.getByRole('listitem').or(page.getByRole('row')).filter({ hasText: CASE.needle }).first()
  await expect(rare).toBeVisible()
  await expect(frequent).toBeVisible()
  const place = async (row: typeof rare) => (await row.boundingBox())?.y ?? 0
  expect(await place(rare)).toBeLessThan(await place(frequent))

  await frequent.getByRole('button', { name: 'Without this' }).click()
  await page.goto(page.url().replace('/patterns', '/events'))
  await expect(events.count()).toContainText('72 of 464')
})

test('a pattern opens to samples and the values of its slots', async ({ app, page }) => {
  const events = new EventsPage(app)
  const id = await app.openBundle(caseBundle(41))
  await page.goto(`/i/${id}/patterns`)
  const row = page.getByRole('row').filter({ hasText: 'answered generation' })
  await row.getByRole('button', { name: /answered generation/ }).click()
  await expect(row.getByRole('heading', { name: 'Samples' })).toBeVisible()
  await expect(row.getByText('in the first 300 of 392 events')).toBeVisible()

  // Five hosts answer in turn: each has a fifth of the values.
  await row
    .getByRole('link', { name: /^3\s*\d+$/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/events/)
  await expect(events.row('answered generation').first()).toContainText('3')
})
