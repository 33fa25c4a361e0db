import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BundleFile, Source } from '@bundlescope/contract/bundle.ts'
import type { EventDetail, EventPage, Timeline } from '@bundlescope/contract/event.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Running, startServer } from './start.ts'
import { api, settled } from './testing/api-client.ts'
import { testConfig } from './testing/server.ts'
import { LINES, smallBundle } from './testing/small-bundle.ts'
import { locationOf, tusClient } from './testing/tus-client.ts'

let folder: string
let server: Running

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'bundlescope-whole-'))
  server = await startServer(testConfig(path.join(folder, 'data')))
})
afterEach(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

it('a bundle is uploaded over a restart, read, asked about, and deleted whole', async () => {
  const bytes = smallBundle(folder)
  const { id } = await api<{ id: string }>(server.url, 'POST', 'investigations', { name: 'whole' })
  const location = locationOf(
    await tusClient(server.url).create(bytes.length, { filename: 'case.tgz', investigation: id }),
  )
  const third = Math.ceil(bytes.length / 3)
  await tusClient(server.url).patch(location, 0, bytes.slice(0, third))
  await server.close()
  server = await startServer(testConfig(path.join(folder, 'data')))
  const tus = tusClient(server.url)
  await tus.patch(location, third, bytes.slice(third, 2 * third))
  const last = await tus.patch(location, 2 * third, bytes.slice(2 * third))
  expect(last.headers.get('bundlescope-bundle')).toBe(createHash('sha256').update(bytes).digest('hex').slice(0, 16))

  const bundle = await settled(server.url, id)
  expect(bundle).toMatchObject({ state: 'ready', message: null, name: 'case.tgz' })
  expect(bundle.totals).toMatchObject({ files: 1, lines: 500, events: 500, continuationLines: 0, unparsedLines: 0 })
  expect(bundle.firstTime).toBe('2020-12-07T09:00:00.000000Z')

  const [source] = await api<Source[]>(server.url, 'GET', `investigations/${id}/sources`)
  expect(source).toMatchObject({ name: 'vpxd', events: 500, levels: { error: 5, info: 495 } })
  const found = await api<EventPage>(
    server.url,
    'GET',
    `investigations/${id}/events?q=${encodeURIComponent('port:8190 level:error')}`,
  )
  expect(found).toMatchObject({ total: 5, exact: true, complete: true })
  expect(found.events[0]).toMatchObject({ line: 51, op: 'abc-50', component: 'vpxLro', level: 'error' })
  const detail = await api<EventDetail>(server.url, 'GET', `investigations/${id}/events/${found.events[0]?.id}`)
  expect(detail.original.trimEnd()).toBe(LINES[50])
  const timeline = await api<Timeline>(server.url, 'GET', `investigations/${id}/timeline?level=error&buckets=10`)
  expect(timeline.total).toBe(5)
  expect(timeline.levels.error?.reduce((sum, count) => sum + count, 0)).toBe(5)

  await expect(api(server.url, 'GET', `investigations/${id}/events?cursor=forged`)).rejects.toThrow(/400.*bad-cursor/)
  await expect(api(server.url, 'GET', `investigations/${id}/events?at=${bundle.id}.zz.zz`)).rejects.toThrow(
    /404.*not-found/,
  )
  await expect(api(server.url, 'GET', `investigations/${id}/events/${bundle.id}.zz.zz/context`)).rejects.toThrow(/404/)

  await api(server.url, 'DELETE', `investigations/${id}`)
  expect(readdirSync(path.join(folder, 'data/bundles'))).toEqual([])
  expect(readdirSync(path.join(folder, 'data/spool'))).toEqual([])
})

it('a restart in the middle of the reading ends in the same bundle', async () => {
  const { id } = await api<{ id: string }>(server.url, 'POST', 'investigations', { name: 'whole' })
  await tusClient(server.url).upload(smallBundle(folder), { filename: 'case.tgz', investigation: id })
  await server.close()
  server = await startServer(testConfig(path.join(folder, 'data')))
  expect(await settled(server.url, id)).toMatchObject({ state: 'ready', totals: { events: 500 } })
})

it('a dropped folder is one bundle, its rotated logs one source', async () => {
  const { id } = await api<{ id: string }>(server.url, 'POST', 'investigations', { name: 'folder' })
  const half = LINES.length / 2
  const files = { 'vpxd-1.log': LINES.slice(0, half), 'vpxd-2.log': LINES.slice(half) }
  for (const [filename, lines] of Object.entries(files)) {
    const batch = { batch: 'one', batchSize: '2', relativePath: `case/vpxd/${filename}` }
    const bytes = new Uint8Array(Buffer.from(`${lines.join('\n')}\n`))
    await tusClient(server.url).upload(bytes, { filename, investigation: id, ...batch })
  }
  expect(await settled(server.url, id)).toMatchObject({
    name: 'case',
    state: 'ready',
    totals: { files: 2, events: 500 },
  })
  const sources = await api<Source[]>(server.url, 'GET', `investigations/${id}/sources`)
  expect(sources).toMatchObject([{ name: 'vpxd', events: 500 }])
  const listed = await api<BundleFile[]>(server.url, 'GET', `investigations/${id}/files`)
  expect(listed.map((file) => file.path).sort()).toEqual(['vpxd/vpxd-1.log', 'vpxd/vpxd-2.log'])
})

it('a start that fails lets go of everything', async () => {
  const port = Number(new URL(server.url).port)
  const other = path.join(folder, 'other')
  await expect(startServer(testConfig(other, { port }))).rejects.toThrow(/EADDRINUSE/)
  const started = await startServer(testConfig(other))
  await started.close()
})

it('what is no log says so and can be deleted', async () => {
  const { id } = await api<{ id: string }>(server.url, 'POST', 'investigations', { name: 'whole' })
  await tusClient(server.url).upload(new Uint8Array(), { filename: 'empty.tgz', investigation: id })
  const bundle = await settled(server.url, id)
  expect(bundle.state).toBe('failed')
  expect(bundle.message).toBeTruthy()
  expect(await api(server.url, 'GET', `investigations/${id}/events`)).toMatchObject({ total: 0, complete: true })
  await api(server.url, 'DELETE', `investigations/${id}/bundles/${bundle.id}`)
  expect(existsSync(path.join(folder, 'data/bundles', bundle.id))).toBe(false)
})

it('the example investigation is there at the first start and not made twice', async () => {
  await server.close()
  const shipped = path.join(folder, 'power-on.tgz')
  writeFileSync(shipped, smallBundle(folder))
  const config = testConfig(path.join(folder, 'data'), { exampleBundle: shipped })
  server = await startServer(config)
  await settled(server.url, 'example')
  await server.close()
  server = await startServer(config)
  expect(await api(server.url, 'GET', 'investigations')).toMatchObject([
    { id: 'example', name: 'Example: power on', example: true, bundles: [{ name: 'power-on.tgz', state: 'ready' }] },
  ])
  expect(statSync(shipped).nlink).toBe(1)
  await expect(startServer(config)).rejects.toThrow(/Another bundlescope/)
})

it('says so when its data directory is taken away, or cannot be one', async () => {
  const { id } = await api<{ id: string }>(server.url, 'POST', 'investigations', { name: 'homeless' })
  rmSync(path.join(folder, 'data', 'spool'), { recursive: true })
  const address = `${server.url}/api/v1/investigations/${id}/bundles/a.log`
  const answer = await fetch(address, { method: 'PUT', body: 'one line\n' })
  expect([answer.status, await answer.json()]).toEqual([
    503,
    expect.objectContaining({ code: 'no-data-dir', detail: expect.stringContaining('(ENOENT)') }),
  ])
  writeFileSync(path.join(folder, 'file'), 'not a folder')
  await expect(startServer(testConfig(path.join(folder, 'file')))).rejects.toThrow(
    /^Nothing can be written to the data directory .*file \((?:ENOTDIR|EEXIST)\)/,
  )
})
