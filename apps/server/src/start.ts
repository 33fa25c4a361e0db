import { access, constants, mkdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { Catalog } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import { hasCurrentIndex } from '@bundlescope/store-sqlite/catalog/current-index.ts'
import { lockDataDir } from '@bundlescope/store-sqlite/catalog/lock.ts'
import { openEventStore } from '@bundlescope/store-sqlite/index/store.ts'
import { expectNoUpload, expectUpload } from '@bundlescope/store-sqlite/ingest/crew.ts'
import { ingestBundle } from '@bundlescope/store-sqlite/ingest/ingest.ts'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import { ConfigError } from './config-error.ts'
import { ensureExample } from './example.ts'

export interface Running {
  /** `http://127.0.0.1:8470` */
  url: string
  /** Makes the first account (POST session/setup); null when there is one, or none is needed. */
  firstRunCode: string | null
  close(): Promise<void>
}

/** Opens the data directory and listens. Throws DataDirInUse when another bundlescope has it open. */
export async function startServer(config: Config): Promise<Running> {
  await makeDataDir(config.dataDir)
  const unlock = lockDataDir(config.dataDir)
  const catalog = new Catalog(path.join(config.dataDir, 'catalog.sqlite'))
  const store = openEventStore({ dataDir: config.dataDir })
  const threads = Math.max(1, Math.min(4, availableParallelism()))
  const { app, services } = await buildApp({
    config,
    catalog,
    store,
    ingest: ingestBundle,
    expectUpload,
    hasIndex: hasCurrentIndex,
    concludes: true,
    threads,
  })
  const close = async () => {
    await app.close()
    await expectNoUpload()
    await store.close()
    catalog.close()
    unlock()
  }
  try {
    await app.ready()
    await ensureExample(services).catch((error: unknown) => app.log.warn({ err: error }, 'no example investigation'))
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await close()
    throw error
  }
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  return {
    url: `http://${host}:${(app.server.address() as AddressInfo).port}`,
    firstRunCode: services.signIn.firstRunCode(),
    close,
  }
}

/** Throws ConfigError, for whoever started the server, where nothing can be kept. */
async function makeDataDir(dataDir: string): Promise<void> {
  const spool = path.join(dataDir, 'spool')
  try {
    await mkdir(spool, { recursive: true })
    for (const folder of [dataDir, spool]) await access(folder, constants.W_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new ConfigError(
      `Nothing can be written to the data directory ${dataDir} (${code}). DATA_DIR chooses another.`,
    )
  }
}
