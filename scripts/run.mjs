// How the scripts of this folder run other programs: always with the Node that the project brings (node_modules/node),
// whatever Node started the script.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/**
 * Environment in which `node`, `vitest`, `tsc` … are the project's own. Few arenas: glibc keeps freed memory in one for
 * each of many threads otherwise, which costs an ingest 90 MB and gains it nothing; and large blocks straight from the
 * system, so that they go back to it (50 MB of a server that has read 400 MB). What Node compiled of our TypeScript is
 * kept, or every start strips types and compiles for half a second (the threads of the store keep theirs there, too).
 */
export function projectEnv(extra = {}) {
  return {
    MALLOC_ARENA_MAX: '2',
    MALLOC_MMAP_THRESHOLD_: '1048576',
    NODE_COMPILE_CACHE: path.join(ROOT, 'node_modules/.cache/node-compile'),
    ...process.env,
    PATH: `${path.join(ROOT, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
    ...extra,
  }
}

/**
 * For Node where it runs the project's programs: room for 4 MB of short-lived objects in the main thread, too, as the
 * others have it (packages/store-sqlite/src/thread.ts). What it takes otherwise is 25 MB that lie idle, and nothing is
 * faster for it.
 */
export const NODE_FLAGS = ['--max-semi-space-size=4']

/** The project's Node itself, not its wrapper script, so that signals arrive. */
export function projectNode() {
  const real = path.join(ROOT, 'node_modules/node/bin/node')
  return existsSync(real) ? real : path.join(ROOT, 'node_modules/.bin/node')
}

/**
 * Runs a program to its end, its output shown as it comes.
 * Resolves to `{ code, tail }`: the exit code (128 when a signal ended it, 127 when it could not start) and the last 8 KiB it printed.
 */
export function run(command, args, { cwd = ROOT, env = projectEnv(), quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let tail = ''
    const collect = (to) => (chunk) => {
      tail = (tail + chunk).slice(-8192)
      if (!quiet) to.write(chunk)
    }
    child.stdout.on('data', collect(process.stdout))
    child.stderr.on('data', collect(process.stderr))
    child.on('error', (error) => resolve({ code: 127, tail: `${tail}${error.message}\n` }))
    child.on('close', (code) => resolve({ code: code ?? 128, tail }))
  })
}

/** Ends the script with a plain message for the person who typed the command. */
export function giveUp(...lines) {
  process.stderr.write(`\n${lines.join('\n')}\n`)
  process.exit(1)
}

export function requireNode20() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    giveUp(
      `bundlescope needs Node.js 20 or newer to start; this is ${process.version}. (It then brings the Node it runs on.)`,
    )
  }
}
