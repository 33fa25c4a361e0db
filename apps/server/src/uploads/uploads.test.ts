import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Ingest } from '../deps.ts'
import { liveUntil, startTestServer, type TestServer, temporaryDataDir, until } from '../testing/server.ts'
import { locationOf, tusClient } from '../testing/tus-client.ts'

let server: TestServer
let tus: ReturnType<typeof tusClient>
let folder: ReturnType<typeof temporaryDataDir>
let investigation: string

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text))
const sha = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const inData = (...parts: string[]) => path.join(folder.dataDir, ...parts)
const bundlesNow = () => server.services.investigations.get(investigation).bundles

async function restart(more: Parameters<typeof startTestServer>[1] = {}): Promise<void> {
  await server.stop()
  server = await startTestServer(folder.dataDir, more)
  tus = tusClient(server.url)
}

beforeEach(async () => {
  folder = temporaryDataDir()
  server = await startTestServer(folder.dataDir)
  tus = tusClient(server.url)
  investigation = server.services.investigations.create('test').id
})
afterEach(async () => {
  await server.stop()
  folder.remove()
})

describe('a tus upload', () => {
  it('is kept under its hash, byte for byte, and ingested', async () => {
    const bytes = bytesOf('some log')
    const last = await tus.upload(bytes, { filename: 'a/..\\vpxd.log', investigation })
    const id = sha(bytes).slice(0, 16)
    expect(last.status).toBe(204)
    expect(last.headers.get('bundlescope-bundle')).toBe(id)
    expect(last.headers.get('bundlescope-recognised')).toBe('false')
    await until(() => bundlesNow()[0]?.state === 'ready')
    expect(bundlesNow()).toMatchObject([
      { id, sha256: sha(bytes), name: 'vpxd.log', bytes: 8, totals: { events: 4 }, storeBytes: 5 },
    ])
    expect(readFileSync(inData('bundles', id, 'original', 'vpxd.log'), 'utf8')).toBe('some log')
    expect(readdirSync(inData('spool'))).toEqual([])
  })

  it('goes on after a restart of the server in the middle', async () => {
    const bytes = bytesOf('0123456789')
    const location = locationOf(await tus.create(10, { filename: 'x.log', investigation }))
    expect((await tus.patch(location, 0, bytes.slice(0, 4))).headers.get('upload-offset')).toBe('4')
    await restart()
    expect(server.services.uploads.list()).toMatchObject([{ name: 'x.log', investigation, bytes: 10, received: 4 }])
    const head = await tus.head(location)
    expect(head.headers.get('upload-offset')).toBe('4')
    expect((await tus.patch(location, 9, bytes.slice(9))).status).toBe(409)
    await tus.patch(location, 4, bytes.slice(4, 9))
    const last = await tus.patch(location, 9, bytes.slice(9))
    expect(last.headers.get('bundlescope-bundle')).toBe(sha(bytes).slice(0, 16))
  })

  it('keeps what had arrived when the connection broke, and hashes right afterwards', async () => {
    const bytes = new Uint8Array(300_000).map((_, index) => index % 251)
    const location = locationOf(await tus.create(bytes.length, { filename: 'x.log', investigation }))
    await breakOff(location, bytes.length, bytes.slice(0, 100_000))
    let offset = 0
    await until(() => statSync(inData('spool', location.split('/').at(-1) ?? '')).size === 100_000)
    offset = Number((await tus.head(location)).headers.get('upload-offset'))
    expect(offset).toBe(100_000)
    const last = await tus.patch(location, offset, bytes.slice(offset))
    expect(last.headers.get('bundlescope-bundle')).toBe(sha(bytes).slice(0, 16))
  })

  it('that is complete in the spool is kept at the next start', async () => {
    const location = locationOf(await tus.create(3, { filename: 'x.log', investigation }))
    const id = location.split('/').at(-1) ?? ''
    // As if the server had stopped between the last byte and the keeping.
    await server.services.uploads.spool.write(chunks('abc'), id, 0)
    await restart()
    expect(bundlesNow()).toMatchObject([{ sha256: sha('abc') }])
    expect(readdirSync(inData('spool'))).toEqual([])
  })

  it('is recognised when the bytes are known, and nothing is ingested again', async () => {
    let ingests = 0
    const counting: Ingest = async () => {
      ingests++
      return { state: 'ready', message: null }
    }
    await restart({ ingest: counting })
    await tus.upload(bytesOf('same'), { filename: 'one.log', investigation })
    await until(() => bundlesNow()[0]?.state === 'ready')
    const other = server.services.investigations.create('other').id
    const again = await tus.upload(bytesOf('same'), { filename: 'two.log', investigation: other })
    expect(again.headers.get('bundlescope-recognised')).toBe('true')
    expect(server.services.investigations.get(other).bundles).toEqual(bundlesNow())
    expect(ingests).toBe(1)
  })

  it('that is ended twice at the same moment is kept once', async () => {
    const location = locationOf(await tus.create(3, { filename: 'x.log', investigation }))
    await server.services.uploads.spool.write(chunks('abc'), location.split('/').at(-1) ?? '', 0)
    const answers = await Promise.all([1, 2, 3].map(() => tus.patch(location, 3, new Uint8Array())))
    for (const { status } of answers) expect([204, 404, 410]).toContain(status)
    expect(answers.map(({ headers }) => headers.get('bundlescope-recognised')).filter(Boolean)).toEqual(['false'])
    expect(bundlesNow()).toMatchObject([{ sha256: sha('abc') }])
  })

  it('of no bytes is a bundle too', async () => {
    const created = await tus.upload(new Uint8Array(), { filename: 'empty.log', investigation })
    expect(created.status).toBe(201)
    expect(bundlesNow()).toMatchObject([{ bytes: 0, sha256: sha('') }])
  })

  it('that was given up or is stale leaves nothing', async () => {
    const location = locationOf(await tus.create(10, { filename: 'x.log', investigation }))
    expect((await tus.remove(location)).status).toBe(204)
    expect((await tus.head(location)).status).toBe(404)
    const stale =
      locationOf(await tus.create(10, { filename: 'x.log', investigation }))
        .split('/')
        .at(-1) ?? ''
    locationOf(await tus.create(10, { filename: 'fresh.log', investigation }))
    utimesSync(inData('spool', stale), 1, 1)
    mkdirSync(inData('spool/ingest-a1b2c3'))
    writeFileSync(inData('spool/ingest-a1b2c3/0'), 'of an ingest that was killed')
    await restart()
    expect(server.services.uploads.list()).toMatchObject([{ name: 'fresh.log' }])
    expect(readdirSync(inData('spool'))).toHaveLength(2)
  })
})

