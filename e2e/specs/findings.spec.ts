import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'
import { EventsPage } from '../pages/events.ts'
import { test } from '../test.ts'

/** What happened in the example investigation: see packages/testkit/src/example/story.ts. */
const EXAMPLE = '/i/example'
const METHOD = 'vim.VirtualMachine.powerOn'
const REASON = 'The storage policy service cannot be reached'

const step = (page: Page, kind: string): Locator =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`^\\d?${kind}`) })

test('from the failed task to the stopped service, and to the line behind each step', async ({ app, page }) => {
  const events = new EventsPage(app)

  // the overview says what was found; a click shows how it came about
  await page.goto(`${EXAMPLE}/overview`)
  await page.getByRole('link', { name: /powerOn.*refused/ }).click()
  await expect(page).toHaveURL(/\/findings\?.*finding=/)
  await expect(page.getByRole('heading', { level: 2, name: /powerOn.*refused/ })).toBeVisible()

  // its operation, with the reason, and every line of it a click away
  await step(page, 'Operation').getByRole('link', { name: 'Show the operation' }).click()
  const detail = page.getByRole('region', { name: 'Operation' })
  await expect(detail).toContainText(REASON)
  await expect(detail.getByRole('heading', { name: METHOD })).toBeVisible()
  await expect(detail.getByRole('table', { name: /shared clock/ }).getByRole('row')).not.toHaveCount(1)
  await detail
    .getByRole('table', { name: /Lines of the operation/ })
    .getByRole('link', { name: /Get exception/ })
    .click()
  await events.settled('Get exception while executing action')
  await expect(events.searchBox()).toHaveValue(/^op:/)
  await page.goBack()
  await expect(detail).toContainText(REASON)
  await page.goBack()

  // the port: who owns it, how it stood, since when it refuses, and what "refused" means
  await step(page, 'Port')
    .getByRole('link', { name: /^Port \d+$/ })
    .click()
  const port = page.getByRole('complementary', { name: 'Port' })
  await expect(port).toContainText('not listening')
  await expect(port).toContainText('First failure')
  await port.getByRole('button', { name: /refused/ }).click()
  await expect(page.getByRole('dialog')).toContainText('nobody listens')
  await page.keyboard.press('Escape')
  await port
    .getByRole('link', { name: /Failed to connect socket/ })
    .first()
    .click()
  await events.settled('Failed to connect socket')
  await page.goBack()

  // the service behind it, when it stopped, and its own log at that moment
  await port.getByRole('link', { name: 'vmware-sps' }).click()
  const service = page.getByRole('complementary', { name: 'Service' })
  await expect(service).toContainText('stopped')
  await service.getByRole('button', { name: /sps\.log: Open at/ }).click()
  await expect(page).toHaveURL(/\/events\?.*source=.*event=/)
  await events.settled('')
  await expect(events.selected()).toContainText('sps')
})

test('operations: the failed first; by outcome, words and duration', async ({ page }) => {
  await page.goto(`${EXAMPLE}/operations`)
  const rows = page.getByRole('table').getByRole('row')
  await expect(rows.nth(1)).toContainText('Failed')
  const outcome = page.getByRole('group', { name: 'Outcome' })
  await outcome.getByText('Failed').click()
  await expect(page.getByRole('main').getByRole('status')).toContainText(/^2 of/)
  await expect(rows).toHaveCount(3)
  await outcome.getByText('All').click()
  await page.getByRole('searchbox').fill('task-20431')
  await expect(rows).toHaveCount(2)
  await page.getByRole('searchbox').fill('')
  await page.getByRole('combobox', { name: 'At least' }).selectOption('10000')
  await expect(page).toHaveURL(/olonger=10000/)
  await expect(rows.filter({ hasText: / ms/ })).toHaveCount(0)
})

test('operations: back from a line leads to the same place of the list', async ({ app, page }) => {
  const events = new EventsPage(app)
  await page.goto(`${EXAMPLE}/operations`)
  const list = page.locator('.operation-table')
  const rows = list.getByRole('row')
  await expect(rows.nth(1)).toContainText('Failed')
  await list.evaluate((element) => element.scrollTo(0, 28 * 2500))
  const row = list.locator('[aria-rowindex="2505"]')
  await expect(row).not.toHaveAttribute('aria-busy', 'true')
  const text = (await row.textContent()) ?? ''
  await row.getByRole('button').click()
  const detail = page.getByRole('region', { name: 'Operation' })
  await detail.getByRole('link', { name: 'Its line' }).click()
  await events.settled('')
  await page.goBack()
  await expect(list.locator('[aria-selected=true]')).toHaveText(text)
  await expect(list.locator('[aria-selected=true]')).toBeInViewport()
})

test('operations: the waterfall by keyboard', async ({ app, page }) => {
  const events = new EventsPage(app)
  await page.goto(`${EXAMPLE}/operations`)
  await page.getByRole('button', { name: METHOD }).first().click()
  const marks = page.getByRole('table', { name: /shared clock/ }).getByRole('link')
  await marks.first().focus()
  const times: number[] = []
  for (let i = 0; i < 4; i++) {
    times.push(Number(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.time)))
    await page.keyboard.press('ArrowRight')
  }
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(new Set(times).size).toBe(4)
  await page.keyboard.press('Enter')
  await events.settled('')
})

test('a port chip explains the port, and finds it in all logs', async ({ app, page }) => {
  const events = new EventsPage(app)
  await page.goto(`${EXAMPLE}/findings`)
  await page
    .getByRole('main')
    .getByRole('button', { name: /port 8190/i })
    .click()
  const card = page.getByRole('dialog')
  await expect(card).toContainText('vmware-sps')
  await card.getByRole('link', { name: 'This port in all logs' }).click()
  await expect(events.searchBox()).toHaveValue('port:8190')
  await expect(events.count()).toContainText(/^\d/)
})

for (const theme of ['light', 'dark'] as const) {
  test(`details are accessible in ${theme}`, async ({ page }) => {
    test.slow() // axe looks at every element of seven pages
    await page.emulateMedia({ colorScheme: theme })
    const problems: string[] = []
    const look = async (where: string) => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze()
      for (const { id, help, nodes } of violations) {
        problems.push(`${where}: ${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
      }
    }
    await page.goto(`${EXAMPLE}/operations`)
    await page.getByRole('button', { name: METHOD }).first().click()
    await page.getByRole('table', { name: /shared clock/ }).waitFor()
    await look('operation')
    await page.goto(`${EXAMPLE}/ports?port=8190`)
    await page.getByRole('complementary', { name: 'Port' }).waitFor()
    await look('port')
    await page.goto(`${EXAMPLE}/ports?ptable=services&service=vmware-sps`)
    await page.getByRole('complementary', { name: 'Service' }).waitFor()
    await look('service')
    for (const checks of ['none', 'clear', 'unknown', 'other']) {
      await page.goto(`${EXAMPLE}/findings?checks=${checks}`)
      await page.getByRole('article').waitFor()
      await look(`findings, ${checks}`)
    }
    expect(problems).toEqual([])
  })
}
