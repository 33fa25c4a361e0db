import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import { CASE, caseBundle, largeLog } from '../bundles.ts'
import { test } from '../test.ts'

test('the example investigation is there to try', async ({ app, page }) => {
  await app.home()
  await page.getByRole('link', { name: /^Example:/ }).click()
  await app.ready()
  await expect(page.getByText('vc01.hakusan.example').first()).toBeVisible()
  await expect(page.getByText('esx03.hakusan.example').first()).toBeVisible()
})

test('a bundle dropped on the page opens as an investigation and says what it is', async ({ app, page }) => {
  const file = caseBundle(1)
  await app.home()
  await app.drop(file, false)
  await expect(page.getByText('Drop to open as a new investigation')).toBeVisible()
  await app.drop(file)
  await page.waitForURL(/\/i\/[^/]+\/overview/)
  await app.ready()
  const card = page.getByRole('article', { name: file.name })
  await expect(card).toContainText('vCenter support bundle')
  await expect(card).toContainText(CASE.host)
  await expect(card).toContainText(CASE.version)
  await expect(card).toContainText(CASE.build)
  await expect(card).toContainText('464 events')
})

test('several files at once go into one investigation', async ({ app, page }) => {
  const files = [caseBundle(2), caseBundle(3)]
  await app.home()
  await app.choose(files)
  await page.waitForURL(/overview/)
  for (const { name } of files) await expect(page.getByRole('article', { name })).toContainText('464 events')
})

test('progress is shown while a bundle is sent and read', async ({ app, page }) => {
  await slowDown(page)
  await app.home()
  await app.choose([largeLog(1, 60_000)])
  await expect(app.activity()).toContainText('Sending')
  await expect(app.activity().getByRole('progressbar').first()).toBeVisible()
  await app.ready()
  await expect(page.getByRole('article')).toContainText('60,000 events')
})

test('the same bytes are recognised, in another investigation too', async ({ app, page }) => {
  const file = caseBundle(4)
  await app.openBundle(file)
  await app.home()
  await app.choose([{ ...file, name: 'again.tgz' }])
  await expect(app.activity()).toContainText('These bytes were here already')
  await app.ready()
  await expect(page.getByRole('article')).toContainText('464 events')
})

test('a reload during an upload shows the truth, and the same file goes on', async ({ app, page }) => {
  const file = largeLog(2, 60_000)
  await slowDown(page)
  await app.home()
  await app.choose([file])
  await page.waitForURL(/overview/)
  await expect(app.activity()).toContainText('Sending')
  await page.waitForTimeout(500)
  await page.reload()
  await expect(app.activity()).toContainText('Drop the same file again to go on')
  await app.drop(file)
  await app.ready()
  await expect(page.getByRole('article')).toContainText('60,000 events')
})

test('a server killed while reading reads the bundle after its restart', async ({ app, page, server }) => {
  const file = largeLog(3, 150_000)
  await app.home()
  await app.choose([file])
  await page.waitForURL(/overview/)
  await expect(app.status()).toContainText(/^(Reading|Ready)/, { timeout: 30_000 })
  await server.end('SIGKILL')
  await expect(app.status()).toContainText('does not answer')
  await server.run()
  await app.ready()
  await expect(page.getByRole('article')).toContainText('150,000 events')
})

test('a file that cannot be read says why', async ({ app, page }) => {
  await app.home()
  await app.choose([{ name: 'picture.tgz', bytes: Buffer.from(Array.from({ length: 500 }, (_, n) => (n * 97) % 251)) }])
  await page.waitForURL(/overview/)
  await expect(page.getByRole('article', { name: 'picture.tgz' })).toContainText('not readable')
})

test('a text that no format knows is kept, and says so', async ({ app, page }) => {
  await app.home()
  await app.choose([{ name: 'letter.tgz', bytes: Buffer.from('not an archive at all, and no log') }])
  await page.waitForURL(/overview/)
  await expect(page.getByRole('article', { name: 'letter.tgz' })).toContainText('text of no known format')
})

test('deleting a bundle removes everything of it', async ({ app, page, server }) => {
  const file = caseBundle(5)
  const before = folders(server.dataDir)
  await app.openBundle(file)
  const [added] = folders(server.dataDir).filter((name) => !before.includes(name))
  expect(added).toBeDefined()
  await page.getByRole('button', { name: `Actions for ${file.name}` }).click()
  await page.getByRole('menuitem', { name: 'Delete…' }).click()
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('No bundle in this investigation yet')).toBeVisible()
  await expect.poll(() => folders(server.dataDir)).not.toContain(added)
})

test('an investigation is deleted from the list', async ({ app, page }) => {
  const file = caseBundle(6)
  await app.openBundle(file)
  const id = app.investigation()
  await app.home()
  const row = page.getByRole('row').filter({ has: page.locator(`a[href*="/i/${id}/"]`) })
  await row.getByRole('button').click()
  await page.getByRole('menuitem', { name: 'Delete…' }).click()
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Delete' }).click()
  await expect(row).toHaveCount(0)
  await page.goto(`/i/${id}/overview`)
  await expect(page.getByText('There is no such investigation')).toBeVisible()
})

/** A network slow enough to look at what happens meanwhile: 4 MB a second up. */
async function slowDown(page: import('@playwright/test').Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 5,
    downloadThroughput: -1,
    uploadThroughput: 4e6,
  })
}

function folders(dataDir: string): string[] {
  return readdirSync(path.join(dataDir, 'bundles'))
}
