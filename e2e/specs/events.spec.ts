import { expect } from '@playwright/test'
import { CASE, caseBundle } from '../bundles.ts'
import { EventsPage } from '../pages/events.ts'
import { test } from '../test.ts'

/** 400 ordinary events of vpxd, 4 of the story, 60 of sps. */
const ALL = 464

test('words, phrases, fields, substrings and expressions find what they should', async ({ app }) => {
  const events = new EventsPage(app)
  await events.open(await app.openBundle(caseBundle(20)))
  await expect(events.count()).toContainText(`${ALL} events`)
  const found: [query: string, count: number][] = [
    [CASE.needle, 2],
    ['"connection refused"', 1],
    ['refused OR quorumless', 3],
    ['level>=error', 3],
    ['source:sps', 60],
    ['source:sps -profile', 1],
    ['port:8190', 1],
    ['task:20', 2],
    ['~uorumle', 2],
    ['/Storage is q[a-z]+s/', 2],
    [`op:${CASE.root}`, 4],
    ['ポリシー', 1],
  ]
  for (const [query, count] of found) {
    await events.search(query)
    await expect(events.count(), query).toContainText(`${count} of ${ALL}`)
  }
  await events.search('"never closed')
  await expect(app.page.getByRole('alert')).toContainText('never closed')
})

test('a search typed while the address of the one before is on its way is kept', async ({ app, page }) => {
  const events = new EventsPage(app)
  await events.open(await app.openBundle(caseBundle(30)))
  // All of it before the page has drawn anything: no hand is as fast, a busy machine is as slow.
  await events.searchBox().evaluate((input: HTMLInputElement) => {
    const type = (text: string) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text)
      input.dispatchEvent(new InputEvent('input', { bubbles: true }))
    }
    input.focus()
    type('source:sps')
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    type('level>=error')
  })
  await expect(page).toHaveURL(/q=source/)
  await expect(events.count()).toContainText(`60 of ${ALL}`)
  await expect(events.searchBox()).toHaveValue('level>=error')
  await events.searchBox().press('Enter')
  await expect(events.count()).toContainText(`3 of ${ALL}`)
})

test('a filter by level, by source, and a value excluded', async ({ app, page }) => {
  const events = new EventsPage(app)
  await events.open(await app.openBundle(caseBundle(21)))
  const levels = page.getByRole('region', { name: 'Level' })
  await levels.getByRole('button', { name: /error/ }).click()
  await expect(events.count()).toContainText(`3 of ${ALL}`)
  await page.getByRole('button', { name: 'Take away the filter error' }).click()
  await expect(events.count()).toContainText(`${ALL} events`)
  await page
    .getByRole('region', { name: /^Sources/ })
    .getByRole('button', { name: /^sps/ })
    .click()
  await expect(events.count()).toContainText(`60 of ${ALL}`)
})

test('a line opens with its original, and its context in place', async ({ app, page }) => {
  const events = new EventsPage(app)
  await events.open(await app.openBundle(caseBundle(22)), `q=${CASE.needle}`)
  await events.line('Storage is').click()
  const detail = events.detail()
  await expect(detail).toContainText('var/log/vmware/vpxd/vpxd.log:')
  await expect(detail.locator('.original')).toContainText(`Storage is ${CASE.needle}`)
  await expect(detail.locator('.original')).toContainText('second line of it')
  await detail.getByRole('button', { name: 'Context' }).click()
  await expect(page.getByText('e: 111(Connection refused)').first()).toBeVisible()
})

test('drag over the timeline previews a range, Enter commits it, the breadcrumb leads back', async ({ app, page }) => {
  const events = new EventsPage(app)
  await events.open(await app.openBundle(caseBundle(23)))
  await events.dragTimeline(0.25, 0.5)
  await expect(events.crumbs()).toContainText('preview')
  await expect(events.count()).not.toContainText(`${ALL} events`)
  const before = page.url()
  await page.keyboard.press('Enter')
  await expect(events.crumbs()).not.toContainText('preview')
  await expect(page).not.toHaveURL(before)
  expect(new URL(page.url()).searchParams.get('from')).toMatch(/^2024-03-10T/)
  const window = new URL(page.url()).search
  await expect(events.count()).toContainText(/^(1\d\d) events/)
  await events.crumbs().getByRole('button', { name: /^All/ }).click()
  await expect(events.count()).toContainText(`${ALL} events`)
  await page.goBack()
  await expect(events.count()).toContainText(/^(1\d\d) events/)
  expect(new URL(page.url()).search).toBe(window)
})

test('an operation id leads to all of its family, over all sources', async ({ app, page }) => {
  const events = new EventsPage(app)
  await events.open(await app.openBundle(caseBundle(24)), `q=${CASE.needle}`)
  await events
    .row('Storage is')
    .first()
    .getByRole('button', { name: /^All events of operation/ })
    .click()
  const family = page.getByRole('region', { name: 'Operation' })
  await expect(family).toContainText(CASE.root)
  await expect(family).toContainText('4 events')
  await expect(family).toContainText('vpxd 3')
  await expect(family).toContainText('sps 1')
  await expect(events.grid().getByRole('row').filter({ hasText: 'ポリシー確認' })).toBeVisible()
  await family.getByRole('button', { name: 'Close' }).click()
  await expect(family).toHaveCount(0)
})

