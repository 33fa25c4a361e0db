import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { LiveEvent } from '@bundlescope/contract/live.ts'
import { Catalog } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import { Passwords } from '../access/passwords.ts'
import { OPEN } from '../access/settings.ts'
import { buildApp } from '../app.ts'
import type { Config } from '../config.ts'
import type { Deps, Ingest } from '../deps.ts'
import { type AskedStore, fakeStore } from './fake-store.ts'

export interface TestServer {
  url: string
  dataDir: string
  store: AskedStore
  app: Awaited<ReturnType<typeof buildApp>>['app']
  services: Awaited<ReturnType<typeof buildApp>>['services']
  /** Ends the server as a stop would; the data directory stays. */
  stop(): Promise<void>
}

export function temporaryDataDir(): { dataDir: string; remove(): void } {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'bundlescope-server-'))
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) }
}

export function testConfig(dataDir: string, more: Partial<Config> = {}): Config {
  return {
    host: '127.0.0.1',
    port: 0,
    dataDir,
    access: OPEN,
    allowedHosts: [],
    webRoot: null,
    exampleBundle: null,
    maxUploadBytes: 10 * 1024 ** 2,
    retentionDays: 0,
    logLevel: 'silent',
    ...more,
  }
}

/** An ingest that is done at once. */
export const quickIngest: Ingest = async (_input, indexPath, { onProgress }) => {
  onProgress?.({
    phase: 'reading',
    bytesDone: 1,
    bytesTotal: 1,
    textBytes: 1,
    files: 1,
    events: 1,
    rate: 1,
    current: 'a',
  })
  writeFileSync(indexPath, 'index')
  return { state: 'ready', message: null }
}

/** A server on a free port of 127.0.0.1, with a fake store unless told otherwise. */
export async function startTestServer(
  dataDir: string,
  more: { config?: Partial<Config>; ingest?: Ingest; store?: Deps['store'] } = {},
): Promise<TestServer> {
  mkdirSync(path.join(dataDir, 'spool'), { recursive: true })
  const catalog = new Catalog(path.join(dataDir, 'catalog.sqlite'))
  const fake = fakeStore()
  const { app, services } = await buildApp({
    config: testConfig(dataDir, more.config),
    catalog,
    store: more.store ?? fake,
    ingest: more.ingest ?? quickIngest,
    hasIndex: existsSync,
    // Passwords that are quick to check.
    passwords: new Passwords({ N: 2, r: 8, p: 1 }),
    threads: 1,
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return { url, dataDir, store: fake, app, services, stop: () => app.close().then(() => catalog.close()) }
}

/** Reads the live stream until `enough` says so; returns all that came. */
export async function liveUntil(url: string, enough: (events: LiveEvent[]) => boolean): Promise<LiveEvent[]> {
  const stop = new AbortController()
  const response = await fetch(`${url}/api/v1/events`, { signal: stop.signal })
  const events: LiveEvent[] = []
  let text = ''
  for await (const chunk of response.body as ReadableStream<Uint8Array>) {
    text += Buffer.from(chunk).toString()
    const parts = text.split('\n\n')
    text = parts.pop() ?? ''
    for (const part of parts) if (part.startsWith('data: ')) events.push(JSON.parse(part.slice('data: '.length)))
    if (enough(events)) break
  }
  stop.abort()
  return events
}

/** Waits until a condition holds; the test's own time limit ends it otherwise. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5))
}

export function bundleFolderExists(dataDir: string, bundle: string): boolean {
  return existsSync(path.join(dataDir, 'bundles', bundle))
}
