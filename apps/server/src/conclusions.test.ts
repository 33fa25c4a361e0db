import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type {
  Analysis,
  OperationDetail,
  OperationPage,
  RawLines,
  SnapshotTable,
} from '@bundlescope/contract/analysis.ts'
import type { Source } from '@bundlescope/contract/bundle.ts'
import type { Activity } from '@bundlescope/contract/case.ts'
import type { ZoneChoice } from '@bundlescope/contract/endpoints.ts'
import type { EventPage } from '@bundlescope/contract/event.ts'
import type { PortKnowledge } from '@bundlescope/contract/knowledge.ts'
import type { UploadResult } from '@bundlescope/contract/upload.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Running, startServer } from './start.ts'
import { api, settled } from './testing/api-client.ts'
import { testConfig } from './testing/server.ts'
import { tusClient } from './testing/tus-client.ts'

const OP = 'kx3f9a2b-77-auto-2-h5:70000001'
const head = (second: string, thread: string, level: string, op: string | null) =>
  `2023-04-05T06:07:${second}Z ${level} vpxd[${thread}] [Originator@6876 sub=Default${op ? ` opID=${op}` : ''}]`
const VPXD = [
  `${head('01.000', '04411', 'info', `${OP}-5a`)} [VpxLRO] -- BEGIN task-77 -- vm-12 -- vim.VirtualMachine.powerOn -- 52(52)`,
  `${head('01.900', '04412', 'warning', null)} somebody else speaks`,
  `${head('01.990', '04419', 'warning', null)} Failed to connect socket to 127.0.0.1:7091`,
  `${head('02.001', '04411', 'warning', null)} Failed to connect socket to 127.0.0.1:7090`,
  `${head('02.005', '04411', 'error', `${OP}-5a-01`)} Get exception while executing: it was refused`,
  `${head('02.009', '04411', 'info', `${OP}-5a`)} [VpxLRO] -- ERROR task-77 -- vm-12 -- vim.VirtualMachine.powerOn: vim.fault.GenericVmConfigFault:`,
  '--> (vim.fault.GenericVmConfigFault) {',
  '-->    reason = "the lookup service is not there"',
  '--> }',
  `${head('03.000', '04420', 'info', 'HB-host-9@3-1a')} heartbeat`,
]
/** Stamps without a zone. */
const AGENT = ['2023-04-05 06:07:08.000000: [Warning/2] | a word | one.cpp:1:f | 1:2:main']

let folder: string
let server: Running
let id: string

async function drop(name: string, text: string): Promise<string> {
  const { url } = server
  await tusClient(url).upload(new Uint8Array(Buffer.from(text)), { filename: name, investigation: id })
  return (await settled(url, id)).id
}
const get = <T>(at: string): Promise<T> => api<T>(server.url, 'GET', `investigations/${id}/${at}`)

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'bundlescope-conclusions-'))
  server = await startServer(testConfig(path.join(folder, 'data')))
  id = (await api<{ id: string }>(server.url, 'POST', 'investigations', { name: 'conclusions' })).id
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

it('operations are listed, and one is laid out with what its thread said without an id', async () => {
  await drop('vpxd.log', `${VPXD.join('\n')}\n`)
  const list = await get<OperationPage>('operations')
  expect(list).toMatchObject({ total: 1, failed: 1, all: 1 })
  expect(list.operations[0]).toMatchObject({
    id: OP,
    task: 'task-77',
    method: 'vim.VirtualMachine.powerOn',
    target: 'vm-12',
    outcome: 'failed',
    fault: 'vim.fault.GenericVmConfigFault',
    reason: 'the lookup service is not there',
    events: 3,
    errors: 1,
    durationMs: 1009,
  })
  expect(await get('operations?kind=all&sort=start')).toMatchObject({ total: 2, failed: 1, all: 2 })
  expect(await get('operations?q=createVm')).toMatchObject({ total: 0, failed: 1, all: 1 })
  expect(await get('operations?q=lookup&outcome=failed')).toMatchObject({ total: 1 })
  const { lanes } = await get<OperationDetail>(`operations/${encodeURIComponent(OP)}/detail`)
  expect(lanes.map(({ op, joined, events }) => [op, joined, events])).toEqual([
    [`${OP}-5a`, 'id', 2],
    [`${OP}-5a-01`, 'time', 1],
    [`${OP}-5a`, 'thread', 1],
    [`${OP}-5a-01`, 'id', 1],
  ])
  expect(lanes[2]?.marks[0]?.text).toContain('Failed to connect socket')
  await expect(get('operations/none-such/detail')).rejects.toThrow(/404/)
})

