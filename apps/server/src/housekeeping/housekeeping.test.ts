import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { LiveEvent } from '@bundlescope/contract/live.ts'
import { backupCatalog, restoreCatalog } from '@bundlescope/store-sqlite/catalog/backup.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bundleFolderExists, startTestServer, type TestServer, temporaryDataDir, until } from '../testing/server.ts'
import { deleteOld } from './retention.ts'

const DAY_MS = 24 * 3600_000

let server: TestServer
let folder: ReturnType<typeof temporaryDataDir>

beforeEach(async () => {
  folder = temporaryDataDir()
  server = await startTestServer(folder.dataDir)
})
afterEach(async () => {
  await server.stop()
  folder.remove()
})

const send = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', address: string, payload?: unknown) =>
  server.app.inject({
    method,
    url: `/api/v1/${address}`,
    headers: { host: 'localhost', ...(typeof payload === 'string' && { 'content-type': 'text/plain' }) },
    payload: payload as object,
  })
const create = async (name: string): Promise<string> => (await send('POST', 'investigations', { name })).json().id

it('what bundles take on disk is told by bundle, investigation and in all', async () => {
  const id = await create('one')
  await send('PUT', `investigations/${id}/bundles/a.log`, 'x'.repeat(1000))
  await until(() => server.services.queue.length === 0)
  const use = (await send('GET', `investigations/${id}/disk`)).json()
  expect(use).toMatchObject({ bytes: 1005, bundles: [{ name: 'a.log', original: 1000, index: 5 }] })
  expect((await send('GET', 'disk')).json()).toEqual(use)
})

it('of what is deleted nothing is left on disk', async () => {
  const id = await create('one')
  const { bundle } = (await send('PUT', `investigations/${id}/bundles/a.log`, 'the line of the customer')).json()
  await until(() => server.services.queue.length === 0)
  const note = 'zzz-a-note-to-be-forgotten'
  const { id: pin } = (await send('POST', `investigations/${id}/pins`, { anchor: { kind: 'note' }, note })).json()
  await send('PATCH', `investigations/${id}/pins/${pin}`, { version: 1, note: `${note} twice` })
  expect((await send('DELETE', `investigations/${id}`)).statusCode).toBe(204)
  expect(bundleFolderExists(folder.dataDir, bundle)).toBe(false)
  const files = readdirSync(folder.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const { parentPath, name } of files) {
    const bytes = readFileSync(path.join(parentPath, name))
    expect([name, bytes.includes(note), bytes.includes('the line of')]).toEqual([name, false, false])
  }
})

it('a catalog that is restored is shown, and what is missing can be uploaded again', { timeout: 20_000 }, async () => {
  const id = await create('one')
  const upload = () => send('PUT', `investigations/${id}/bundles/a.log`, 'some line')
  await upload()
  await until(() => server.services.queue.length === 0)
  const file = path.join(folder.dataDir, 'saved.sqlite')
  await backupCatalog(folder.dataDir, file)
  await send('DELETE', `investigations/${id}`)
  const told: LiveEvent[] = []
  server.services.live.subscribe((event) => told.push(event))
  await restoreCatalog(folder.dataDir, file, '2026-01-02T03:04:05.000000Z')
  await until(() => told.some((event) => event.type === 'state' && event.investigations.length === 1))
  await until(() => server.services.queue.length === 0)
  const bundles = async () => (await send('GET', `investigations/${id}/bundles`)).json()
  expect(await bundles()).toMatchObject([
    { state: 'failed', message: expect.stringMatching(/upload the same file again/i) },
  ])
  expect((await upload()).json()).toMatchObject({ recognised: false })
  await until(() => server.services.queue.length === 0)
  expect(await bundles()).toMatchObject([{ state: 'ready' }])
  expect((await upload()).json()).toMatchObject({ recognised: true })
})

it('an administrator chooses after how many days', async () => {
  expect((await send('GET', 'settings')).json()).toEqual({ retentionDays: 0, retentionFrom: 'default' })
  const chosen = { retentionDays: 90, retentionFrom: 'administrator' }
  expect((await send('PATCH', 'settings', { retentionDays: 90 })).json()).toEqual(chosen)
  expect((await send('PATCH', 'settings', {})).json()).toEqual(chosen)
  for (const retentionDays of [-1, 1.5, 'soon', 1e9])
    expect((await send('PATCH', 'settings', { retentionDays })).statusCode).toBe(400)
  expect((await send('PATCH', 'settings', { retentionDays: null })).json()).toMatchObject({ retentionFrom: 'default' })
  const [audit] = (await send('GET', 'audit')).json()
  expect(audit).toMatchObject({ what: 'settings-changed' })
})

it('investigations that nobody used are deleted; those with pins only when they are archived', async () => {
  const empty = await create('empty')
  const pinned = await create('pinned')
  const archived = await create('archived')
  for (const id of [pinned, archived])
    await send('POST', `investigations/${id}/pins`, { anchor: { kind: 'note' }, note: 'x' })
  await send('PATCH', `investigations/${archived}/case`, { version: 0, data: { status: 'archived' } })
  server.services.investigations.create('example', { id: 'example', example: true })
  const after = (days: number) => deleteOld(server.services, 30, Date.now() + days * DAY_MS)
  expect(await after(29)).toEqual([])
  expect((await after(31)).toSorted()).toEqual([empty, archived].toSorted())
  expect((await send('GET', 'investigations')).json()).toHaveLength(2)
  const audit = (await send('GET', 'audit')).json()
  expect(audit).toMatchObject([{ what: 'retention', person: null }, { what: 'retention' }])
})
