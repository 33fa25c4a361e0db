// Makes the pictures of the README from the example investigation: node e2e/screenshots.ts (from the root, after a web build)
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { Server } from './server.ts'

const DOCS = path.resolve(import.meta.dirname, '../docs')
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const WINDOW = 'from=2024-05-14T05:30:00Z&to=2024-05-14T05:34:00Z&tz=Asia/Tokyo'

mkdirSync(DOCS, { recursive: true })
const server = await Server.start()
const executablePath = process.env.BUNDLESCOPE_CHROMIUM ?? SYSTEM.find((file) => existsSync(file))
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
for (const [name, colorScheme, locale] of [
  ['events-dark', 'dark', 'en-GB'],
  ['events-light-ja', 'light', 'ja-JP'],
] as const) {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 860 },
    colorScheme,
    locale,
    baseURL: server.url,
  })
  await page.goto(`/i/example/events?${WINDOW}&q=${encodeURIComponent('source:vpxd OR source:hostd OR source:vpxa')}`)
  await page.getByRole('grid').locator('[role=row][aria-busy=false]').first().waitFor()
  await page.keyboard.press('e')
  await page.locator('.original[aria-busy=false]').waitFor()
  await page.waitForTimeout(1000) // canvases draw after their data arrived
  await page.screenshot({ path: path.join(DOCS, `${name}.png`) })
  await page.close()
}
for (const [name, locale] of [
  ['findings', 'en-GB'],
  ['findings-ja', 'ja-JP'],
] as const) {
  const viewport = { width: 1440, height: 860 }
  const page = await browser.newPage({ viewport, colorScheme: 'light', locale, baseURL: server.url })
  await page.goto('/i/example/findings?tz=Asia/Tokyo')
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await page.waitForTimeout(1000)
  await page.screenshot({ path: path.join(DOCS, `${name}.png`) })
  await page.close()
}
await browser.close()
await server.remove()