describe('a dropped folder', () => {
  const batch = { batch: 'b1', batchSize: '3' }
  const send = (relativePath: string, text: string) =>
    tus.upload(bytesOf(text), { filename: path.basename(relativePath), relativePath, investigation, ...batch })

  it('becomes one bundle when all of its files arrived, whatever their order, over a restart', async () => {
    expect((await send('case/b/two.log', '2')).headers.get('bundlescope-bundle')).toBeNull()
    await send('case/one.log', '1')
    expect(bundlesNow()).toEqual([])
    await restart()
    expect(server.services.uploads.list()).toHaveLength(2)
    const last = await send('case/../c.log', '3')
    const sha256 = sha(`${sha('2')}  b/two.log\n${sha('3')}  c.log\n${sha('1')}  one.log\n`)
    expect(last.headers.get('bundlescope-bundle')).toBe(sha256.slice(0, 16))
    expect(bundlesNow()).toMatchObject([{ sha256, name: 'case', bytes: 3 }])
    const kept = inData('bundles', sha256.slice(0, 16), 'original')
    expect(readdirSync(kept, { recursive: true }).sort()).toEqual([
      'case',
      'case/b',
      'case/b/two.log',
      'case/c.log',
      'case/one.log',
    ])
    expect(readdirSync(inData('spool'))).toEqual([])
  })

  it('counts a file that was sent again once', async () => {
    await send('case/one.log', 'old')
    await send('case/one.log', 'new')
    expect((await send('case/two.log', '2')).headers.get('bundlescope-bundle')).toBeNull()
    await send('case/three.log', '3')
    expect(bundlesNow()).toMatchObject([{ bytes: 5 }])
    expect(readdirSync(inData('spool'))).toEqual([])
  })

  it('arrives whole when its files come at the same time', async () => {
    const answers = await Promise.all([send('d/1', 'x'), send('d/2', 'y'), send('d/3', 'z')])
    expect(answers.map((answer) => answer.status)).toEqual([204, 204, 204])
    await until(() => bundlesNow().length > 0)
    expect(bundlesNow()).toMatchObject([{ name: 'd', bytes: 3 }])
  })
})

