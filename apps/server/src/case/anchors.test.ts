import { createHash } from 'node:crypto'
import type { Source } from '@bundlescope/contract/bundle.ts'
import type { Pin } from '@bundlescope/contract/case.ts'
import type { EventDetail, EventPage } from '@bundlescope/contract/event.ts'
import { openEventStore } from '@bundlescope/store-sqlite/index/store.ts'
import { ingestBundle } from '@bundlescope/store-sqlite/ingest/ingest.ts'
import { expect, it } from 'vitest'
import { api, settled } from '../testing/api-client.ts'
import { startTestServer, temporaryDataDir } from '../testing/server.ts'
import { smallBundle } from '../testing/small-bundle.ts'

it('a pinned line is found again after its bundle was removed and read anew', { timeout: 60_000 }, async () => {
  const folder = temporaryDataDir()
  const made = temporaryDataDir()
  const bytes = smallBundle(made.dataDir)
  const store = openEventStore({ dataDir: folder.dataDir, readers: 1 })
  const server = await startTestServer(folder.dataDir, { store, ingest: ingestBundle })
  const { id } = await api<{ id: string }>(server.url, 'POST', 'investigations', { name: 'pins' })
  const upload = async () => {
    await fetch(`${server.url}/api/v1/investigations/${id}/bundles/case.tgz`, { method: 'PUT', body: bytes })
    return settled(server.url, id)
  }
  const bundle = await upload()
  const page = await api<EventPage>(server.url, 'GET', `investigations/${id}/events?offset=250&limit=1`)
  const event = page.events.at(-1)!
  const detail = await api<EventDetail>(server.url, 'GET', `investigations/${id}/events/${event.id}`)
  const sources = await api<Source[]>(server.url, 'GET', `investigations/${id}/sources`)
  const anchor = {
    kind: 'line',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    member: sources.find((source) => source.id === event.source)?.member,
    path: event.path,
    byteFrom: detail.byteFrom,
    byteTo: detail.byteTo,
    line: event.line,
    time: event.time,
    source: event.source,
    text: event.message,
  }
  const pin = await api<Pin>(server.url, 'POST', `investigations/${id}/pins`, { anchor, note: 'here' })
  expect(pin.event).toBe(event.id)
  const other = await api<Pin>(server.url, 'POST', `investigations/${id}/pins`, {
    anchor: { ...anchor, byteFrom: detail.byteFrom + 1 },
    note: 'no beginning of an event',
  })
  expect(other.event).toBeNull()

  await api(server.url, 'DELETE', `investigations/${id}/bundles/${bundle.id}`)
  const events = async () => (await api<Pin[]>(server.url, 'GET', `investigations/${id}/pins`)).map((one) => one.event)
  expect(await events()).toEqual([null, null])
  await upload()
  expect(await events()).toEqual([event.id, null])
  await server.stop()
  await store.close()
  folder.remove()
  made.remove()
})
