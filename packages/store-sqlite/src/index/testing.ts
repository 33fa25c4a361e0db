import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { DEFAULT_LIMITS } from '@bundlescope/core/bundle/entry.ts'
import type { SuiteBundle } from '@bundlescope/core/store/suite-subject.ts'
import { ingestBundle } from '../ingest/ingest.ts'
import type { Outcome } from '../ingest/messages.ts'
import { indexPath } from '../paths.ts'
import { openEventStore, type SqliteStore } from './store.ts'

/** For tests: a store of bundles that were written to disk as folders and read in. */
export async function storeOf(
  bundles: readonly SuiteBundle[],
  formatsDir?: string,
): Promise<{ store: SqliteStore; outcomes: Outcome[]; dispose(): Promise<void> }> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'bundlescope-suite-'))
  const outcomes: Outcome[] = []
  for (const { id, files } of bundles) {
    const folder = path.join(dataDir, 'in', id)
    for (const file of files) {
      const target = path.join(folder, file.path)
      await mkdir(path.dirname(target), { recursive: true })
      await writeFile(target, file.bytes)
    }
    const options = { threads: 1, limits: DEFAULT_LIMITS, bundle: id, formatsDir }
    outcomes.push(await ingestBundle({ path: folder, name: 'bundle' }, indexPath(dataDir, id), options))
  }
  const store = openEventStore({ dataDir, readers: 2 })
  return {
    store,
    outcomes,
    dispose: async () => {
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
