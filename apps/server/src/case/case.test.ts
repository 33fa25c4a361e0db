import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { liveUntil, startTestServer, type TestServer, temporaryDataDir } from '../testing/server.ts'

let server: TestServer
let folder: ReturnType<typeof temporaryDataDir>
let id: string

beforeEach(async () => {
  folder = temporaryDataDir()
  server = await startTestServer(folder.dataDir)
  id = (await send('POST', 'investigations', { name: 'Backups fail' })).json().id
})
afterEach(async () => {
  await server.stop()
  folder.remove()
})

const send = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, payload?: unknown, cookie = '') =>
  server.app.inject({
    method,
    url: `/api/v1/${path}`,
    headers: { host: 'localhost:8470', cookie },
    payload: payload as object,
  })

const mine = (path: string) => `investigations/${id}/${path}`
const pin = async (note: string, before?: string) =>
  (await send('POST', mine('pins'), { anchor: { kind: 'note' }, note, ...(before && { before }) })).json()
const notes = async () => (await send('GET', mine('case'))).json().pins.map((one: { note: string }) => one.note)
const lastActivity = async () => (await send('GET', mine('activity'))).json()[0]
const undo = (n: number) => send('POST', mine(`activity/${n}/undo`))

describe('case data', () => {
  it('begin empty, change by field, and are undone', async () => {
    expect((await send('GET', mine('case'))).json()).toMatchObject({
      version: 0,
      data: { symptom: '', status: 'open', affected: [] },
      pins: [],
      views: [],
    })
    const incidentFrom = '2026-02-03T04:05:06+09:00'
    const changed = await send('PATCH', mine('case'), { version: 0, data: { symptom: 'slow', incidentFrom } })
    expect(changed.json()).toMatchObject({
      version: 1,
      data: { symptom: 'slow', incidentFrom: '2026-02-02T19:05:06.000000Z' },
    })
    const activity = await lastActivity()
    expect(activity).toMatchObject({ what: 'case-changed', by: { id: 'local' }, undoable: true, undone: false })
    expect((await undo(activity.id)).json()).toMatchObject({ undone: true, undoable: false })
    expect((await send('GET', mine('case'))).json()).toMatchObject({
      version: 2,
      data: { symptom: '', incidentFrom: null },
    })
    await undo((await lastActivity()).id)
    expect((await send('GET', mine('case'))).json().data.symptom).toBe('slow')
  })

  it('of an old version are a conflict: the new text stays, the other is kept', async () => {
    await send('PATCH', mine('case'), { version: 0, data: { symptom: 'first' } })
    const late = await send('PATCH', mine('case'), { version: 0, data: { symptom: 'second' } })
    expect(late.statusCode).toBe(409)
    expect(late.json()).toMatchObject({
      detail: 'local changed symptom in the meantime.',
      by: { id: 'local', name: 'local' },
    })
    expect(late.json()).toMatchObject({ code: 'conflict', current: { version: 1, data: { symptom: 'first' } } })
    expect(await lastActivity()).toMatchObject({ what: 'case-conflict', lost: 'symptom: second', undoable: false })
  })

  it.each([
    { incidentFrom: 'yesterday' },
    { incidentFrom: '2026-02-03T00:00:00Z', incidentTo: '2026-02-02T00:00:00Z' },
    { status: 'gone' },
    { symptom: 'x'.repeat(20_001) },
  ])('refuse what is not as expected: %#', async (data) => {
    expect((await send('PATCH', mine('case'), { version: 0, data })).statusCode).toBe(400)
    expect((await send('GET', mine('case'))).json().version).toBe(0)
  })

  it('that are archived leave the default list', async () => {
    await send('PATCH', mine('case'), { version: 0, data: { status: 'archived' } })
    expect((await send('GET', 'investigations')).json()).toEqual([])
    expect((await send('GET', 'investigations?archived=true')).json()).toMatchObject([{ id, status: 'archived' }])
  })
})

