import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Bundle, Source } from '@bundlescope/contract/bundle.ts'
import type { EventDetail, EventPage, Timeline } from '@bundlescope/contract/event.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Running, startServer } from './start.ts'
import { testConfig } from './testing/server.ts'
import { locationOf, tusClient } from './testing/tus-client.ts'

const LINES = Array.from({ length: 500 }, (_, index) => {
  const stamp = new Date(Date.UTC(2020, 11, 7, 9, 0, index)).toISOString()
  const level = index % 100 === 50 ? 'error' : 'info'
  return `${stamp} ${level} vpxd[03463] [Originator@6876 sub=vpxLro opID=abc-${index}] Failed to connect to port 8190, try ${index}`
})

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

/** A small support bundle: `case/var/log/vmware/vpxd/vpxd.log` in a .tgz. */
function smallBundle(): Uint8Array<ArrayBuffer> {
  const logs = path.join(folder, 'case/var/log/vmware/vpxd')
  mkdirSync(logs, { recursive: true })
  writeFileSync(path.join(logs, 'vpxd.log'), `${LINES.join('\n')}\n`)
  const made = spawnSync('tar', ['-C', folder, '-czf', path.join(folder, 'case.tgz'), 'case'])
  if (made.status !== 0) throw new Error(String(made.stderr))
  return new Uint8Array(readFileSync(path.join(folder, 'case.tgz')))
}

async function api<T>(method: string, address: string, body?: unknown): Promise<T> {
  const headers = body ? { 'content-type': 'application/json' } : {}
  const response = await fetch(`${server.url}/api/v1/${address}`, {
    method,
    headers,
    body: body ? JSON.stringify(body) : null,
  })
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`)
  return (response.status === 204 ? undefined : await response.json()) as T
}

async function ready(investigation: string): Promise<Bundle> {
  for (;;) {
    const [bundle] = await api<Bundle[]>('GET', `investigations/${investigation}/bundles`)
    if (bundle && !['received', 'ingesting'].includes(bundle.state)) return bundle
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

it('a bundle is uploaded over a restart, read, asked about, and deleted whole', async () => {
  const bytes = smallBundle()
  const { id } = await api<{ id: string }>('POST', 'investigations', { name: 'whole' })
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

  const bundle = await ready(id)
  expect(bundle).toMatchObject({ state: 'ready', message: null, name: 'case.tgz' })
  expect(bundle.totals).toMatchObject({ files: 1, lines: 500, events: 500, continuationLines: 0, unparsedLines: 0 })
  expect(bundle.firstTime).toBe('2020-12-07T09:00:00.000000Z')

  const [source] = await api<Source[]>('GET', `investigations/${id}/sources`)
  expect(source).toMatchObject({ name: 'vpxd', events: 500, levels: { error: 5, info: 495 } })
  const found = await api<EventPage>(
    'GET',
    `investigations/${id}/events?q=${encodeURIComponent('port:8190 level:error')}`,
  )
  expect(found).toMatchObject({ total: 5, exact: true, complete: true })
  expect(found.events[0]).toMatchObject({ line: 51, op: 'abc-50', component: 'vpxLro', level: 'error' })
  const detail = await api<EventDetail>('GET', `investigations/${id}/events/${found.events[0]?.id}`)
  expect(detail.original.trimEnd()).toBe(LINES[50])
  const timeline = await api<Timeline>('GET', `investigations/${id}/timeline?level=error&buckets=10`)
  expect(timeline.total).toBe(5)
  expect(timeline.levels.error?.reduce((sum, count) => sum + count, 0)).toBe(5)

  await expect(api('GET', `investigations/${id}/events?cursor=forged`)).rejects.toThrow(/400.*bad-cursor/)
  await expect(api('GET', `investigations/${id}/events?at=${bundle.id}.zz.zz`)).rejects.toThrow(/404.*not-found/)
  await expect(api('GET', `investigations/${id}/events/${bundle.id}.zz.zz/context`)).rejects.toThrow(/404/)

  await api('DELETE', `investigations/${id}`)
  expect(readdirSync(path.join(folder, 'data/bundles'))).toEqual([])
  expect(readdirSync(path.join(folder, 'data/spool'))).toEqual([])
})

it('a restart in the middle of the reading ends in the same bundle', async () => {
  const { id } = await api<{ id: string }>('POST', 'investigations', { name: 'whole' })
  await tusClient(server.url).upload(smallBundle(), { filename: 'case.tgz', investigation: id })
  await server.close()
  server = await startServer(testConfig(path.join(folder, 'data')))
  expect(await ready(id)).toMatchObject({ state: 'ready', totals: { events: 500 } })
})

it('what is no log says so and can be deleted', async () => {
  const { id } = await api<{ id: string }>('POST', 'investigations', { name: 'whole' })
  await tusClient(server.url).upload(new Uint8Array(), { filename: 'empty.tgz', investigation: id })
  const bundle = await ready(id)
  expect(bundle.state).toBe('failed')
  expect(bundle.message).toBeTruthy()
  expect(await api('GET', `investigations/${id}/events`)).toMatchObject({ total: 0, complete: true })
  await api('DELETE', `investigations/${id}/bundles/${bundle.id}`)
  expect(existsSync(path.join(folder, 'data/bundles', bundle.id))).toBe(false)
})

it('the example investigation is there at the first start and not made twice', async () => {
  await server.close()
  const shipped = path.join(folder, 'power-on.tgz')
  writeFileSync(shipped, smallBundle())
  const config = testConfig(path.join(folder, 'data'), { exampleBundle: shipped })
  server = await startServer(config)
  await ready('example')
  await server.close()
  server = await startServer(config)
  expect(await api('GET', 'investigations')).toMatchObject([
    { id: 'example', name: 'Example: power on', example: true, bundles: [{ name: 'power-on.tgz', state: 'ready' }] },
  ])
  expect(statSync(shipped).nlink).toBe(1)
  await expect(startServer(config)).rejects.toThrow(/Another bundlescope/)
})
