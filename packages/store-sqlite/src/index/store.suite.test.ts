import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { DEFAULT_LIMITS } from '@bundlescope/core/bundle/entry.ts'
import { eventStoreSuite } from '@bundlescope/core/store/suite.ts'
import type { SuiteBundle } from '@bundlescope/core/store/suite-subject.ts'
import { ingestBundle } from '../ingest/ingest.ts'
import { indexPath } from '../paths.ts'
import { openEventStore } from './store.ts'

eventStoreSuite('SQLite', async (bundles) => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'bundlescope-suite-'))
  for (const bundle of bundles) {
    const folder = await writeBundle(dataDir, bundle)
    const outcome = await ingestBundle({ path: folder, name: 'bundle' }, indexPath(dataDir, bundle.id), {
      threads: 1,
      limits: DEFAULT_LIMITS,
      bundle: bundle.id,
    })
    if (outcome.state !== 'ready') throw new Error(`${outcome.state}: ${outcome.message}`)
  }
  const store = openEventStore({ dataDir, readers: 2 })
  return {
    store,
    dispose: async () => {
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
})

async function writeBundle(dataDir: string, bundle: SuiteBundle): Promise<string> {
  const folder = path.join(dataDir, 'in', bundle.id)
  for (const file of bundle.files) {
    const target = path.join(folder, file.path)
    await mkdir(path.dirname(target), { recursive: true })
    await writeFile(target, file.bytes)
  }
  return folder
}
