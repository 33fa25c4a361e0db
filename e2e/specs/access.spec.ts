import { expect, type Page, test } from '@playwright/test'
import { seriousProblems, seriousProblemsInBoth } from '../accessibility.ts'
import { Server } from '../server.ts'

const PASSWORD = 'correct horse battery'

async function newPassword(page: Page): Promise<void> {
  await page.getByLabel('New password', { exact: true }).fill(PASSWORD)
  await page.getByLabel('New password again').fill(PASSWORD)
}

test('from the first start to a guest, an account, and the way out', async ({ browser }) => {
  test.slow()
  const server = await Server.start({ BUNDLESCOPE_ACCESS: 'accounts' })
  try {
    const open = async () => (await browser.newContext({ baseURL: server.url })).newPage()
    const admin = await open()
    const streams: string[] = []
    admin.on('request', (request) => request.url().endsWith('/api/v1/events') && streams.push(request.url()))
    await admin.goto('/')
    await expect(admin.getByRole('heading', { name: 'First start' })).toBeVisible()
    expect(await seriousProblems(admin)).toEqual([])
    await expect.poll(() => server.said).toMatch(/one-time code: \S+/)
    await admin.getByLabel('Code').fill(/one-time code: (\S+)/.exec(server.said)?.[1] ?? '')
    await admin.getByLabel('Name').fill('admin')
    await newPassword(admin)
    await admin.getByRole('button', { name: 'Make the account' }).click()
    await admin.getByRole('link', { name: /^Example/ }).click()
    // what is new was asked for once somebody was let in, and not before
    await expect.poll(() => streams.length).toBe(1)

    // a guest comes by a link, reads, and is offered nothing else
    await admin.getByRole('button', { name: 'Share' }).click()
    await admin.getByRole('textbox', { name: 'For whom' }).fill('Storage team')
    await admin.getByRole('button', { name: 'Make a link' }).click()
    const link = await admin.getByRole('textbox', { name: 'Share link' }).inputValue()
    const guest = await open()
    await guest.goto(link)
    await expect(guest).toHaveURL(/\/i\/example\/overview/)
    await guest.goto('/i/example/board')
    await expect(guest.getByText('What others pin appears here.')).toBeVisible()
    await expect(guest.getByRole('button', { name: 'Add a note' })).toHaveCount(0)
    await admin.getByRole('button', { name: 'Revoke the link for Storage team' }).click()
    await expect(admin.getByText('revoked', { exact: true })).toBeVisible()
    // told while they look at it (the stream of changes is looked after every 15 s), and when they come again
    const ended = guest.getByRole('heading', { name: 'This share link was revoked' })
    await expect(ended).toBeVisible({ timeout: 40_000 })
    await guest.goto('/i/example/board')
    await expect(ended).toBeVisible()
    expect(await seriousProblemsInBoth(guest)).toEqual([])
    await guest.getByRole('button', { name: 'I have an account' }).click()
    await expect(guest.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await guest.goto(link)
    await expect(guest.getByRole('heading', { name: 'This link opens nothing' })).toBeVisible()

    // an account of a colleague: what is not theirs is not there
    await admin.goto('/admin')
    await admin.getByRole('button', { name: 'New account' }).click()
    await admin.getByLabel('Name').fill('ken')
    await newPassword(admin)
    await admin.getByRole('button', { name: 'Save' }).click()
    await expect(admin.getByRole('cell', { name: 'ken', exact: true })).toBeVisible()
    await expect(admin.getByRole('cell', { name: 'share link opened' })).toBeVisible()
    expect(await seriousProblemsInBoth(admin)).toEqual([])
    // how long things are kept, and who was at the investigation
    await admin.getByRole('checkbox', { name: /^Delete what nobody touched/ }).check()
    await admin.getByRole('spinbutton', { name: 'Days' }).fill('90')
    await admin.getByRole('button', { name: 'Save' }).click()
    await expect(admin.getByText('nobody touched for 90 days are deleted')).toBeVisible()
    await admin.goto('/i/example/overview')
    await admin.getByRole('button', { name: 'Share' }).click()
    await admin.getByRole('link', { name: /^Who had access/ }).click()
    await expect(admin.getByRole('cell', { name: 'Storage team' }).first()).toBeVisible()
    expect(await seriousProblemsInBoth(admin)).toEqual([])
    const made = await admin.request.post('/api/v1/investigations', { data: { name: 'Not for Ken' } })
    const { id } = (await made.json()) as { id: string }
    const ken = await open()
    await ken.goto(`/i/${id}/overview`)
    await ken.getByLabel('Name').fill('ken')
    await ken.getByLabel('Password').fill('a wrong one')
    await ken.getByRole('button', { name: 'Sign in' }).click()
    await expect(ken.getByRole('alert')).toHaveText('The name or the password is wrong.')
    expect(await seriousProblems(ken)).toEqual([])
    await ken.getByLabel('Password').fill(PASSWORD)
    await ken.getByRole('button', { name: 'Sign in' }).click()
    await expect(ken.getByRole('heading', { name: 'There is no such investigation' })).toBeVisible()
    await ken.goto('/admin')
    await expect(ken.getByRole('heading', { name: 'This is not open to you' })).toBeVisible()

    await admin.getByRole('button', { name: 'Account: admin' }).click()
    await admin.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(admin.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  } finally {
    await server.remove()
  }
})
