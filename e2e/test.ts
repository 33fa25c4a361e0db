import { test as base, expect } from '@playwright/test'
import { App } from './pages/app.ts'
import { Server } from './server.ts'

/** A test with a page on a running server. Tests share the server of their worker, and bring bundles of their own. */
export const test = base.extend<{ app: App }, { server: Server }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const server = await Server.start()
      await use(server)
      await server.remove()
    },
    // the first start reads the example: on a busy machine that takes longer than a test may
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  app: async ({ page }, use) => use(new App(page)),
  // Whatever a test does: what the policy of the page forbids is not done by the page.
  page: async ({ page }, use) => {
    const refused: string[] = []
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refused.push(message.text())
    })
    await use(page)
    expect(refused).toEqual([])
  },
})
