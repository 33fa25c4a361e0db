import { type Browser, expect, type Locator, type Page } from '@playwright/test'
import { seriousProblems } from '../accessibility.ts'
import { CASE, caseBundle } from '../bundles.ts'
import { App } from '../pages/app.ts'
import { EventsPage } from '../pages/events.ts'
import { test } from '../test.ts'

const pins = (page: Page): Locator => page.locator('[data-pin]')
const noteField = (page: Page): Locator => page.getByRole('textbox', { name: 'Note, in Markdown' })
const toast = (page: Page, text: string): Locator => page.locator('.toast').filter({ hasText: text })

/** Somebody else, in a browser of their own, on the same server. */
async function colleague(browser: Browser, baseURL: string, name: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: 'en-GB', timezoneId: 'UTC' })
  const page = await context.newPage()
  const answer = await page.request.put('/api/v1/session/name', { data: { name } })
  expect(answer.ok()).toBe(true)
  return page
}

/** Pins the line with the needle by its key. */
async function pinNeedle(app: App, page: Page, id: string): Promise<void> {
  const events = new EventsPage(app)
  await events.open(id, `q=${CASE.needle}`)
  await events.line(`Storage is ${CASE.needle}`).first().click()
  await page.keyboard.press('p')
  await expect(page.getByText('Pinned', { exact: true })).toBeVisible()
}

test('a pin, its note and the name are with the other within a second', async ({ app, page, browser, baseURL }) => {
  const id = await app.openBundle(caseBundle(70))
  const other = await colleague(browser, baseURL!, 'Aiko Sato')
  await other.goto(`/i/${id}/board`)
  await expect(other.getByRole('heading', { name: 'Nothing is pinned yet' })).toBeVisible()

  await pinNeedle(app, page, id)
  await expect(pins(other)).toHaveCount(1, { timeout: 1000 })
  await expect(pins(other)).toContainText(`Storage is ${CASE.needle}`)
  await expect(pins(other)).toContainText('vpxd.log:')

  await page.keyboard.press('n')
  await noteField(page).fill('It **fails** here <img src=x onerror=alert(1)>')
  await noteField(page).press('Control+Enter')
  await expect(pins(other).locator('strong')).toHaveText('fails', { timeout: 1000 })
  await expect(pins(other)).toContainText('<img src=x onerror=alert(1)>')
  await expect(pins(other).locator('img')).toHaveCount(0)

  await app.page.getByTitle('Click to rename').click()
  await page.keyboard.type('VM creation fails')
  await page.keyboard.press('Enter')
  await expect(other.getByTitle('Click to rename')).toHaveText('VM creation fails', { timeout: 1000 })

  // the place of a pin is one click away, and its line is marked
  await pins(other).getByRole('link', { name: /^Open/ }).click()
  await new EventsPage(new App(other)).settled(`Storage is ${CASE.needle}`)
  await expect(other.getByRole('img', { name: 'On the board' })).toBeVisible()

  // who is here, and going where they go
  await page.getByRole('button', { name: '1 other is here' }).click()
  await page.getByRole('menuitem', { name: 'Follow Aiko Sato' }).click()
  await expect(page).toHaveURL(/\/events\?.*event=/)
  await other.goto(`/i/${id}/files`)
  await expect(page).toHaveURL(/\/files/)
  await page.getByRole('button', { name: /Following Aiko Sato/ }).click()
  await other.context().close()
})

test('two who write one note: both texts are shown, and kept', async ({ app, page, browser, baseURL }) => {
  const id = await app.openBundle(caseBundle(71))
  await pinNeedle(app, page, id)
  const other = await colleague(browser, baseURL!, 'Ken Mori')
  await Promise.all([page.goto(`/i/${id}/board`), other.goto(`/i/${id}/board`)])
  for (const each of [page, other]) await pins(each).getByRole('button', { name: 'Write a note' }).click()

  await noteField(other).fill('Ken: the storage provider was restarted')
  await other.getByRole('button', { name: 'Save' }).click()
  await expect(noteField(other)).toHaveCount(0)
  await noteField(page).fill('Mine: the certificate had expired')
  await expect(page.getByText('Ken Mori changed this note while you were writing.')).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()

  const conflict = page.getByRole('region', { name: /Ken Mori changed this at the same time/ })
  await expect(conflict).toContainText('Ken: the storage provider was restarted')
  await expect(conflict).toContainText('Mine: the certificate had expired')
  expect(await seriousProblems(page)).toEqual([])
  await page.getByRole('button', { name: 'Save this' }).click()
  for (const each of [page, other]) {
    await expect(pins(each)).toContainText('Ken: the storage provider was restarted')
    await expect(pins(each)).toContainText('Mine: the certificate had expired')
  }
  await other.context().close()
})

