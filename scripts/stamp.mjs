// Remembers what a finished step was made from, so that the next start can leave the step out.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './run.mjs'

const FOLDER = path.join(ROOT, 'node_modules/.stamps')
const IGNORED = new Set(['node_modules', 'dist', '.git', 'test-results', 'data'])

/** Hex SHA-256 over names and contents of the files, and of all files below the folders, that `paths` (relative to the root) name. */
export function hashOf(paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((p) => filesBelow(path.join(ROOT, p))).sort()) {
    hash
      .update(`${path.relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesBelow(place) {
  let entries
  try {
    entries = readdirSync(place, { withFileTypes: true })
  } catch (error) {
    return error.code === 'ENOTDIR' ? [place] : []
  }
  return entries
    .filter((entry) => !IGNORED.has(entry.name))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(path.join(place, entry.name)) : [path.join(place, entry.name)],
    )
}

/** True when `step` was last finished with this hash. */
export function isCurrent(step, hash) {
  try {
    return readFileSync(path.join(FOLDER, step), 'utf8') === hash
  } catch {
    return false
  }
}

export function markCurrent(step, hash) {
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(path.join(FOLDER, step), hash)
}

/** A step that is about to run is not current until it has finished. */
export function forget(step) {
  rmSync(path.join(FOLDER, step), { force: true })
}
