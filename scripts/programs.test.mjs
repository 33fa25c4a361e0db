import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { programFile } from './programs.mjs'

const SOURCE = 'apps/cli/src/main.ts'
const BUNDLE = 'node_modules/.cache/programs/cli.mjs'
let root
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'bundlescope-programs-'))
  for (const file of [SOURCE, BUNDLE]) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(root, file), '// one')
  }
})
afterEach(() => rmSync(root, { recursive: true }))

/** As rolldown.config.ts does at the end. */
function noteInputs() {
  const { mtimeMs, size } = statSync(path.join(root, SOURCE))
  const made = { root, files: [{ file: SOURCE, mtimeMs, size }] }
  writeFileSync(path.join(root, path.dirname(BUNDLE), 'inputs.json'), JSON.stringify(made))
}

test('a bundle runs once it is complete', () => {
  expect(programFile('cli', root)).toBe(path.join(root, SOURCE))
  noteInputs()
  expect(programFile('cli', root)).toBe(path.join(root, BUNDLE))
})

test.each([
  ['was written to', (file) => writeFileSync(file, '// other')],
  ['has another time, be it an older one', (file) => utimesSync(file, 1, 1)],
  ['is gone', (file) => rmSync(file)],
])('the source runs when a file that the bundle was made of %s', (_what, change) => {
  noteInputs()
  change(path.join(root, SOURCE))
  expect(programFile('cli', root)).toBe(path.join(root, SOURCE))
})

test('the source runs in a copy of the folder, since the bundle names places of the first', () => {
  noteInputs()
  const copy = `${root}-copy`
  cpSync(root, copy, { recursive: true, preserveTimestamps: true })
  try {
    expect(programFile('cli', copy)).toBe(path.join(copy, SOURCE))
  } finally {
    rmSync(copy, { recursive: true })
  }
})
