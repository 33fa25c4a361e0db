// Dependencies, and what is built before anything runs: each done only when what it is made from has changed.
import { existsSync, readdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { giveUp, projectEnv, ROOT, run } from './run.mjs'
import { forget, hashOf, isCurrent, markCurrent } from './stamp.mjs'

const PNPM = 'pnpm@12'

/** Installs what pnpm-lock.yaml names, the project's own Node included. Ends the script with a message when that fails. */
export async function install() {
  const manifests = ['apps', 'packages'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder)).map((name) => `${folder}/${name}/package.json`),
  )
  const hash = hashOf(['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'e2e/package.json', ...manifests])
  if (isCurrent('install', hash) && existsSync(path.join(ROOT, 'node_modules/.bin/node'))) return
  console.log('Installing dependencies …')
  forget('install')
  const env = { ...process.env, CI: 'true' } // no questions: pnpm may replace a node_modules it does not know
  const { code, tail } = await run('npx', ['--yes', PNPM, 'install', '--frozen-lockfile'], { env })
  if (code !== 0) giveUp('The dependencies could not be installed.', adviceFor(tail))
  markCurrent('install', hash)
}

/** Compiles packages/indexer/assembly to WebAssembly. Ends the script with a message when that fails. */
export async function buildIndexer() {
  const indexer = path.join(ROOT, 'packages/indexer')
  const hash = hashOf(['packages/indexer/assembly', 'packages/indexer/asconfig.json', 'pnpm-lock.yaml'])
  if (isCurrent('indexer', hash) && existsSync(path.join(indexer, 'dist/indexer.wasm'))) return
  console.error('Building the indexer …') // what a command prints may be read by a program
  forget('indexer')
  const asc = path.join(indexer, 'node_modules/.bin/asc')
  // Whoever runs it meanwhile, or builds it, too, is to find it whole.
  const made = `dist/${process.pid}.wasm`
  const args = ['assembly/index.ts', '--config', 'asconfig.json', '--target', 'release', '--outFile', made]
  const { code, tail } = await run(asc, args, { cwd: indexer, env: projectEnv() })
  if (code !== 0) giveUp('The indexer could not be built.', adviceFor(tail))
  renameSync(path.join(indexer, made), path.join(indexer, 'dist/indexer.wasm'))
  markCurrent('indexer', hash)
}

/** Builds apps/web into apps/web/dist. Ends the script with a message when that fails. */
export async function buildWeb() {
  const hash = hashOf([
    'apps/web',
    'packages/contract/src',
    'packages/query/src',
    'pnpm-lock.yaml',
    'tsconfig.base.json',
  ])
  if (isCurrent('web', hash) && existsSync(path.join(ROOT, 'apps/web/dist/index.html'))) return true
  console.log('Building the web app …')
  forget('web')
  const web = path.join(ROOT, 'apps/web')
  const { code, tail } = await run(path.join(web, 'node_modules/.bin/vite'), ['build', '--logLevel', 'warn'], {
    cwd: web,
    env: projectEnv(),
  })
  if (code !== 0) {
    process.stderr.write(`The web app could not be built. ${adviceFor(tail)}\n`)
    return false
  }
  markCurrent('web', hash)
  return true
}

/** What a person can do about the failure that a program's last output tells of. */
function adviceFor(output) {
  if (/ENOSPC|no space left/i.test(output))
    return `The disk is full: free some space where ${ROOT} and the npm cache lie, then try again.`
  if (/EACCES|EPERM|EROFS/.test(output)) return `Files below ${ROOT} (or the npm cache) cannot be written by this user.`
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network|socket hang up/i.test(output)) {
    return 'The npm registry could not be reached: check the network connection, or the proxy and registry that `npm config list` shows, then try again.'
  }
  if (/ERR_PNPM_OUTDATED_LOCKFILE|frozen-lockfile/.test(output))
    return 'pnpm-lock.yaml does not fit a package.json: run `npx pnpm@12 install` and commit the lockfile.'
  return 'The output above says why.'
}
