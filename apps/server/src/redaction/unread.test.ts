import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTestServer, type TestServer, temporaryDataDir, until } from '../testing/server.ts'

let server: TestServer
let folder: ReturnType<typeof temporaryDataDir>
let end: () => void

beforeEach(async () => {
  folder = temporaryDataDir()
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  server = await startTestServer(folder.dataDir, {
    ingest: () => ended.then(() => ({ state: 'ready' as const, message: null })),
  })
})
afterEach(async () => {
  end()
  await server.stop()
  folder.remove()
})

it('of a bundle that is still being read nothing is shown, its name neither', async () => {
  const send = (method: 'GET' | 'POST' | 'PUT', path: string, payload?: unknown) =>
    server.app.inject({
      method,
      url: `/api/v1/${path}`,
      headers: {
        host: 'localhost:8470',
        ...(method === 'GET' && { cookie: 'bundlescope_redacted=1' }),
        ...(typeof payload === 'string' && { 'content-type': 'text/plain' }),
      },
      payload: payload as object,
    })
  const { id } = (await send('POST', 'investigations', { name: 'one' })).json()
  const { bundle } = (await send('PUT', `investigations/${id}/bundles/esx-of-somebody.log`, 'a line')).json()
  const asked = async () => {
    server.store.asked.length = 0
    await send('GET', `investigations/${id}/events`)
    return server.store.asked.find(({ method }) => method === 'page')?.parameters[0]
  }
  for (const path of ['', '/bundles', '/disk', '/files', '/activity']) {
    const answer = await send('GET', `investigations/${id}${path}`)
    expect([path, answer.statusCode, answer.body.includes('esx-of-somebody')]).toEqual([path, 200, false])
  }
  expect(await asked()).toMatchObject({ bundles: [] })
  end()
  await until(() => server.services.queue.length === 0)
  expect(await asked()).toMatchObject({ bundles: [bundle] })
})
