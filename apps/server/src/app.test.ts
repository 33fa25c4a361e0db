import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer, temporaryDataDir, until } from './testing/server.ts'

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

const get = (path: string, headers: Record<string, string> = {}) =>
  server.app.inject({ url: `/api/v1/${path}`, headers: { host: '127.0.0.1', ...headers } })

const send = (method: 'POST' | 'PATCH' | 'DELETE', path: string, payload?: unknown) =>
  server.app.inject({ method, url: `/api/v1/${path}`, headers: { host: 'localhost:8470' }, payload: payload as object })

async function newInvestigation(name = 'VM creation fails'): Promise<string> {
  return (await send('POST', 'investigations', { name })).json().id
}

describe('investigations', () => {
  it('are made, renamed, listed and deleted', async () => {
    const made = await send('POST', 'investigations', { name: '  VM creation fails ' })
    expect(made.statusCode).toBe(201)
    const { id } = made.json()
    expect(made.json()).toMatchObject({ name: 'VM creation fails', example: false, bundles: [] })
    await send('PATCH', `investigations/${id}`, { name: 'Case 7' })
    expect((await get('investigations')).json()).toMatchObject([{ id, name: 'Case 7' }])
    expect((await send('DELETE', `investigations/${id}`)).statusCode).toBe(204)
    expect((await get(`investigations/${id}`)).json()).toMatchObject({ status: 404, code: 'not-found' })
  })

  it.each([[{}], [{ name: '' }], [{ name: '   ' }], [{ name: 'x', extra: 1 }], [{ name: 7 }], ['text'], [null]])(
    'refuse the draft %j',
    async (draft) => {
      const answer = await send('POST', 'investigations', draft)
      expect([400, 415]).toContain(answer.statusCode)
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
      expect(answer.json().code).toBe('bad-request')
    },
  )
})

describe('questions', () => {
  it('reach the store as the parameters say', async () => {
    const id = await newInvestigation()
    const query =
      'q=refused&from=2020-12-07T09:00:00Z&to=2020-12-07T10:00:00Z&level=error,WARN&source=aa.1&limit=5&offset=10'
    const page = await get(`investigations/${id}/events?${query}`)
    expect(page.json()).toMatchObject({ events: [], complete: true })
    const [scope, place, limit] = server.store.asked[0]?.parameters ?? []
    expect(scope).toMatchObject({
      bundles: [],
      where: { kind: 'phrase', tokens: ['refused'] },
      from: Date.UTC(2020, 11, 7, 9) * 1000,
      to: Date.UTC(2020, 11, 7, 10) * 1000,
      levels: [6, 5],
      sources: ['aa.1'],
    })
    expect(place).toEqual({ at: 'offset', offset: 10 })
    expect(limit).toBe(5)
  })

  it.each([
    'timeline?buckets=50',
    'facets?limit=3',
    'patterns?sort=rare&text=x',
    'coverage',
    'operations/a%2Fb',
    'sources',
    'files',
  ])('answer %s', async (path) => {
    expect((await get(`investigations/${await newInvestigation()}/${path}`)).statusCode).toBe(200)
  })

  it('point at the error of a query', async () => {
    const answer = await get(
      `investigations/${await newInvestigation()}/events?q=${encodeURIComponent('refused (timeout')}`,
    )
    expect(answer.json()).toMatchObject({ status: 400, code: 'bad-query' })
    expect(answer.json().span.end).toBeGreaterThan(answer.json().span.start - 1)
  })

  it.each([
    ['events?limit=0', 'bad-request'],
    ['events?limit=1001', 'bad-request'],
    ['events?limit=many', 'bad-request'],
    ['events?offset=-1', 'bad-request'],
    ['events?colour=red', 'bad-request'],
    ['events?from=yesterday', 'bad-request'],
    ['events?level=loud', 'bad-request'],
    ['events?at=../../etc/passwd', 'bad-request'],
    ['events?offset=1&cursor=x', 'bad-request'],
    ['events?cursor=bad', 'bad-cursor'],
    ['events?cursor=x&direction=sideways', 'bad-request'],
    ['events/not-an-event', 'bad-request'],
    ['events/aaaaaaaaaaaaaaaa.0.0', 'not-found'],
    ['events/aaaaaaaaaaaaaaaa.0.0/context', 'not-found'],
    ['events/aaaaaaaaaaaaaaaa.0.0/context?seconds=5&before=2', 'bad-request'],
    ['timeline?buckets=0', 'bad-request'],
    ['patterns?sort=best', 'bad-request'],
    ['nonsense', 'not-found'],
  ])('refuse %s', async (path, code) => {
    const answer = await get(`investigations/${await newInvestigation()}/${path}`)
    expect(answer.json()).toMatchObject({ code })
    expect(answer.statusCode).toBe(code === 'not-found' ? 404 : 400)
  })

  it.each(['none', '..%2F..%2Fetc', 'A', '%00', '%E0%A4%A', 'x'.repeat(3000)])(
    'refuse the investigation %s',
    async (id) => {
      const { statusCode } = await get(`investigations/${id}/events`)
      expect(statusCode).toBeGreaterThanOrEqual(400)
      expect(statusCode).toBeLessThan(500)
    },
  )
})

