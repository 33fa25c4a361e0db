import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Ingest } from '../deps.ts'
import { bundleFolderExists, startTestServer, type TestServer, temporaryDataDir, until } from '../testing/server.ts'

let server: TestServer
let folder: ReturnType<typeof temporaryDataDir>
let investigation: string

beforeEach(() => {
  folder = temporaryDataDir()
})
afterEach(async () => {
  await server.stop()
  folder.remove()
})

/** An ingest that ends when the test says so, or is aborted. */
function heldIngest() {
  const calls: { bundle: string; name: string; signal: AbortSignal; end(): void }[] = []
  const ingest: Ingest = ({ name }, indexPath, { bundle, signal = new AbortController().signal }) =>
    new Promise((resolve, reject) => {
      writeFileSync(indexPath, 'index')
      signal.addEventListener('abort', () => reject(signal.reason))
      calls.push({ bundle, name, signal, end: () => resolve({ state: 'ready', message: null }) })
    })
  return { ingest, calls }
}

async function start(ingest: Ingest): Promise<void> {
  server = await startTestServer(folder.dataDir, { ingest })
  const { investigations } = server.services
  investigation = investigations.list()[0]?.id ?? investigations.create('test').id
}

async function put(name: string): Promise<string> {
  const url = `${server.url}/api/v1/investigations/${investigation}/bundles/${name}`
  return ((await (await fetch(url, { method: 'PUT', body: name })).json()) as { bundle: string }).bundle
}

const remove = (path: string) => fetch(`${server.url}/api/v1/investigations/${path}`, { method: 'DELETE' })
const states = () =>
  server.services.investigations.get(investigation).bundles.map(({ name, state }) => `${name} ${state}`)

describe('the queue', () => {
  it('ingests one bundle at a time, in order', async () => {
    const { ingest, calls } = heldIngest()
    await start(ingest)
    await put('one')
    await put('two')
    expect(states()).toEqual(['one ingesting', 'two received'])
    expect(server.services.investigations.get(investigation).bundles[1]?.progress).toMatchObject({ phase: 'waiting' })
    calls[0]?.end()
    await until(() => calls.length === 2)
    expect(states()).toEqual(['one ready', 'two ingesting'])
    calls[1]?.end()
    await until(() => server.services.queue.length === 0)
    expect(states()).toEqual(['one ready', 'two ready'])
  })

  it('reads again after a restart what was being read or waited', async () => {
    const first = heldIngest()
    await start(first.ingest)
    await put('one')
    await put('two')
    await until(() => first.calls.length === 1)
    await server.stop()
    expect(first.calls.map(({ name, signal }) => [name, signal.aborted])).toEqual([['one', true]])
    const second = heldIngest()
    await start(second.ingest)
    expect(states()).toEqual(['one ingesting', 'two received'])
    await until(() => second.calls.length === 1)
    second.calls[0]?.end()
    await until(() => second.calls.length === 2)
    second.calls[1]?.end()
    await until(() => server.services.queue.length === 0)
    expect(states()).toEqual(['one ready', 'two ready'])
  })

  it('says why an ingest failed, goes on with the next, and tries again when the bytes come again', async () => {
    let broken = true
    const ingest: Ingest = async ({ name }) => {
      if (name === 'bad' && broken) throw new Error('no such luck')
      return { state: 'ready', message: null }
    }
    await start(ingest)
    const bad = await put('bad')
    await put('good')
    await until(() => server.services.queue.length === 0)
    expect(states()).toEqual(['bad failed', 'good ready'])
    expect(server.services.catalog.bundle(bad)?.message).toBe('The ingest stopped: no such luck')
    broken = false
    await put('bad')
    await until(() => server.services.queue.length === 0)
    expect(states()).toEqual(['bad ready', 'good ready'])
  })
})

describe('an index that is gone', () => {
  it('is made again at the next start', async () => {
    const { ingest, calls } = heldIngest()
    await start(ingest)
    const one = await put('one')
    await until(() => calls.length === 1)
    calls[0]?.end()
    await until(() => server.services.queue.length === 0)
    await server.stop()
    await start(ingest)
    expect(states()).toEqual(['one ready'])
    await server.stop()
    rmSync(path.join(folder.dataDir, 'bundles', one, 'index.sqlite'))
    await start(ingest)
    expect(states()).toEqual(['one ingesting'])
  })
})

describe('a delete', () => {
  it('aborts the ingest and leaves nothing of the bundle', async () => {
    const { ingest, calls } = heldIngest()
    await start(ingest)
    const one = await put('one')
    const two = await put('two')
    expect((await remove(`${investigation}/bundles/${one}`)).status).toBe(204)
    expect(calls[0]?.signal.aborted).toBe(true)
    expect(server.store.forgotten).toContain(one)
    expect(bundleFolderExists(folder.dataDir, one)).toBe(false)
    await until(() => calls.length === 2)
    expect(states()).toEqual(['two ingesting'])
    expect((await remove(investigation)).status).toBe(204)
    expect(bundleFolderExists(folder.dataDir, two)).toBe(false)
    expect(server.services.catalog.bundleIds()).toEqual([])
    expect(readdirSync(path.join(folder.dataDir, 'bundles'))).toEqual([])
    expect((await remove(investigation)).status).toBe(404)
  })

  it('keeps a bundle that another investigation holds', async () => {
    await start(async () => ({ state: 'ready', message: null }))
    const one = await put('one')
    const first = investigation
    investigation = server.services.investigations.create('other').id
    await put('one')
    await remove(first)
    expect(bundleFolderExists(folder.dataDir, one)).toBe(true)
    expect((await remove(`${investigation}/bundles/${'0'.repeat(16)}`)).status).toBe(404)
    await remove(`${investigation}/bundles/${one}`)
    expect(bundleFolderExists(folder.dataDir, one)).toBe(false)
  })

  it('that was cut short is ended at the next start', async () => {
    await start(async () => ({ state: 'ready', message: null }))
    const one = await put('one')
    // As if the server had stopped between the rows and the folder.
    server.services.catalog.deleteInvestigation(investigation)
    await server.stop()
    expect(bundleFolderExists(folder.dataDir, one)).toBe(true)
    await start(async () => ({ state: 'ready', message: null }))
    expect(existsSync(path.join(folder.dataDir, 'bundles', one))).toBe(false)
  })
})
