import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { api, settled } from './testing/api-client.ts'
import { smallBundle } from './testing/small-bundle.ts'
import { locationOf, tusClient } from './testing/tus-client.ts'

let folder: string
let server: ChildProcess | undefined
let url: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'bundlescope-crash-'))
})
afterEach(async () => {
  await kill()
  rmSync(folder, { recursive: true, force: true })
})

/** Starts the server as `npm start` does: a process of its own on a free port. */
async function start(): Promise<void> {
  const env = { ...process.env, HOST: '', PORT: '0', DATA_DIR: path.join(folder, 'data'), BUNDLESCOPE_EXAMPLE: 'none' }
  server = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(server.stdout as NodeJS.ReadableStream, 'data')) as [Buffer]
  url = String(line).match(/http:\S+/)?.[0] ?? ''
}

async function kill(): Promise<void> {
  if (!server || server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGKILL')
  await ended
}

it('kill -9 in the middle of an upload and of its reading loses nothing', async () => {
  const bytes = smallBundle(folder)
  await start()
  const { id } = await api<{ id: string }>(url, 'POST', 'investigations', { name: 'crash' })
  const location = locationOf(await tusClient(url).create(bytes.length, { filename: 'case.tgz', investigation: id }))
  await tusClient(url).patch(location, 0, bytes.slice(0, 1000))
  await kill()

  await start()
  expect((await tusClient(url).head(location)).headers.get('upload-offset')).toBe('1000')
  await tusClient(url).patch(location, 1000, bytes.slice(1000))
  await kill()

  await start()
  expect(await settled(url, id)).toMatchObject({ name: 'case.tgz', state: 'ready', totals: { events: 500 } })
  expect(await api(url, 'GET', `investigations/${id}/events?q=level:error`)).toMatchObject({ total: 5, complete: true })
})
