import { rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { defineConfig, type Plugin } from 'rolldown'

/*
 * Bundles the programs and the modules that threads begin with, for this machine and this place: see scripts/programs.mjs,
 * which runs the bundles as long as the files that they were made of have not changed.
 */
const ROOT = import.meta.dirname
const FOLDER = path.join(ROOT, 'node_modules/.cache/programs')
const INPUTS = path.join(FOLDER, 'inputs.json')

const ENTRIES: Readonly<Record<string, string>> = {
  cli: 'apps/cli/src/main.ts',
  server: 'apps/server/src/main.ts',
  coordinator: 'packages/store-sqlite/src/ingest/coordinator-worker.ts',
  parser: 'packages/store-sqlite/src/ingest/parser-worker.ts',
  reader: 'packages/store-sqlite/src/index/read/reader-worker.ts',
}

/** Other people's packages stay where they are: some load files of theirs at run time. */
const othersStay: Plugin = {
  name: 'others-stay',
  async resolveId(id, importer, options) {
    if (importer === undefined || /^(\.|node:|@bundlescope\/)/.test(id)) return null
    const found = await this.resolve(id, importer, { ...options, skipSelf: true })
    return found && path.isAbsolute(found.id) ? { id: pathToFileURL(found.id).href, external: true } : found
  },
}

/** A module finds what it names by its own place where it did before; entries, which threads begin with, in the bundle. */
const placesStay: Plugin = {
  name: 'places-stay',
  transform(code, id) {
    if (!code.includes('import.meta')) return null
    const folder = path.dirname(id)
    return code
      .replaceAll(/new URL\('(\.[^']+)', import\.meta\.url\)/g, (whole, named: string) => {
        const entry = Object.keys(ENTRIES).find((name) => path.join(ROOT, ENTRIES[name]!) === path.join(folder, named))
        return entry === undefined ? whole : `new URL(${quoted(path.join(FOLDER, `${entry}.mjs`))})`
      })
      .replaceAll('import.meta.url', quoted(id))
      .replaceAll('import.meta.dirname', JSON.stringify(folder))
  },
}

/** Writes down what the bundles are made of, once they are complete. */
function inputsNoted(): Plugin {
  const files = [noted(path.join(ROOT, 'pnpm-lock.yaml')), noted(import.meta.filename)]
  return {
    name: 'inputs-noted',
    buildStart: () => rmSync(INPUTS, { force: true }),
    load(id) {
      files.push(noted(id)) // before it is read: who changes it meanwhile gets another bundle
      return null
    },
    writeBundle: () => writeFileSync(INPUTS, JSON.stringify({ root: ROOT, files })),
  }
}

function noted(file: string): { file: string; mtimeMs: number; size: number } {
  const { mtimeMs, size } = statSync(file)
  return { file: path.relative(ROOT, file), mtimeMs, size }
}

function quoted(file: string): string {
  return JSON.stringify(pathToFileURL(file).href)
}

export default defineConfig({
  cwd: ROOT,
  input: { ...ENTRIES },
  platform: 'node',
  // Node's own, so that nothing is there twice, once for us and once for a package that asks Node for it.
  resolve: { conditionNames: ['node', 'import', 'module-sync', 'node-addons'], mainFields: ['main'] },
  plugins: [othersStay, placesStay, inputsNoted()],
  output: { dir: FOLDER, entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs', cleanDir: true },
})
