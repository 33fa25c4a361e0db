// The server and the command line, each bundled with its threads into a few files: from source, every start resolves and
// reads hundreds of modules, in each thread anew, which is a third of a second of the processor for an ingest.
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { ROOT, run } from './run.mjs'

/** Made by rolldown.config.ts. Its `inputs.json` says of what. */
const FOLDER = 'node_modules/.cache/programs'

const SOURCES = { cli: 'apps/cli/src/main.ts', server: 'apps/server/src/main.ts' }

/** What Node is to run for a program: its bundle when all it was made of is as it was then, else its source. */
export function programFile(name, root = ROOT) {
  return path.join(root, areCurrent(root) ? `${FOLDER}/${name}.mjs` : SOURCES[name])
}

/** Bundles the programs when a source has changed. Where that fails they run from source: only time is lost. */
export async function bundlePrograms() {
  if (areCurrent(ROOT)) return true
  console.log('Bundling the programs …')
  const { tail } = await run(path.join(ROOT, 'node_modules/.bin/rolldown'), ['--config'], { quiet: true })
  if (areCurrent(ROOT)) return true
  process.stderr.write(`${tail}\nThe programs could not be bundled: they run from source.\n`)
  return false
}

function areCurrent(root) {
  try {
    const made = JSON.parse(readFileSync(path.join(root, FOLDER, 'inputs.json'), 'utf8'))
    return made.root === root && made.files.every((file) => isUnchanged(root, file))
  } catch {
    return false // never made, or something is gone that it was made of
  }
}

function isUnchanged(root, { file, mtimeMs, size }) {
  const now = statSync(path.join(root, file))
  return now.mtimeMs === mtimeMs && now.size === size
}
