import { expect, type Locator, type Page } from '@playwright/test'
import { CASE, caseBundle } from '../bundles.ts'
import { GI_CASE, giHostBundle } from '../gi-bundle.ts'
import { App } from '../pages/app.ts'
import { EventsPage } from '../pages/events.ts'
import { test } from '../test.ts'

/** From part to part as the Tab key goes, until the wanted one has the focus. */
async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(wanted.first()).toBeVisible()
  for (let step = 0; step < 80; step++) {
    if (await wanted.evaluateAll((all) => all.some((each) => each === document.activeElement))) return
    await page.keyboard.press(key)
  }
  throw new Error(`${wanted} is not reached by ${key}`)
}

/** Opens a thing by its name, as one who does not know its key. */
async function byPalette(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type(name)
  await expect(page.getByRole('option', { selected: true })).toContainText(name)
  await page.keyboard.press('Enter')
}

test('from the files to the report by keys alone', async ({ app, page, browser, baseURL }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const events = new EventsPage(app)

  // two bundles are chosen, and are seen being read
  const chooser = page.waitForEvent('filechooser') // long before the key: the browser must know by then
  await app.home()
  await tabTo(page, page.getByRole('button', { name: 'Choose files' }))
  await page.keyboard.press('Enter')
  const files = [caseBundle(90), giHostBundle(90)]
  await (await chooser).setFiles(
    files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: bytes })),
  )
  await page.waitForURL(/\/i\/[^/]+\/overview/)
  await expect(app.activity()).toContainText(files[0]?.name ?? '')
  await app.ready()

  // search, zoom, and the line that matters
  await page.keyboard.press('2')
  await events.loaded()
  await page.keyboard.press('/')
  await page.keyboard.type('source:vpxd')
  await page.keyboard.press('Enter')
  await expect(events.count()).toContainText('404 of')
  await page.keyboard.press('Escape')
  await tabTo(page, events.timeline(), 'Shift+Tab')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(events.crumbs()).toContainText('preview')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/from=/)
  await page.keyboard.press('[')
  await expect(page).not.toHaveURL(/from=/)
  await page.keyboard.press('e')
  await events.settled(`Storage is ${CASE.needle}`)

  // everything of its operation, over all sources
  await tabTo(page, events.detail().getByRole('button', { name: /^family/ }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Operation' })).toContainText('4 events')
  await events.settled(`Storage is ${CASE.needle}`)

  // the address that was copied opens the same in another browser
  await page.keyboard.press('.')
  await expect(page.locator('.toast')).toContainText('Link to this line copied')
  const address = await page.evaluate(() => navigator.clipboard.readText())
  const other = await browser.newContext({ baseURL })
  const copy = new EventsPage(new App(await other.newPage()))
  await copy.searchBox().page().goto(address)
  await copy.settled(`Storage is ${CASE.needle}`)
  await expect(copy.count()).toContainText('4')
  await other.close()

  // pinned with a note
  await page.keyboard.press('p')
  await expect(page.getByText('Pinned', { exact: true })).toBeVisible()

  // findings: the next one is pinned too
  await page.keyboard.press('6')
  const opened = page.getByRole('region', { name: 'What is open' })
  const first = await opened.getByRole('heading', { level: 2 }).first().textContent()
  await page.keyboard.press('j')
  await expect(opened.getByRole('heading', { level: 2 }).first()).not.toHaveText(first ?? '')
  await page.keyboard.press('p')

  // the picture of Guest Introspection: to a part, its detail, its table
  await page.keyboard.press('5')
  const diagram = page.getByRole('region', { name: 'Diagram of Guest Introspection' })
  await tabTo(page, diagram.locator('[tabindex="0"]')) // one stop of the Tab key; arrows lead on from it
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/gopen=/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('t')
  await expect(page.getByRole('table', { name: /^Parts of Guest Introspection/ })).toContainText(GI_CASE.broken)

  // both pins are on the board, and in the report
  await page.keyboard.press('9')
  await expect(page.locator('[data-pin]')).toHaveCount(2)
  await byPalette(page, 'Report')
  const report = page.getByRole('dialog')
  await expect(page.frameLocator('iframe[title="Preview of the report"]').locator('body')).toContainText(
    `Storage is ${CASE.needle}`,
  )
  const kept = page.waitForEvent('download')
  await tabTo(page, report.getByRole('link', { name: 'Download HTML' }))
  await page.keyboard.press('Enter')
  expect((await kept).suggestedFilename()).toMatch(/\.html$/)
  await page.keyboard.press('Escape')
  await expect(report).toHaveCount(0)
})
