import { mkdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { Catalog } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import { ensureExample } from './example.ts'
import { fakeStore } from './testing/fake-store.ts'
import { quickIngest } from './testing/server.ts'

export interface Running {
  /** `http://127.0.0.1:8470` */
  url: string
  close(): Promise<void>
}

/** Opens the data directory and listens. */
export async function startServer(config: Config): Promise<Running> {
  await mkdir(path.join(config.dataDir, 'spool'), { recursive: true })
  const catalog = new Catalog(path.join(config.dataDir, 'catalog.sqlite'))
  // Interim, until the store of store-sqlite has landed: uploads are kept, every question has an empty answer.
  const store = fakeStore()
  const threads = Math.max(1, Math.min(4, availableParallelism()))
  const { app, services } = await buildApp({ config, catalog, store, ingest: quickIngest, threads })
  app.addHook('onClose', async () => {
    await store.close()
    catalog.close()
  })
  await app.ready()
  await ensureExample(services)
  await app.listen({ host: config.host, port: config.port })
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  return { url: `http://${host}:${(app.server.address() as AddressInfo).port}`, close: () => app.close() }
}
