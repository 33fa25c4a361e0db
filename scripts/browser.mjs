// Finds a Chromium for the browser tests, or installs Debian's.
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { run } from './run.mjs'

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
]

/** Path of a browser that can be run, or null. Order: BUNDLESCOPE_CHROMIUM, the system's, one that Playwright downloaded. */
function findBrowser() {
  const named = process.env.BUNDLESCOPE_CHROMIUM
  if (named) return isProgram(named) ? named : null
  return [...SYSTEM, ...playwrightBrowsers()].find(isProgram) ?? null
}

/** Finds a browser, or installs one where this user may. Resolves to `{ path }` or `{ advice }`: what a person has to do. */
export async function provideBrowser() {
  const named = process.env.BUNDLESCOPE_CHROMIUM
  if (named && !isProgram(named)) return { advice: `BUNDLESCOPE_CHROMIUM is ${named}, which cannot be run.` }
  const found = findBrowser()
  if (found) return { path: found }
  const advice =
    'No Chromium was found. Install one (Debian, Ubuntu: sudo apt-get install chromium), or set BUNDLESCOPE_CHROMIUM to the path of a Chromium or Chrome.'
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return { advice }
  console.log('Installing Chromium (Debian package) …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], { env, quiet: true }) // lists of an old image name packages that are gone
  const { tail } = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
    env,
    quiet: true,
  })
  const installed = findBrowser()
  return installed ? { path: installed } : { advice: `${tail}\nChromium could not be installed. ${advice}` }
}

function playwrightBrowsers() {
  const store = process.env.PLAYWRIGHT_BROWSERS_PATH || path.join(os.homedir(), '.cache/ms-playwright')
  if (!existsSync(store)) return []
  return readdirSync(store)
    .filter((name) => name.startsWith('chromium'))
    .sort()
    .reverse()
    .flatMap((name) =>
      ['chrome-linux64/chrome', 'chrome-linux/chrome', 'chrome-linux/headless_shell'].map((inner) =>
        path.join(store, name, inner),
      ),
    )
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
