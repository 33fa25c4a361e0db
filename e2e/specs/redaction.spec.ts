import { expect } from '@playwright/test'
import { seriousProblemsInBoth } from '../accessibility.ts'
import { CASE, caseBundle } from '../bundles.ts'
import { EventsPage } from '../pages/events.ts'
import { test } from '../test.ts'

const PANELS = ['overview', 'events', 'operations', 'ports', 'findings', 'patterns', 'files', 'board']

test('names are hidden in every panel, the badge says so, and shows them again', async ({ app, page, context }) => {
  test.slow()
  const id = await app.openBundle(caseBundle(80))
  await page.goto(`/i/${id}/events?v=1&q=host:${CASE.host}`)
  await expect(new EventsPage(app).count()).toContainText('464')

  // a link without names, to be handed on
  await page.getByRole('button', { name: 'Share' }).click()
  const link = await page.getByRole('textbox', { name: /^This view, redacted/ }).inputValue()
  expect(link).toContain('HOST-')
  expect(link).not.toContain(CASE.host)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Theme and view' }).click()
  await page.getByRole('menuitemcheckbox', { name: /^Hide names/ }).click()
  const badge = page.getByRole('button', { name: /^Redacted/ })
  await expect(badge).toBeVisible()
  // the same view, its address without the name
  await expect(page).toHaveURL(/HOST-/)
  await expect(new EventsPage(app).count()).toContainText('464')
  for (const panel of PANELS) {
    await page.goto(`/i/${id}/${panel}`)
    await app.ready()
    await expect(badge).toBeVisible()
    expect(await page.content(), panel).not.toContain(CASE.host)
  }
  expect(await seriousProblemsInBoth(page)).toEqual([])

  await page.goto(link)
  await badge.click()
  await expect(badge).toHaveCount(0)
  // the names are back in what is shown; the search, which means every name of it, finds the same
  await expect(new EventsPage(app).count()).toContainText('464')
  await app.tab('Overview').click()
  await expect(page.getByRole('main')).toContainText(CASE.host)
  const other = await context.newPage()
  await other.goto(link)
  await expect(other.getByRole('status', { name: 'Number of events found' })).toContainText('464')
})
