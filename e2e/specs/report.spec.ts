import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { seriousProblems } from '../accessibility.ts'
import { CASE, caseBundle } from '../bundles.ts'
import { EventsPage } from '../pages/events.ts'
import { test } from '../test.ts'

test('a report is chosen beside its preview, runs nothing, and is kept as a file', async ({ app, page }) => {
  const id = await app.openBundle(caseBundle(20))
  const ran: string[] = []
  page.on('dialog', (dialog) => {
    ran.push(dialog.message())
    void dialog.dismiss()
  })
  const hostile = '**bold** <img src=x onerror=alert(1)> [x](javascript:alert(2))'
  const pinned = await page.request.post(`/api/v1/investigations/${id}/pins`, {
    data: { anchor: { kind: 'note' }, note: hostile },
  })
  expect(pinned.ok()).toBe(true)
  const open = page.getByRole('button', { name: 'Report', exact: true })

  // axe cannot enter a frame in which nothing runs: the dialog is looked at while its preview has failed
  const previews = /report\.html\?(?!.*download)/
  await page.route(previews, (route) => route.fulfill({ status: 500, body: '{}' }))
  await open.click()
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible()
  expect(await seriousProblems(page)).toEqual([])
  await page.unroute(previews)
  await page.keyboard.press('Escape')

  await open.click()
  const preview = page.frameLocator('iframe[title="Preview of the report"]')
  await expect(preview.getByRole('heading', { name: 'Evidence board' })).toBeVisible()
  await expect(preview.locator('.note strong')).toHaveText('bold')
  await expect(preview.locator('.note img, .note a')).toHaveCount(0)

  await page.getByLabel('Evidence board').uncheck()
  await expect(preview.getByRole('heading', { name: 'Evidence board' })).toHaveCount(0)
  await page.getByRole('dialog').getByText('日本語').click()
  await expect(preview.getByRole('heading', { name: /検出結果/ })).toBeVisible()

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download HTML' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/\.html$/)
  const html = await readFile(await file.path(), 'utf8')
  expect(html).toContain('<html lang="ja">')
  expect(html).not.toMatch(/<script|<img/)
  expect(ran).toEqual([])
})

test('the rows of the table are kept as CSV, those that were searched for', async ({ app, page }) => {
  const id = await app.openBundle(caseBundle(20))
  const events = new EventsPage(app)
  await events.open(id, `q=${CASE.needle}`)
  await expect(events.line(`Storage is ${CASE.needle}`).first()).toBeVisible()
  await page.getByRole('button', { name: 'View of the table' }).click()
  await page.getByRole('menuitem', { name: 'Export these rows' }).click()
  expect(await seriousProblems(page)).toEqual([])
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download', exact: true }).click(),
  ])
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n')
  expect(lines[0]).toContain('message')
  expect(lines.length).toBeGreaterThan(1)
  for (const line of lines.slice(1)) expect(line).toContain(CASE.needle)
})