describe('a client that goes', () => {
  it('takes its question along: the store is told to stop', async () => {
    const id = await newInvestigation()
    let asked: AbortSignal | undefined
    server.store.page = (_scope, _place, _limit, signal) => {
      asked = signal
      return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
    }
    const client = new AbortController()
    const question = fetch(`${server.url}/api/v1/investigations/${id}/events`, { signal: client.signal })
    await until(() => asked !== undefined)
    expect(asked?.aborted).toBe(false)
    client.abort()
    await expect(question).rejects.toThrow()
    await until(() => asked?.aborted === true)
  })

  it('is not taken for gone when it got its answer', async () => {
    const id = await newInvestigation()
    await (await fetch(`${server.url}/api/v1/investigations/${id}/events`)).json()
    await new Promise((resolve) => setTimeout(resolve, 20))
    const signal = server.store.asked[0]?.parameters[3] as AbortSignal
    expect(signal.aborted).toBe(false)
  })
})

describe('other origins', () => {
  it('are not served: neither a foreign Host nor a foreign Origin', async () => {
    expect((await get('investigations', { host: 'evil.example' })).json()).toMatchObject({
      status: 403,
      code: 'forbidden',
    })
    expect((await get('investigations', { origin: 'https://evil.example' })).statusCode).toBe(403)
    expect((await get('investigations', { origin: 'null' })).statusCode).toBe(403)
    expect((await get('investigations', { host: '192.168.1.5', origin: 'http://192.168.1.6' })).statusCode).toBe(403)
    expect((await get('investigations', { host: '192.168.1.5', origin: 'http://192.168.1.5' })).statusCode).toBe(200)
    expect((await get('investigations', { host: '[::1]:8470', origin: 'http://localhost:5173' })).statusCode).toBe(200)
  })

  it('find a strict policy on every answer, errors included', async () => {
    for (const path of ['investigations', 'nothing']) {
      const { headers } = await get(path)
      expect(headers['content-security-policy']).toContain("script-src 'self';")
      expect(headers['x-content-type-options']).toBe('nosniff')
    }
  })
})

describe('the server', () => {
  it('describes itself', async () => {
    const { paths } = (await get('openapi.json')).json()
    expect(Object.keys(paths)).toContain('/api/v1/investigations/{id}/events')
    expect((await get('healthz')).json()).toEqual({ status: 'ok' })
    expect((await get('metrics')).body).toMatch(
      /^# TYPE bundlescope_bundles_kept_total counter\nbundlescope_bundles_kept_total 0\n/,
    )
  })

  it('answers huge headers and broken bodies with a 4xx', async () => {
    const huge = await fetch(`${server.url}/api/v1/investigations`, { headers: { 'x-long': 'x'.repeat(100_000) } })
    expect(await huge.json()).toMatchObject({ status: 431, code: 'bad-request' })
    const headers = { 'content-type': 'application/json' }
    const broken = await fetch(`${server.url}/api/v1/investigations`, { method: 'POST', headers, body: '{"name":' })
    expect(await broken.json()).toMatchObject({ status: 400, code: 'bad-request' })
    const large = await fetch(`${server.url}/api/v1/investigations`, {
      method: 'POST',
      headers,
      body: `{"name":"${'x'.repeat(70_000)}"}`,
    })
    expect(await large.json()).toMatchObject({ status: 413, code: 'too-large' })
  })
})