it('an analysis has all its parts, and a part alone is the same', async () => {
  const analysis = await get<Analysis>('analysis')
  expect(analysis.complete).toBe(true)
  expect(analysis.checks.length).toBeGreaterThan(0)
  expect(await get('checks')).toEqual(analysis.checks)
  // Nothing of Guest Introspection was asked: an answer changes nothing, but has to be one.
  expect(await get<Analysis>('analysis?scope=some-vms')).toEqual(analysis)
  await expect(get('analysis?scope=gossip')).rejects.toThrow(/400/)
})

it('a pasted listing is a table, belongs to whom it is said to, and opens as text', async () => {
  const text = [
    'Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name',
    'tcp        0      0 0.0.0.0:4433            0.0.0.0:*               LISTEN      812/other-agent',
  ].join('\n')
  const paste = (about: string) =>
    api<UploadResult>(server.url, 'POST', `investigations/${id}/paste`, { text, name: 'netstat.txt', about })
  const { bundle } = await paste('sva:sva-07')
  await settled(server.url, id)
  const tables = await get<SnapshotTable[]>('snapshots?text=OTHER-agent')
  expect(tables).toMatchObject([{ kind: 'socket', bundle, total: 1, rows: [{ line: 2 }] }])
  expect(tables[0]?.rows[0]?.cells).toContain(4433)
  expect(await get('snapshots?text=nowhere')).toEqual([])
  const { member, path: file } = tables[0]!
  const raw = await get<RawLines>(`raw?${new URLSearchParams({ bundle, member, path: file, from: '2' })}`)
  expect(raw).toMatchObject({ firstLine: 2, totalLines: 2, lines: [text.split('\n')[1]] })
  expect(await get(`bundles/${bundle}/about`)).toEqual({ about: 'sva:sva-07' })
  const again = await paste('sva:sva-07')
  expect(again).toMatchObject({ bundle, recognised: true })
  expect((await paste('sva:sva-08')).bundle).not.toBe(bundle)
  await api(server.url, 'PUT', `investigations/${id}/bundles/${bundle}/about`, { about: 'sva:sva-09' })
  const [told] = await get<Activity[]>('activity')
  expect(told).toMatchObject({ what: 'about-chosen', subject: bundle, title: 'netstat.txt: sva:sva-09' })
  await api(server.url, 'POST', `investigations/${id}/activity/${told!.id}/undo`)
  expect(await get(`bundles/${bundle}/about`)).toEqual({ about: 'sva:sva-07' })
})

it('a zone chosen for a source moves its events, survives a restart, and is taken back', async () => {
  await drop('ds_agent.log', `${AGENT.join('\n')}\n`)
  const source = (await get<Source[]>('sources')).find(({ name }) => name === 'ds_agent')!
  const choose = (zone: string | null) =>
    api<ZoneChoice[]>(server.url, 'PUT', `investigations/${id}/zones`, [{ source: source.id, zone }])
  const time = async () => (await get<EventPage>(`events?source=${source.id}`)).events[0]?.time
  expect(await time()).toBe('2023-04-05T06:07:08.000000Z')
  expect(await choose('Asia/Tokyo')).toEqual([{ source: source.id, zone: 'Asia/Tokyo' }])
  expect(await time()).toBe('2023-04-04T21:07:08.000000Z')
  await server.close()
  server = await startServer(testConfig(path.join(folder, 'data')))
  expect(await time()).toBe('2023-04-04T21:07:08.000000Z')
  const zoneActivity = async () => (await get<Activity[]>('activity')).find(({ what }) => what === 'zone-chosen')!
  const undo = (n: number) => api<Activity>(server.url, 'POST', `investigations/${id}/activity/${n}/undo`)
  expect(await zoneActivity()).toMatchObject({ title: 'ds_agent: Asia/Tokyo', undoable: true })
  await undo((await zoneActivity()).id)
  expect(await time()).toBe('2023-04-05T06:07:08.000000Z')
  await undo((await get<Activity[]>('activity'))[0]!.id)
  expect(await time()).toBe('2023-04-04T21:07:08.000000Z')
  expect(await choose(null)).toEqual([])
  expect(await time()).toBe('2023-04-05T06:07:08.000000Z')
  await expect(choose('Nowhere/Land')).rejects.toThrow(/400.*no time zone/)
})

it('what is known of a port is told without any bundle that uses it', async () => {
  const { known } = await get<PortKnowledge>('knowledge/ports/902')
  expect(known.some(({ node }) => node === 'esxi')).toBe(true)
  expect(await get('knowledge/errors')).toContainEqual(expect.objectContaining({ key: 'refused' }))
  await expect(get('knowledge/ports/70000')).rejects.toThrow(/400/)
})