describe('a put', () => {
  const put = (name: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api/v1/investigations/${investigation}/bundles/${name}`, { method: 'PUT', body, headers })

  it('is kept as curl -T sends it, whatever its type', async () => {
    const first = await put('my%20bundle.tgz', 'bytes', { 'content-type': 'application/json' })
    expect(first.status).toBe(201)
    expect(await first.json()).toEqual({ investigation, bundle: sha('bytes').slice(0, 16), recognised: false })
    expect((await put('again.tgz', 'bytes')).status).toBe(200)
    expect(bundlesNow()).toMatchObject([{ name: 'my bundle.tgz' }])
  })

  it.each(['..%2F..%2Fevil', '..', '%2e%2e', 'a%2F..%2Fb', '.%00.'])(
    'named %s stays where it belongs',
    async (name) => {
      const answer = await put(name, name)
      if (answer.status !== 201) expect(answer.status).toBe(404)
      expect(
        readdirSync(folder.dataDir)
          .filter((entry) => !entry.startsWith('catalog'))
          .sort(),
      ).toEqual(['bundles', 'spool'])
      expect(existsSync(path.join(folder.dataDir, '..', 'evil'))).toBe(false)
    },
  )

  it('larger than the limit is refused, with or without its length told', async () => {
    await restart({ config: { maxUploadBytes: 10 } })
    expect(await (await put('x', 'x'.repeat(11))).json()).toMatchObject({ status: 413, code: 'too-large' })
    const unknown = new Blob(['x'.repeat(11)]).stream()
    const answer = await fetch(`${server.url}/api/v1/investigations/${investigation}/bundles/x`, {
      method: 'PUT',
      body: unknown,
      duplex: 'half',
    } as RequestInit)
    expect(await answer.json()).toMatchObject({ status: 413, code: 'too-large' })
    expect(readdirSync(inData('spool'))).toEqual([])
    const created = await tus.create(11, { filename: 'x', investigation })
    expect(await created.json()).toMatchObject({ status: 413, code: 'too-large' })
  })
})

describe('bad uploads', () => {
  it.each([
    [{ filename: 'x' }, 400],
    [{ filename: 'x', investigation: 'none' }, 404],
    [{ filename: '', investigation: 'example' }, 400],
    [{ filename: 'x', investigation: 'example', batchSize: 'many' }, 400],
    [{ filename: 'x', investigation: 'example', batch: '../..' }, 400],
  ])('with the metadata %j are refused', async (metadata, status) => {
    const created = await tus.create(5, metadata)
    expect(created.status).toBe(status)
    expect(created.headers.get('content-type')).toMatch(/problem\+json/)
    expect(readdirSync(inData('spool'))).toEqual([])
  })

  it('of more than the disk holds are refused', async () => {
    await restart({ config: { maxUploadBytes: Number.MAX_SAFE_INTEGER } })
    const created = await tus.create(2 ** 50, { filename: 'x', investigation })
    expect(await created.json()).toMatchObject({ status: 507, code: 'no-space' })
  })

  it('say so when the disk fills up on the way', async () => {
    const location = locationOf(await tus.create(5, { filename: 'x', investigation }))
    const spooled = inData('spool', location.split('/').at(-1) ?? '')
    rmSync(spooled)
    symlinkSync('/dev/full', spooled)
    const answer = await tus.patch(location, 0, bytesOf('abc'))
    expect(await answer.json()).toMatchObject({ status: 507, code: 'no-space' })
  })

  it.each(['..%2Fcatalog.sqlite', '%2e%2e%2fcatalog.sqlite', '..', '%00', 'f'.repeat(32), 'x.json'])(
    'of the forged id %s are not found',
    async (id) => {
      for (const answer of [
        await tus.head(`/api/v1/uploads/${id}`),
        await tus.patch(`/api/v1/uploads/${id}`, 0, bytesOf('x')),
        await tus.remove(`/api/v1/uploads/${id}`),
      ]) {
        expect(answer.status).toBeGreaterThanOrEqual(400)
        expect(answer.status).toBeLessThan(500)
      }
      expect(existsSync(inData('catalog.sqlite'))).toBe(true)
    },
  )

  it.each<Record<string, string>>([
    { 'upload-length': '-1' },
    { 'upload-length': 'x' },
    { 'tus-resumable': '0.1' },
    { 'upload-metadata': '%%%' },
  ])('with the header %j are refused', async (headers) => {
    const created = await tus.create(5, { filename: 'x', investigation }, headers)
    expect(created.status).toBeGreaterThanOrEqual(400)
    expect(created.status).toBeLessThan(500)
    expect(await created.json()).toHaveProperty('code')
  })

  it('for an investigation that goes meanwhile leave nothing', async () => {
    const location = locationOf(await tus.create(5, { filename: 'x', investigation }))
    await tus.patch(location, 0, bytesOf('abc'))
    await fetch(`${server.url}/api/v1/investigations/${investigation}`, { method: 'DELETE' })
    expect((await tus.patch(location, 3, bytesOf('de'))).status).toBe(404)
    expect(readdirSync(inData('spool'))).toEqual([])
  })
})

describe('the live stream', () => {
  it('starts with the whole state and tells an upload from the first byte to the ready bundle', async () => {
    const waiting = locationOf(await tus.create(9, { filename: 'waiting.log', investigation }))
    const seen = liveUntil(
      server.url,
      (events) =>
        events.some((event) => event.type === 'upload-ended') &&
        events.some((event) => event.type === 'bundle' && event.bundle.state === 'ready'),
    )
    await until(() => server.services.live.listeners === 1)
    await tus.upload(bytesOf('live'), { filename: 'live.log', investigation })
    const events = await seen
    expect(events[0]).toMatchObject({
      type: 'state',
      investigations: [{ id: investigation, bundles: [] }],
      uploads: [{ id: waiting.split('/').at(-1), name: 'waiting.log', received: 0 }],
    })
    const kinds = events.map((event) => event.type)
    expect(kinds.indexOf('upload')).toBeLessThan(kinds.indexOf('upload-ended'))
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'upload-ended', bundle: sha('live').slice(0, 16), recognised: false }),
    )
    expect(events).toContainEqual(expect.objectContaining({ type: 'progress', bundle: sha('live').slice(0, 16) }))
  })
})

/** Sends the start of a PATCH that promises more, then cuts the connection once all of it has been taken. */
function breakOff(location: string, promised: number, body: Uint8Array): Promise<void> {
  const { port, host } = new URL(server.url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', reject).on('close', () => resolve())
    socket.write(
      `PATCH ${new URL(location, server.url).pathname} HTTP/1.1\r\nHost: ${host}\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n` +
        `Content-Type: application/offset+octet-stream\r\nContent-Length: ${promised}\r\n\r\n`,
    )
    socket.write(body)
    const spooled = inData('spool', location.split('/').at(-1) ?? '')
    void until(() => statSync(spooled).size === body.length).then(() => socket.destroy())
  })
}

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield bytesOf(text)
}