test('two who say what happened: whoever was faster is named', async ({ app, page, browser, baseURL }) => {
  const id = await app.openBundle(caseBundle(76))
  const other = await colleague(browser, baseURL!, 'Ken Mori')
  const address = `/api/v1/investigations/${id}/case`
  await page.getByRole('button', { name: 'Describe the case…' }).click()
  // Ken's change is in before this page hears of it
  let first = true
  await page.route('**/api/v1/investigations/*/case', async (route) => {
    if (first && route.request().method() === 'PATCH') {
      first = false
      const { version } = (await (await other.request.get(address)).json()) as { version: number }
      await other.request.patch(address, { data: { version, data: { symptom: 'Ken: cloning stops at 95 %' } } })
    }
    await route.continue()
  })
  await page.getByRole('textbox', { name: 'Symptom' }).fill('Mine: no VM can be made')
  const conflict = page.getByRole('region', { name: /Ken Mori changed this at the same time/ })
  await expect(conflict).toContainText('Ken: cloning stops at 95 %')
  await expect(conflict).toContainText('Mine: no VM can be made')
  await other.context().close()
})

test('what was written is not lost by closing, and a pin taken off comes back', async ({ app, page }) => {
  const id = await app.openBundle(caseBundle(72))
  await pinNeedle(app, page, id)
  await page.goto(`/i/${id}/board`)
  await pins(page).getByRole('button', { name: 'Write a note' }).click()
  await noteField(page).fill('Half a thought')
  await page.waitForTimeout(500)
  await page.keyboard.press('Escape')
  await pins(page).getByRole('button', { name: 'Write a note' }).click()
  await expect(noteField(page)).toHaveValue('Half a thought')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(pins(page)).toContainText('Half a thought')
  await expect(noteField(page)).toHaveCount(0)

  // by keys: to the pin, and off the board
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(pins(page)).toHaveCount(0)
  await toast(page, 'Taken off the board').getByRole('button', { name: 'Undo' }).click()
  await expect(pins(page)).toContainText('Half a thought')

  // and by the list of what was done
  await page.getByRole('group', { name: 'Show' }).getByText('Activity').click()
  const written = page.getByRole('listitem').filter({ hasText: 'wrote the note' })
  await written.getByRole('button', { name: /^Undo/ }).click()
  await expect(pins(page)).not.toContainText('Half a thought')
  await expect(written).toContainText('undone')
})

test('a line of evidence is pinned where it is read', async ({ page }) => {
  await page.goto('/i/example/findings')
  const row = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Failed to connect socket' }).last()
  await row.getByRole('button', { name: 'Pin to the board' }).first().click()
  await expect(row.getByRole('button', { name: 'Take off the board' }).first()).toBeVisible()
  await page.goto('/i/example/board')
  await expect(pins(page).filter({ hasText: 'Failed to connect socket' })).toHaveCount(1)
  await page.goBack()
  await row.getByRole('button', { name: 'Take off the board' }).first().click()
  await expect(row.getByRole('button', { name: 'Pin to the board' }).first()).toBeVisible()
})

test('a row of a command is pinned as the line of its file, and leads back to it', async ({ page }) => {
  await page.goto('/i/example/findings')
  const row = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.locator('.evidence-snapshot') })
    .last()
  await row.getByRole('button', { name: 'Pin to the board' }).click()
  await expect(row.getByRole('button', { name: 'Take off the board' })).toBeVisible()
  await page.goto('/i/example/board')
  const pin = pins(page).filter({ hasText: 'At collection' })
  await expect(pin).toHaveCount(1)
  await pin.getByRole('link', { name: /^Open/ }).click()
  await expect(page).toHaveURL(/\/files\?.*line=\d/)
  await page.goBack()
  await pin.focus()
  await page.keyboard.press('x')
  await expect(pin).toHaveCount(0)
})

test('a saved view is renamed in place', async ({ app, page }) => {
  const id = await app.openBundle(caseBundle(77))
  await page.goto(`/i/${id}/events?v=1&q=level>=error`)
  await app.tab('Board').click()
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Errors')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Rename the view “Errors”' }).click()
  await page.keyboard.type('Errors of vpxd')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Errors of vpxd' }).click()
  await expect(page).toHaveURL(/\/events\?.*level/)
})

