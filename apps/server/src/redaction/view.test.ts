import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Analysis, OperationPage, SnapshotTable } from '@bundlescope/contract/analysis.ts'
import type { BundleFile } from '@bundlescope/contract/bundle.ts'
import type { EventPage, Facets } from '@bundlescope/contract/event.ts'
import type { LiveEvent } from '@bundlescope/contract/live.ts'
import type { Redaction } from '@bundlescope/contract/report.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listed } from '../access/table.ts'
import { type Running, startServer } from '../start.ts'
import { api, settled } from '../testing/api-client.ts'
import { temporaryDataDir, testConfig } from '../testing/server.ts'

/** Names of the example (packages/testkit/src/example/cast.ts), and of what people add to it here. */
const NAMES = ['hakusan', 'vc01', 'esx03', '192.0.2.10', '192.0.2.33', '受注管理', 'web-front-11', '在庫照会', 't.mori']
const EXAMPLE = path.resolve(import.meta.dirname, '../../example/order-database-power-on.tgz')
const COOKIE = { cookie: 'bundlescope_redacted=1' }

let folder: ReturnType<typeof temporaryDataDir>
let server: Running
let id: string
let redactions: Redaction[]

const at = (address: string) => `${server.url}/api/v1/${address}`
const open = <T>(address: string, method = 'GET', body?: unknown) =>
  api<T>(server.url, method, `investigations/${id}/${address}`, body)
async function veiled(address: string, method = 'GET', body?: unknown): Promise<Response> {
  const headers = body === undefined ? COOKIE : { ...COOKIE, 'content-type': 'application/json' }
  return fetch(at(`investigations/${id}/${address}`.replace(/\/$/, '')), {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
  })
}
const seen = async <T>(address: string, method = 'GET', body?: unknown): Promise<T> =>
  (await (await veiled(address, method, body)).json()) as T

beforeAll(async () => {
  folder = temporaryDataDir()
  server = await startServer(testConfig(folder.dataDir))
  id = (await api<{ id: string }>(server.url, 'POST', 'investigations', { name: 'Power on at vc01.hakusan.example' }))
    .id
  const body = readFileSync(EXAMPLE)
  await fetch(at(`investigations/${id}/bundles/vc01-support.tgz`), { method: 'PUT', body })
  await settled(server.url, id)
  const { events } = await open<EventPage>('events?q=192.0.2.33&limit=1')
  await open('case', 'PATCH', {
    version: 0,
    data: { symptom: 'web-front-11 is fine,\nesx03 is not', affected: ['vm:受注管理-db02', 'host:esx03'] },
  })
  await open('pins', 'POST', { anchor: { kind: 'note' }, note: 'esx03 and\nnothing else' })
  const line = { sha256: 'a'.repeat(64), member: 'b1', byteFrom: 0, byteTo: 9, line: 1, source: 'hostd' }
  const anchor = { kind: 'line', ...line, path: 'esx03/hostd.log', time: events[0]!.time, text: 'esx03 said' }
  await open('pins', 'POST', { anchor, note: '' })
  await open('views', 'POST', { name: 'of esx03', address: 'events?v=1&q=host%3Aesx03&gopen=mux%40esx03' })
  await open('presence', 'PUT', { client: 'tab-00001', address: 'events?v=1&q=%22web-front-11%22' })
  await open('bundles', 'GET')
  redactions = (await open<Redaction[]>('redactions')) ?? []
}, 120_000)
afterAll(async () => {
  await server.close()
  folder.remove()
})