test('the address opened in another browser shows the same view and the same line', async ({
  app,
  page,
  browser,
  baseURL,
}) => {
  const events = new EventsPage(app)
  await events.open(await app.openBundle(caseBundle(25)))
  await events.search('level>=warning source:vpxd')
  await events.dragTimeline(0.4, 0.8)
  await page.keyboard.press('Enter')
  await events.loaded()
  const line = `Storage is ${CASE.needle}`
  // Rows of the range just committed may still take their places under the pointer.
  await expect(async () => {
    await events.line('Storage is').click()
    await expect(events.selected()).toContainText(line, { timeout: 1000 })
  }).toPass()
  await expect(page).toHaveURL(/event=/)
  const count = await events.count().locator('strong').textContent()

  const other = await browser.newContext({ baseURL, viewport: { width: 1300, height: 800 } })
  const copy = await other.newPage()
  await copy.goto(page.url())
  await expect(copy.getByRole('combobox', { name: 'Search' })).toHaveValue('level>=warning source:vpxd')
  await expect(copy.getByRole('status', { name: 'Number of events found' }).locator('strong')).toHaveText(count ?? '')
  const selected = copy.getByRole('grid', { name: 'Events' }).locator('[role=row][aria-selected=true]')
  await expect(selected).toContainText(line)
  await expect(selected).toBeInViewport()
  await other.close()
})

test('a part of a link that is not understood is named, the rest is taken', async ({ app, page }) => {
  const events = new EventsPage(app)
  const id = await app.openBundle(caseBundle(26))
  await events.open(id, `q=${CASE.needle}&from=yesterday`)
  await expect(page.getByRole('alert')).toContainText('from')
  await expect(events.count()).toContainText('2')
})

test('all of it by keyboard alone', async ({ app, page }) => {
  const events = new EventsPage(app)
  await events.open(await app.openBundle(caseBundle(27)))
  await page.keyboard.press('/')
  await expect(events.searchBox()).toBeFocused()
  await page.keyboard.type('source:vpxd')
  await page.keyboard.press('Enter')
  await expect(events.count()).toContainText(`404 of ${ALL}`)
  await page.keyboard.press('Escape')
  await page.keyboard.press('e')
  await events.settled(`Storage is ${CASE.needle}`)
  await page.keyboard.press('o')
  await events.settled('[VpxLRO] -- ERROR')
  await page.keyboard.press('j')
  await events.settled('generation 240')
  await page.keyboard.press('k')
  await events.settled('[VpxLRO] -- ERROR')
  await page.keyboard.press('Shift+G')
  await events.settled('Work item 399')
  await page.keyboard.press('g')
  await events.settled('generation 0')
  await page.keyboard.press('c')
  await expect(page.getByRole('button', { name: 'Close the context' })).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Keys')
  await page.keyboard.press('Escape')
  await page.keyboard.press('3')
  await expect(page).toHaveURL(/\/operations/)
})

test('repeats fold into a row with their number, by hand and by keys, and unfold', async ({ app, page }) => {
  const events = new EventsPage(app)
  await events.open(await app.openBundle(caseBundle(29)), 'q=generation')
  const [seventh, eighth] = [events.row(/generation 7$/), events.row(/generation 8$/)]
  await expect(eighth).toBeVisible()
  await page.getByRole('button', { name: 'View of the table' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Fold repeats' }).click()
  await page.keyboard.press('Escape')
  // Every third line is of another level: two by two are alike.
  await expect(eighth).toBeHidden()
  await expect(seventh).toContainText('×2')
  await seventh.getByRole('button', { name: /^2 lines alike/ }).click()
  await expect(eighth).toBeVisible()

  await events.line('generation 7').click()
  await page.keyboard.press('ArrowLeft')
  await expect(eighth).toBeHidden()
  await page.keyboard.press('ArrowDown')
  await expect(events.selected()).toContainText('generation 9')
  await expect(events.count()).toContainText('392')
})

test('any line of a long answer can be reached', async ({ app, page }) => {
  const events = new EventsPage(app)
  await app.home()
  await page.getByRole('link', { name: /^Example:/ }).click()
  await app.ready()
  await events.open(app.investigation())
  await expect(events.count()).toContainText(/^79,02\d events/)
  const rows = (await events.grid().getAttribute('aria-rowcount')) ?? ''
  await events.grid().focus()
  await page.keyboard.press('End')
  await expect(events.selected()).toHaveAttribute('aria-rowindex', rows)
  await page.keyboard.press('Home')
  await expect(events.selected()).toHaveAttribute('aria-rowindex', '2')
})