test('the order of the board is changed by keys, and is the same for everybody', async ({ app, page }) => {
  const id = await app.openBundle(caseBundle(73))
  await page.goto(`/i/${id}/board`)
  await page.getByRole('heading', { name: 'Nothing is pinned yet' }).waitFor()
  for (const note of ['first', 'second', 'third']) {
    await page.keyboard.press('a')
    await noteField(page).fill(note)
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(pins(page).filter({ hasText: note })).toHaveCount(1)
    await expect(noteField(page)).toHaveCount(0)
  }
  const order = () => pins(page).locator('.markdown').allTextContents()
  expect(await order()).toEqual(['first', 'second', 'third'])
  await pins(page).nth(2).focus()
  await page.keyboard.press('Shift+K')
  await expect.poll(order).toEqual(['first', 'third', 'second'])
  const handle = page.getByRole('button', { name: 'Move: first' })
  await handle.focus()
  await page.keyboard.press('Space')
  await page.waitForTimeout(100)
  await page.keyboard.press('ArrowDown')
  await page.waitForTimeout(300)
  await page.keyboard.press('Space')
  await expect.poll(order).toEqual(['third', 'first', 'second'])
  await page.reload()
  await expect.poll(order).toEqual(['third', 'first', 'second'])
})

test('the case: a pasted time of any zone, what is affected, the number; each is saved at once', async ({
  app,
  page,
}) => {
  const id = await app.openBundle(caseBundle(74))
  await page.getByRole('button', { name: 'Describe the case…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Case' })
  await dialog.getByLabel('Symptom').fill('A VM cannot be powered on since this morning')
  await dialog.getByLabel('SR number').fill('SR 24-118034')
  await dialog.getByLabel('Incident').fill('2024-03-10 18:00 JST – 18:05')
  await expect(dialog.getByText('2024-03-10 09:00:00 – 2024-03-10 09:05:00 UTC')).toBeVisible()
  await dialog.getByLabel('Affected', { exact: true }).fill('vm:web01')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await dialog.getByLabel('Status').selectOption('Waiting')
  await dialog.getByRole('button', { name: 'Close' }).click()

  const section = page.getByRole('region', { name: 'Case' })
  await expect(section).toContainText('A VM cannot be powered on')
  await expect(section).toContainText('vm:web01')
  await expect(page.getByRole('button', { name: 'Case SR 24-118034: Waiting' })).toBeVisible()
  await page.reload()
  await section.getByRole('link', { name: /2024-03-10 09:00/ }).click()
  await expect(page).toHaveURL(new RegExp(`/i/${id}/events\\?.*from=2024-03-10T09%3A00`))
})

test('a view is saved under a name, opened again, and deleted with a way back', async ({ app, page }) => {
  const events = new EventsPage(app)
  const id = await app.openBundle(caseBundle(75))
  await events.open(id, 'q=level%3Aerror')
  await app.tab('Board').click()
  const name = page.getByRole('textbox', { name: 'Name of the view' })
  await name.fill('Only errors')
  await page.getByRole('complementary').getByRole('button', { name: 'Save', exact: true }).click()
  const link = page.getByRole('link', { name: 'Only errors' })
  await link.click()
  await expect(events.searchBox()).toHaveValue('level:error')
  await app.tab('Board').click()
  await page.getByRole('button', { name: 'Delete the view “Only errors”' }).click()
  await expect(link).toHaveCount(0)
  await toast(page, 'View deleted').getByRole('button', { name: 'Undo' }).click()
  await expect(link).toHaveCount(1)
})

for (const theme of ['light', 'dark'] as const) {
  test(`board, case, share and link pages are accessible in ${theme}`, async ({ app, page }) => {
    test.slow() // axe looks at every element of several pages
    await page.emulateMedia({ colorScheme: theme })
    const id = await app.openBundle(caseBundle(theme === 'light' ? 76 : 77))
    await pinNeedle(app, page, id)
    await page.goto(`/i/${id}/board`)
    await pins(page).waitFor()
    const problems: string[] = []
    const look = async (where: string) => {
      for (const problem of await seriousProblems(page)) problems.push(`${where}: ${problem}`)
    }
    for (const tab of ['Views', 'Searches', 'Activity']) {
      await page.getByRole('group', { name: 'Show' }).getByText(tab).click()
      await look(`board, ${tab}`)
    }
    await page.getByRole('button', { name: /^Case/ }).click()
    await look('case')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Share' }).click()
    await page.getByRole('textbox', { name: 'For whom' }).fill('The storage team')
    await page.getByRole('button', { name: 'Make a link' }).click()
    await expect(page.getByRole('textbox', { name: 'Share link' })).toHaveValue(/\/share#.{20}/)
    await look('share')
    await page.goto('/share#forged')
    await page.getByRole('heading', { name: 'This link opens nothing' }).waitFor()
    expect(new URL(page.url()).hash).toBe('')
    await look('link that opens nothing')
    expect(problems).toEqual([])
  })
}