/** Real ids where an address asks for one. */
async function addresses(): Promise<string[]> {
  const [page, operations, files, shares] = await Promise.all([
    seen<EventPage>('events?limit=300'),
    seen<OperationPage>('operations?kind=all'),
    seen<BundleFile[]>('files'),
    api<{ share: { id: string } }>(server.url, 'POST', `investigations/${id}/shares`, {
      name: 'vendor',
      role: 'reader',
      days: 1,
    }),
  ])
  const event = page.events.at(-1)!.id
  const values: Record<string, string> = {
    event,
    op: encodeURIComponent(operations.operations[0]!.id),
    bundle: event.slice(0, 16),
    port: '443',
    share: shares.share.id,
  }
  const raw = files.filter(({ kind }) => kind !== 'other').slice(0, 40)
  const queries: Record<string, string[]> = {
    '/events': ['?limit=1000', '?q=host:HOST-1', '?limit=1000&offset=1000'],
    '/facets': ['?limit=1000'],
    '/operations': ['?kind=all&limit=500', ''],
    '/patterns': ['?limit=2000'],
    '/snapshots': ['?limit=100000'],
    '/raw': raw.map((file) => `?${new URLSearchParams({ bundle: file.bundle, member: file.member, path: file.path })}`),
    '/knowledge/errors': ['?text=esx'],
  }
  return listed()
    .filter((address) => address.startsWith('GET /investigations/:id') && !address.endsWith('/redactions'))
    .flatMap((address) => {
      const path = address
        .replace('GET /investigations/:id', '')
        .replace(/:(\w+)/g, (_, name: string) => values[name] ?? 'none')
      return (queries[path] ?? ['']).map((query) => path.slice(1) + query)
    })
}

function expectNoNames(text: string, where: string): void {
  const small = text.toLowerCase()
  // Names of people are words, which may stand within others.
  const known = redactions.flatMap(({ token, originals }) => (token.startsWith('USER') ? [] : originals))
  for (const name of [...NAMES, ...known]) {
    const place = small.indexOf(name.toLowerCase())
    if (place >= 0 && name.length > 3)
      expect.fail(`${where}: ${name} in ${text.slice(Math.max(0, place - 60), place + 60)}`)
  }
}

describe('the redacted view', () => {
  it('has something to hide, which the other view shows', async () => {
    expect(redactions.length).toBeGreaterThan(5)
    const everything = await (await fetch(at(`investigations/${id}/export.log`))).text()
    for (const name of ['esx03', '192.0.2.33', '受注管理']) expect(everything).toContain(name)
  })

  it('names nothing in any answer', async () => {
    for (const address of await addresses()) {
      const answer = await veiled(address)
      expect([address, answer.status]).toEqual([address, address.startsWith('knowledge/errors') ? answer.status : 200])
      expectNoNames(await answer.text(), address)
    }
  }, 120_000)

  it('names nothing in lists over several investigations, nor in what the server refuses', async () => {
    for (const address of ['investigations', 'audit', 'disk', `investigations/${id}`])
      expectNoNames(await (await fetch(at(address), { headers: COOKIE })).text(), address)
    const conflict = await veiled('case', 'PATCH', { version: 0, data: { symptom: 'something else' } })
    expect(conflict.status).toBe(409)
    expectNoNames(await conflict.text(), 'conflict')
    expect((await veiled('redactions')).status).toBe(403)
    expect((await veiled('redaction', 'POST', { to: 'originals', texts: ['HOST-1'] })).status).toBe(403)
  })

  it('names nothing in the live stream', async () => {
    const stop = new AbortController()
    const stream = await fetch(at('events'), { headers: COOKIE, signal: stop.signal })
    const heard: LiveEvent[] = []
    let text = ''
    for await (const chunk of stream.body as ReadableStream<Uint8Array>) {
      text += Buffer.from(chunk).toString()
      const messages = text.split('\n\n').flatMap((part) => (part.startsWith('data: ') ? [part.slice(6)] : []))
      if (messages.length > heard.length && heard.length === 0)
        await open('pins', 'POST', { anchor: { kind: 'note' }, note: 'again web-front-11' })
      heard.splice(
        0,
        heard.length,
        ...messages.flatMap((message) => (message.endsWith('}') ? [JSON.parse(message)] : [])),
      )
      if (heard.some(({ type }) => type === 'pin') && heard.some(({ type }) => type === 'activity')) break
    }
    stop.abort()
    expect(heard.map(({ type }) => type)).toContain('presence')
    expectNoNames(text, 'events')
  })

  it('leaves what a page works with', async () => {
    const [mine, theirs] = await Promise.all([seen<EventPage>('events?limit=500'), open<EventPage>('events?limit=500')])
    const machine = (page: EventPage) =>
      page.events.map(({ id: event, time, level, source, line, pattern }) => ({
        event,
        time,
        level,
        source,
        line,
        pattern,
      }))
    expect(machine(mine)).toEqual(machine(theirs))
    expect(mine.next).toBe(theirs.next)
    const [hidden, shown] = await Promise.all([seen<Analysis>('analysis'), open<Analysis>('analysis')])
    expect(hidden.findings.map(({ rule, severity }) => [rule, severity])).toEqual(
      shown.findings.map(({ rule, severity }) => [rule, severity]),
    )
    expect(new Set(hidden.topology.nodes.map((node) => node.id)).size).toBe(shown.topology.nodes.length)
    const nodes = new Set(hidden.topology.nodes.map((node) => node.id))
    for (const { from, to } of hidden.topology.edges) expect([nodes.has(from), nodes.has(to)]).toEqual([true, true])
    const tables = await seen<SnapshotTable[]>('snapshots')
    expect(tables.map(({ columns }) => columns)).toEqual(
      (await open<SnapshotTable[]>('snapshots')).map(({ columns }) => columns),
    )
    const files = (await seen<BundleFile[]>('files')).map((file) => file.path)
    expect(new Set(files).size).toBe(new Set((await open<BundleFile[]>('files')).map((file) => file.path)).size)
  })
})

