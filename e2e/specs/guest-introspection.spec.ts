import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { seriousProblems } from '../accessibility.ts'
import { caseBundle } from '../bundles.ts'
import { GI_CASE, giHostBundle } from '../gi-bundle.ts'
import type { App } from '../pages/app.ts'
import { test } from '../test.ts'

async function openPanel(app: App, seed: number): Promise<Page> {
  await app.openBundle(giHostBundle(seed))
  await app.tab('Guest Introspection').click()
  await diagram(app.page)
    .getByRole('button', { name: /^Mux(?! –)/ })
    .waitFor()
  return app.page
}
const diagram = (page: Page) => page.getByRole('region', { name: 'Diagram of Guest Introspection' })
const pane = (page: Page, name = 'What is open') => page.getByRole('complementary', { name })

test('a line opens its evidence, evidence its file, and back leads to the same line', async ({ app }) => {
  const page = await openPanel(app, 1)
  const link = diagram(page).getByRole('button', { name: /^Mux – .*TCP 48651: failed/ })
  await link.click()
  await expect(page).toHaveURL(/gopen=e_epsec/)
  await expect(pane(page).getByRole('heading', { level: 2 })).toContainText('Mux →')
  await pane(page)
    .getByRole('link', { name: /no connection/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/files\?.*connection-list/)
  await expect(page.getByRole('main').getByText(GI_CASE.manager).first()).toBeVisible()
  await page.goBack()
  await expect(pane(page).getByRole('heading', { level: 2 })).toContainText('Mux →')
  await expect(link).toHaveAttribute('aria-pressed', 'true')
})

test('many guests are one card, but for the one in trouble', async ({ app }) => {
  const page = await openPanel(app, 2)
  const group = diagram(page).getByRole('button', { name: new RegExp(`^${GI_CASE.guests - 1} VMs(?! –)`) })
  await expect(diagram(page).getByRole('button', { name: new RegExp(`^${GI_CASE.broken}(?! –)`) })).toBeVisible()
  await expect(diagram(page).getByRole('button', { name: /^desk01(?! –)/ })).toHaveCount(0)
  // By keys: the mouse would wait until the picture, laid out anew, stands still under it.
  await group.press('Enter')
  await expect(page).toHaveURL(/gunfold=/)
  await expect(diagram(page).getByRole('button', { name: /^desk\d\d(?! –)/ })).toHaveCount(GI_CASE.guests)
  await page.getByRole('button', { name: 'Fold VMs' }).press('Enter')
  await expect(page).not.toHaveURL(/gunfold=/)
  await expect(group).toBeVisible()
})

test('arrow keys lead from part to part, Enter opens, Escape closes', async ({ app }) => {
  const page = await openPanel(app, 3)
  const mux = diagram(page).getByRole('button', { name: /^Mux(?! –)/ })
  await mux.focus()
  await page.keyboard.press('ArrowRight')
  await expect(diagram(page).getByRole('button', { name: /TCP 48651: failed/ })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(diagram(page).getByRole('button', { name: /^SVA(?! –)/ })).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(mux).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(pane(page).getByRole('heading', { level: 2 })).toHaveText('Mux')
  await page.keyboard.press('Escape')
  await expect(pane(page)).toHaveCount(0)
})

test('the table says what the picture shows, and sorts', async ({ app }) => {
  const page = await openPanel(app, 4)
  await page.getByText('Table', { exact: true }).click()
  const rows = page.getByRole('table', { name: /^Parts of Guest Introspection/ }).locator('tbody tr')
  await expect(rows.first()).toContainText('failed')
  await expect(rows.filter({ hasText: 'TCP 48651' })).toContainText('failed')
  await page.getByRole('button', { name: 'Name', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: 'Name', exact: true })).toHaveAttribute('aria-sort', 'ascending')
  await rows.getByRole('button', { name: 'Mux', exact: true }).click()
  await expect(pane(page).getByRole('heading', { level: 2 })).toHaveText('Mux')
})

test('the moment of the cursor stands in the address, and before the logs nothing is known', async ({ app }) => {
  const page = await openPanel(app, 5)
  await page.goto(`${page.url()}&at=2024-03-12T06:00:00Z`)
  await expect(
    diagram(page)
      .getByRole('button', { name: /^Mux unknown|^Mux .*unknown/ })
      .first(),
  ).toBeVisible()
  await page.getByRole('button', { name: 'At collection' }).click()
  await expect(page).not.toHaveURL(/[?&]at=/)
  await expect(
    diagram(page)
      .getByRole('button', { name: /^Mux .*OK/ })
      .first(),
  ).toBeVisible()
})

test('exports the picture as a file of its own', async ({ app }) => {
  const page = await openPanel(app, 6)
  const save = async (item: string) => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: /^Export/ }).click()
    await page.getByRole('menuitem', { name: item }).click()
    return readFile(await (await download).path())
  }
  const svg = (await save('As SVG')).toString('utf8')
  expect(svg).toContain('TCP 48651')
  expect(svg).toContain(GI_CASE.host)
  expect(svg).not.toMatch(/href|url\(/)
  const png = await save('As PNG')
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect(png.length).toBeGreaterThan(10_000)
})

test('what is missing can be pasted, with the machine filled in', async ({ app }) => {
  const page = await openPanel(app, 7)
  await diagram(page)
    .getByRole('button', { name: new RegExp(`^${GI_CASE.broken}(?! –)`) })
    .first()
    .click()
  await pane(page).getByRole('button', { name: 'Paste the output' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Paste text' })
  await expect(dialog.getByLabel('Which one')).toHaveValue(GI_CASE.broken)
})

test('says what would show it where nothing does', async ({ app, page }) => {
  const id = await app.openBundle(caseBundle(71))
  await page.goto(`/i/${id}/guest-introspection`)
  await expect(page.getByRole('heading', { name: 'No Guest Introspection in these bundles' })).toBeVisible()
  await page.getByRole('button', { name: 'Paste the output' }).click()
  await expect(page.getByRole('dialog', { name: 'Paste text' })).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`every view is accessible in ${theme}`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme: theme })
    await openPanel(app, theme === 'light' ? 8 : 9)
    const problems: string[] = []
    for (const view of ['diagram', 'table', 'deployment', 'scan', 'environment']) {
      await page.goto(`/i/${app.investigation()}/guest-introspection?gview=${view}&gopen=mux@${GI_CASE.host}`)
      await app.ready()
      await page.getByRole('radio', { checked: true }).first().waitFor({ state: 'attached' })
      for (const problem of await seriousProblems(page)) problems.push(`${view}: ${problem}`)
    }
    expect(problems).toEqual([])
  })
}
