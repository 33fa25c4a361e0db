import { expect, type Page } from '@playwright/test'
import { seriousProblems } from '../accessibility.ts'
import { CASE, caseBundle } from '../bundles.ts'
import { EventsPage } from '../pages/events.ts'
import { FilesPage } from '../pages/files.ts'
import { test } from '../test.ts'

test('the tree by keyboard: what each file was taken for, and what stands in it', async ({ app, page }) => {
  const files = new FilesPage(app)
  await files.open(await app.openBundle(caseBundle(70)))
  await expect(files.row(/vpxd-8\.log\.gz/)).toContainText('vpxd')
  await expect(files.row(/vpxd-8\.log\.gz/)).toContainText('100%')
  await expect(files.row(/vpxd-8\.log\.gz/)).toContainText('2024-03-10')

  await files.tree().focus()
  await page.keyboard.press('End')
  expect(await files.active()).toContain('vpxd.log')
  await page.keyboard.press('ArrowLeft')
  expect(await files.active()).toContain('vpxd')
  await page.keyboard.press('ArrowLeft')
  await expect(files.row(/vpxd-8\.log\.gz/)).toBeHidden()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: /vpxd-8\.log\.gz/ })).toBeVisible()
  await expect(page).toHaveURL(/file=[^&]*vpxd-8\.log\.gz/)
  await expect(files.line(1)).toContainText('Originator@6876')
  expect(await seriousProblems(page)).toEqual([])

  await page.keyboard.press('Escape')
  await expect(files.text()).toBeHidden()
})

test('from a line of a file to its event and back, and the address of a line', async ({
  app,
  page,
  browser,
  baseURL,
}) => {
  const files = new FilesPage(app)
  const events = new EventsPage(app)
  const id = await app.openBundle(caseBundle(71))
  await files.open(id, 'ftext=vpxd.log')
  await files.row(/^\s*vpxd\.log/).click()
  await page.getByRole('searchbox', { name: 'Find in this file' }).fill(CASE.needle)
  await page.keyboard.press('Enter')
  const found = files.text().locator('[aria-selected=true]')
  await expect(found).toContainText(`Storage is ${CASE.needle}`)
  await expect(page).toHaveURL(/line=\d+/)

  const other = await browser.newContext({ ...(baseURL && { baseURL }) })
  const theirs = await other.newPage()
  await theirs.goto(page.url())
  await expect(theirs.locator('[id^=raw-line-][aria-selected=true]')).toContainText(CASE.needle)
  await other.close()

  const number = Number((await found.getAttribute('id'))?.replace('raw-line-', ''))
  await files.line(number + 1).click()
  await files.expectLine(number + 1, 'second line of it')
  await page.getByRole('button', { name: 'Show as event' }).click()
  await events.settled(`Storage is ${CASE.needle}`)
  await events
    .detail()
    .getByRole('link', { name: new RegExp(`vpxd\\.log:${number}$`) })
    .click()
  await files.expectLine(number, CASE.needle)
})

test('command outputs are tables: sorted, filtered, searched, each row with its line', async ({ app, page }) => {
  const files = new FilesPage(app)
  await files.open('example')
  await app.ready()
  await files
    .row(/netstat/)
    .first()
    .click()
  const table = page.getByRole('grid', { name: 'Sockets' })
  await table.getByRole('button', { name: 'Local port' }).click()
  await expect(table.getByRole('columnheader', { name: /Local port/ })).toHaveAttribute('aria-sort', 'ascending')
  expect(await seriousProblems(page)).toEqual([])

  await page.keyboard.press('Escape')
  await files.findInTables('esx03')
  await expect(page.getByRole('status').filter({ hasText: /rows? in/ })).toBeVisible()
  await page
    .getByRole('button', { name: /^Line \d+ of the file/ })
    .first()
    .click()
  await expect(page).toHaveURL(/line=\d+/)
  await page.locator('.snapshot-marked').first().click()
  await expect(files.text().locator('[aria-selected=true]')).toContainText('esx03')
})

/** Pastes as Ctrl+V outside of every field does. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

test('a pasted command output is recognised, and belongs to the machine that was named', async ({ app, page }) => {
  const files = new FilesPage(app)
  await files.open(await app.openBundle(caseBundle(72)))
  await paste(
    page,
    [
      'Filter Name                     Num Instances    Altitude    Frame',
      '------------------------------  -------------  ------------  -----',
      'vsepflt                                 5       328200         0',
      'luafv                                   1       135000         0',
      '',
    ].join('\r\n'),
  )
  const dialog = page.getByRole('dialog', { name: 'Paste text' })
  await expect(dialog.getByText('4 lines')).toBeVisible()
  await dialog.getByRole('combobox', { name: 'It is of' }).selectOption('a virtual machine')
  await dialog
    .getByRole('combobox', { name: 'Which one' })
    .or(dialog.getByRole('textbox', { name: 'Which one' }))
    .fill('win-7')
  expect(await seriousProblems(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect(dialog).toContainText('Minifilters: 2 rows')
  await dialog.getByRole('link', { name: /win-7/ }).click()
  await expect(page.getByRole('grid', { name: 'Minifilters' })).toContainText('vsepflt')
  await app.tab('Overview').click()
  await expect(page.getByText('Of the virtual machine win-7')).toBeVisible()
})

test('the zone of a log without zones is chosen, holds at once, and can be taken back', async ({ app, page }) => {
  const events = new EventsPage(app)
  const lines = Array.from(
    { length: 40 },
    (_, i) => `2024-03-10 12:${String(i).padStart(2, '0')}:00,000 line ${i} of it\n`,
  )
  const id = await app.openBundle({ name: 'tool.log', bytes: Buffer.from(lines.join('')) })
  await events.open(id)
  await expect(events.row('line 7 of it')).toContainText('12:07:00.000')
  await page
    .getByRole('button', { name: /^Time zone of / })
    .first()
    .click({ force: true })
  const dialog = page.getByRole('dialog', { name: /^Time zone of / })
  await dialog.getByRole('combobox').or(dialog.getByRole('textbox')).first().fill('+9')
  await expect(dialog).toContainText('are taken as +09:00')
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(events.row('line 7 of it')).toContainText('03:07:00.000')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(events.row('line 7 of it')).toContainText('12:07:00.000')
})
