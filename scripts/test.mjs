// npm test: everything, in order, each step reported; a failed step does not stop the ones after it.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { provideBrowser } from './browser.mjs'
import { buildIndexer, buildWeb, install } from './install.mjs'
import { bundlePrograms, programFile } from './programs.mjs'
import { projectEnv, ROOT, requireNode20, run } from './run.mjs'

requireNode20()
await install()
await buildIndexer()

const BIN = path.join(ROOT, 'node_modules/.bin')
const REPORTS = path.join(ROOT, 'node_modules/.cache/bundlescope')
const reportFile = (name) => path.join(REPORTS, `${name}.json`)
rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })

/** Each step resolves to what it adds to the closing line. */
const STEPS = [
  ['format and lint', () => check('biome', ['check', '--error-on-warnings', '.'])],
  ['allowed imports', () => check('depcruise', ['--config', '.dependency-cruiser.cjs', 'apps', 'packages', 'e2e'])],
  ['unused code', () => check('knip', [])],
  ['types', () => check('tsc', ['-p', 'tsconfig.json'])],
  ['types of the web app', () => check('tsc', ['-p', 'apps/web'])],
  ['types of the browser tests', () => check('tsc', ['-p', 'e2e'])],
  ['unit and integration tests', unitTests],
  ['web build', async () => ({ failed: (await buildWeb()) ? 0 : 1 })],
  ['bundled programs', async () => ({ failed: (await bundlePrograms()) ? 0 : 1 })],
  ['browser tests', browserTests],
]

const sum = { passed: 0, failed: 0, skipped: 0 }
const table = []
for (const [name, step] of STEPS) {
  console.log(`\n── ${name}`)
  const started = Date.now()
  const { passed = 0, failed = 0, skipped = 0 } = await step()
  sum.passed += passed
  sum.failed += failed
  sum.skipped += skipped
  const counts = passed + skipped > 0 || failed > 1 ? `  (${passed} passed, ${failed} failed, ${skipped} skipped)` : ''
  table.push(
    `${failed ? 'FAILED' : 'ok    '}  ${`${((Date.now() - started) / 1000).toFixed(1)} s`.padStart(8)}  ${name}${counts}`,
  )
}

console.log(`\n${table.join('\n')}\n`)
console.log(`${sum.passed} passed, ${sum.failed} failed${sum.skipped ? `, ${sum.skipped} skipped` : ''}`)
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0

async function check(program, args) {
  const { code } = await run(path.join(BIN, program), args)
  return { failed: code === 0 ? 0 : 1 }
}

async function unitTests() {
  const file = reportFile('unit')
  const { code } = await run(path.join(BIN, 'vitest'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const report = readReport(file)
  if (!report) return { failed: 1 }
  // A file that cannot even be loaded holds no test that could fail.
  const broken = report.testResults.filter(
    (result) => result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed'),
  )
  const failed = report.numFailedTests + broken.length
  return {
    passed: report.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

async function browserTests() {
  const browser = await provideBrowser()
  if (!browser.path) {
    console.error(browser.advice)
    return { failed: 1 }
  }
  const file = reportFile('browser')
  const env = projectEnv({
    BUNDLESCOPE_CHROMIUM: browser.path,
    BUNDLESCOPE_SERVER: programFile('server'),
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  })
  const e2e = path.join(ROOT, 'e2e')
  const { code } = await run(path.join(e2e, 'node_modules/.bin/playwright'), ['test', '--reporter=list,json'], {
    cwd: e2e,
    env,
  })
  const report = readReport(file)
  if (!report) return { failed: 1 }
  const failed = report.stats.unexpected + report.errors.length
  return {
    passed: report.stats.expected + report.stats.flaky,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: report.stats.skipped,
  }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
