import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { startServer } from '@bundlescope/server/start.ts'
import { api, settled } from '@bundlescope/server/testing/api-client.ts'
import { testConfig } from '@bundlescope/server/testing/server.ts'
import { type TemporaryDirectory, temporaryDirectory } from '@bundlescope/testkit/temporary.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SAMPLES } from './sample-bundles.ts'
import { bundlescope } from './testing.ts'

let place: TemporaryDirectory
let data: string
let id: string
beforeAll(async () => {
  place = await temporaryDirectory()
  data = path.join(place.path, 'data')
  const server = await startServer(testConfig(data))
  id = (await api<{ id: string }>(server.url, 'POST', 'investigations', { name: 'busy VM' })).id
  const bytes = new Uint8Array(await SAMPLES['esxi8.tar']!())
  await fetch(`${server.url}/api/v1/investigations/${id}/bundles/esxi8.tar`, { method: 'PUT', body: bytes })
  await settled(server.url, id)
  await server.close()
})
afterAll(() => place.remove())

test('an investigation by its name or id, in any format', async () => {
  const out = path.join(place.path, 'out.html')
  const html = await bundlescope(['report', 'busy VM', '--data', data, '--format', 'html', '--lang', 'ja', '-o', out])
  expect(html.code, html.err).toBe(0)
  expect(await readFile(out, 'utf8')).toContain('<h1>busy VM</h1>')
  const json = await bundlescope([
    'report',
    id,
    '--data',
    data,
    '--format',
    'json',
    '--parts',
    'operations',
    '--address',
    'http://scope:8470/',
  ])
  expect(JSON.parse(json.out).operations.failed[0].link).toMatch(new RegExp(`^http://scope:8470/i/${id}/operations`))
})

test('redacted, it bears tokens', async () => {
  const { out, code, err } = await bundlescope(['report', id, '--data', data, '--redact'])
  expect(code, err).toBe(0)
  expect(out).toMatch(/\bHOST-1\b/)
})

test('what there is not is said', async () => {
  const absent = await bundlescope(['report', 'nothing', '--data', data])
  expect(absent.code).toBe(2)
  expect(absent.err).toContain(`${id}  busy VM`)
  expect((await bundlescope(['report', id, '--data', path.join(place.path, 'empty')])).code).toBe(2)
  for (const wrong of [
    ['report'],
    ['report', id, '--parts', 'gossip'],
    ['report', id, '--format', 'pdf'],
    ['report', id, '--zone', 'Mars'],
  ])
    expect((await bundlescope(wrong)).code, wrong.join(' ')).toBe(64)
})