describe('the board', () => {
  it('keeps the order that people give it', async () => {
    const first = await pin('first')
    await pin('second')
    const third = await pin('third', first.id)
    expect(await notes()).toEqual(['third', 'first', 'second'])
    const moved = await send('PATCH', mine(`pins/${third.id}`), { version: 1, before: null })
    expect(moved.json()).toMatchObject({ note: 'third', version: 2 })
    expect(await notes()).toEqual(['first', 'second', 'third'])
    await undo((await lastActivity()).id)
    expect(await notes()).toEqual(['third', 'first', 'second'])
    expect((await send('POST', mine('pins'), { anchor: { kind: 'note' }, note: '', before: 'none' })).statusCode).toBe(
      400,
    )
  })

  it('loses no note when two write at once', async () => {
    const { id: one } = await pin('draft')
    expect((await send('PATCH', mine(`pins/${one}`), { version: 1, note: 'hers' })).json().version).toBe(2)
    const late = await send('PATCH', mine(`pins/${one}`), { version: 1, note: 'his\nand more' })
    expect(late.statusCode).toBe(409)
    expect(late.json().current).toMatchObject({ id: one, note: 'hers', version: 2 })
    expect(await lastActivity()).toMatchObject({ what: 'note-conflict', subject: one, lost: 'his\nand more' })
  })

  it('gives a deleted pin back, and does not undo what was changed again', async () => {
    const { id: one } = await pin('note')
    await send('PATCH', mine(`pins/${one}`), { version: 1, note: 'note 2' })
    const changed = await lastActivity()
    await send('PATCH', mine(`pins/${one}`), { version: 2, note: 'note 3' })
    expect((await undo(changed.id)).json().code).toBe('conflict')
    expect((await send('DELETE', mine(`pins/${one}`))).statusCode).toBe(204)
    expect(await notes()).toEqual([])
    await undo((await lastActivity()).id)
    expect(await notes()).toEqual(['note 3'])
    // The undo of the undo, and of that again.
    await undo((await lastActivity()).id)
    expect(await notes()).toEqual([])
    await undo((await lastActivity()).id)
    expect(await notes()).toEqual(['note 3'])
    expect((await undo(changed.id)).statusCode).toBe(409)
    expect((await undo(9999)).statusCode).toBe(404)
  })

  it('takes markup as the text that it is, and keeps nothing it does not know', async () => {
    const note = '<script>alert(1)</script> \u0000 日本語'
    const made = await send('POST', mine('pins'), { anchor: { kind: 'note', extra: 'x' }, note })
    expect(made.json()).toMatchObject({ anchor: { kind: 'note' }, note })
    expect(made.json().anchor).toEqual({ kind: 'note' })
  })

  it('says of a line whose bundle is gone that it has no event', async () => {
    const anchor = {
      kind: 'line',
      sha256: 'a'.repeat(64),
      member: 'b1',
      path: 'var/log/x.log',
      byteFrom: 0,
      byteTo: 10,
      line: 1,
      time: null,
      source: 'x',
      text: 'refused',
    }
    expect((await send('POST', mine('pins'), { anchor, note: '' })).json()).toMatchObject({ anchor, event: null })
  })

  it('is of one investigation', async () => {
    const { id: one } = await pin('mine')
    const other = (await send('POST', 'investigations', { name: 'other' })).json().id
    for (const method of ['PATCH', 'DELETE'] as const)
      expect((await send(method, `investigations/${other}/pins/${one}`, { version: 1 })).statusCode).toBe(404)
    expect((await send('GET', 'investigations/none/pins')).statusCode).toBe(404)
    expect(await notes()).toEqual(['mine'])
  })
})

it('views are saved, renamed, deleted and had back', async () => {
  const view = (await send('POST', mine('views'), { name: ' errors ', address: 'events?v=1&level=error' })).json()
  expect(view).toMatchObject({ name: 'errors', createdBy: { id: 'local' } })
  await send('PATCH', mine(`views/${view.id}`), { name: 'all errors' })
  await send('DELETE', mine(`views/${view.id}`))
  expect((await send('GET', mine('views'))).json()).toEqual([])
  await undo((await lastActivity()).id)
  expect((await send('GET', mine('views'))).json()).toEqual([{ ...view, name: 'all errors' }])
})

it('a rename is undone, by whoever they call themselves', async () => {
  const named = await send('PUT', 'session/name', { name: '佐藤' })
  const cookie = String(named.headers['set-cookie']).split(';')[0]
  expect(named.json().person).toEqual({ id: 'local', name: '佐藤' })
  await send('PATCH', `investigations/${id}`, { name: 'Restores fail' }, cookie)
  const renamed = await lastActivity()
  expect(renamed).toMatchObject({ what: 'renamed', by: { name: '佐藤' }, title: 'Restores fail' })
  await undo(renamed.id)
  expect((await send('GET', `investigations/${id}`)).json().name).toBe('Backups fail')
})

it('a bundle is had back while its bytes are still here', async () => {
  const upload = (to: string) =>
    server.app.inject({
      method: 'PUT',
      url: `/api/v1/investigations/${to}/bundles/a.log`,
      headers: { host: 'localhost', 'content-type': 'application/octet-stream' },
      payload: 'some line\n',
    })
  const { bundle } = (await upload(id)).json()
  // Here alone: undoing that it was added would delete it.
  expect(await lastActivity()).toMatchObject({ what: 'bundle-added', subject: bundle, undoable: false })
  const other = (await send('POST', 'investigations', { name: 'other' })).json().id
  await upload(other)
  expect(await lastActivity()).toMatchObject({ undoable: true })
  await send('DELETE', mine(`bundles/${bundle}`))
  const removed = await lastActivity()
  expect(removed).toMatchObject({ what: 'bundle-removed', title: 'a.log', undoable: true })
  await undo(removed.id)
  expect((await send('GET', mine('bundles'))).json()).toMatchObject([{ id: bundle }])
  await send('DELETE', `investigations/${other}/bundles/${bundle}`)
  await send('DELETE', mine(`bundles/${bundle}`))
  const gone = await lastActivity()
  expect(gone.undoable).toBe(false)
  expect((await undo(gone.id)).statusCode).toBe(409)
})

it('open pages are told of every change', async () => {
  const has = (type: string) => (events: { type: string }[]) => events.some((event) => event.type === type)
  const told = liveUntil(server.url, (events) => has('view-deleted')(events))
  while (server.services.live.listeners === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await send('PUT', mine('presence'), { client: 'tab-0001', address: 'events' })
  await send('PATCH', mine('case'), { version: 0, data: { symptom: 'slow' } })
  const { id: one } = await pin('seen')
  await send('DELETE', mine(`pins/${one}`))
  const view = (await send('POST', mine('views'), { name: 'x', address: 'events' })).json()
  await send('DELETE', mine(`views/${view.id}`))
  const events = (await told).filter(({ type }) => type !== 'state' && type !== 'activity')
  expect(events).toMatchObject([
    { type: 'presence', investigation: id, present: [{ client: 'tab-0001', address: 'events' }] },
    { type: 'case', investigation: id, version: 1, data: { symptom: 'slow' } },
    { type: 'pin', pin: { id: one, note: 'seen' } },
    { type: 'pin-deleted', id: one },
    { type: 'view', view: { id: view.id } },
    { type: 'view-deleted', id: view.id },
  ])
})
