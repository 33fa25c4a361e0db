import { existsSync } from 'node:fs'
import path from 'node:path'
import { Catalog } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import { lockDataDir } from '@bundlescope/store-sqlite/catalog/lock.ts'
import { openEventStore } from '@bundlescope/store-sqlite/index/store.ts'
import { ingestBundle } from '@bundlescope/store-sqlite/ingest/ingest.ts'
import Fastify from 'fastify'
import type { Config } from '../config.ts'
import { ProblemError } from '../problem.ts'
import { buildServices } from '../services.ts'
import { makeReport, type ReportWish } from './make.ts'

/**
 * A report without a server: reads a data directory, also while a server uses it; only a redacted report needs the directory
 * for itself, since tokens are given out by one at a time. `which`: id or name of the investigation.
 *
 * Throws `not-found`, DataDirInUse.
 */
export async function reportOffline(
  config: Config,
  which: string,
  wish: ReportWish,
  signal: AbortSignal,
): Promise<string> {
  const file = path.join(config.dataDir, 'catalog.sqlite')
  if (!existsSync(file)) throw new ProblemError('not-found', `There is no catalog in ${config.dataDir}.`)
  const unlock = wish.redact ? lockDataDir(config.dataDir) : () => undefined
  const catalog = new Catalog(file)
  const store = openEventStore({ dataDir: config.dataDir })
  try {
    const known = catalog.investigations()
    const found = known.find(({ id }) => id === which) ?? only(known.filter(({ name }) => name === which))
    if (!found) {
      const list = known.map(({ id, name }) => `  ${id}  ${name}`).join('\n')
      throw new ProblemError('not-found', `There is no investigation ${which}. There are:\n${list}`)
    }
    const services = buildServices({ config, catalog, store, ingest: ingestBundle, threads: 1 }, Fastify().log)
    for (const bundle of catalog.choices.zonedBundles()) await services.zones.apply(bundle)
    return (await makeReport(services, found.id, wish, signal)).text
  } finally {
    await store.close()
    catalog.close()
    unlock()
  }
}

function only<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined
}
