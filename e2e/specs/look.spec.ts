import { expect } from '@playwright/test'
import { seriousProblems } from '../accessibility.ts'
import { caseBundle } from '../bundles.ts'
import { EventsPage } from '../pages/events.ts'
import { test } from '../test.ts'

const PANELS = [
  'overview',
  'events',
  'operations',
  'ports',
  'guest-introspection',
  'findings',
  'patterns',
  'files',
  'board',
]

for (const theme of ['light', 'dark'] as const) {
  test(`accessible in ${theme}`, async ({ app, page }) => {
    test.slow() // axe looks at every element of every panel
    await page.emulateMedia({ colorScheme: theme })
    const id = await app.openBundle(caseBundle(theme === 'light' ? 60 : 61))
    await expect(page.locator('html')).toHaveCSS('color-scheme', theme)
    const problems: string[] = []
    const look = async (where: string) => {
      for (const problem of await seriousProblems(page)) problems.push(`${where}: ${problem}`)
    }
    for (const panel of PANELS) {
      await page.goto(`/i/${id}/${panel}`)
      await app.ready()
      if (panel === 'events') {
        const events = new EventsPage(app)
        await events.loaded()
        await events.line('generation').click()
      }
      await look(panel)
    }
    await app.home()
    await look('home')
    expect(problems).toEqual([])
  })
}

test('the theme can be chosen and stays', async ({ app, page }) => {
  await app.home()
  await page.getByRole('button', { name: 'Theme and view' }).click()
  await page
    .getByRole('menuitemcheckbox', { name: 'Dark' })
    .or(page.getByRole('menuitemradio', { name: 'Dark' }))
    .click()
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark')
  await page.reload()
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark')
})

test('Japanese, chosen once, stays; every panel has its words', async ({ app, page }) => {
  const id = await app.openBundle(caseBundle(62))
  await page.getByRole('button', { name: '日本語' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
  for (const panel of PANELS) {
    await page.goto(`/i/${id}/${panel}`)
    await expect(page.getByRole('contentinfo').getByRole('status')).toContainText('464')
    const text = (await page.locator('body').textContent()) ?? ''
    // A key without a text would be shown as it is named.
    expect(text).not.toMatch(/\b(common|home|overview|events|operations|ports|findings|patterns|keys):[a-z]/)
    expect(text).toMatch(/[\u3040-\u30ff]/)
  }
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/[\u3040-\u30ff]/)
})

test('no request leaves the machine', async ({ app, page, baseURL }) => {
  const elsewhere: string[] = []
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== baseURL) elsewhere.push(request.url())
  })
  const id = await app.openBundle(caseBundle(63))
  for (const panel of PANELS) {
    await page.goto(`/i/${id}/${panel}`)
    await app.ready()
  }
  expect(elsewhere).toEqual([])
})