describe('what comes with tokens', () => {
  it('is searched for by what it stands for, in both views', async () => {
    const facets = await seen<Facets>('facets')
    expect(facets.host.length).toBeGreaterThan(0)
    for (const { value, count } of facets.host) {
      const q = encodeURIComponent(`host:${value}`)
      expect([value, (await seen<EventPage>(`events?q=${q}`)).total]).toEqual([value, count])
      expect((await open<EventPage>(`events?q=${q}`)).total).toBe(count)
    }
    const vm = redactions.find(({ originals }) => originals.some((name) => name.includes('受注管理')))!
    const total = (await open<EventPage>(`events?q=${encodeURIComponent('~受注管理-db02')}`)).total
    expect(total).toBeGreaterThan(0)
    for (const q of [`~${vm.token}`, `"${vm.token}"`, `/${vm.token}/`, `(${vm.token.toLowerCase()})`])
      expect([q, (await seen<EventPage>(`events?q=${encodeURIComponent(q)}`)).total >= total]).toEqual([q, true])
  })

  it('is stored as what it stands for; what was not changed stays to the letter', async () => {
    const { version, data } = await seen<{ version: number; data: { symptom: string; affected: string[] } }>('case')
    expectNoNames(JSON.stringify(data), 'case')
    const symptom = `${data.symptom}\nmore of it`
    expectNoNames(
      JSON.stringify(await seen('case', 'PATCH', { version, data: { symptom, affected: data.affected } })),
      'case',
    )
    expect((await open<{ data: unknown }>('case')).data).toMatchObject({
      symptom: 'web-front-11 is fine,\nesx03 is not\nmore of it',
      affected: ['vm:受注管理-db02', 'host:esx03'],
    })
  })

  it('is turned round for whoever may see both', async () => {
    const address = 'events?v=1&q=host%3Aesx03&gopen=mux%40esx03'
    const { texts, addresses: turned } = await open<{ texts: string[]; addresses: string[] }>('redaction', 'POST', {
      to: 'tokens',
      texts: ['esx03 is down'],
      addresses: [address],
    })
    expectNoNames(JSON.stringify([texts, turned]), 'redaction')
    expect(texts[0]).toMatch(/^HOST-\d+ is down$/)
    const back = await open<{ addresses: string[] }>('redaction', 'POST', { to: 'originals', addresses: turned })
    expect(back.addresses[0]).toContain('gopen=mux%40esx03')
  })

  it('is the same after the server was started anew', async () => {
    const before = await seen<Facets>('facets')
    await server.close()
    server = await startServer(testConfig(folder.dataDir))
    expect((await seen<Facets>('facets')).host).toEqual(before.host)
    const files = await seen<BundleFile[]>('files')
    const named = files.find((file) => /[A-Z]+-\d/.test(file.path) && file.kind === 'log')!
    await server.close()
    server = await startServer(testConfig(folder.dataDir))
    const query = new URLSearchParams({ bundle: named.bundle, member: named.member, path: named.path })
    expect((await veiled(`raw?${query}`)).status).toBe(200)
  })
})
