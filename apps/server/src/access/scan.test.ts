import { ROLES, type Role } from '@bundlescope/contract/access.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type People, startWithPeople, WHO, type Who } from '../testing/people.ts'
import { temporaryDataDir } from '../testing/server.ts'
import { listed, type Need, ruleOf } from './table.ts'

let people: People
let folder: ReturnType<typeof temporaryDataDir>

beforeEach(async () => {
  folder = temporaryDataDir()
  people = await startWithPeople(folder.dataDir)
})
afterEach(async () => {
  await people.server.stop()
  folder.remove()
})

/** What each may do at most; null: nothing of an investigation. */
const ROLE_OF: Record<Who, Role | null> = {
  anonymous: null,
  stranger: null,
  guest: 'reader',
  reader: 'reader',
  commenter: 'commenter',
  editor: 'editor',
  owner: 'owner',
  admin: 'owner',
}

/** The status that a refusal has to have; null: it is let in. */
function refusal(who: Who, need: Need): number | null {
  if (need === 'anyone') return null
  if (who === 'anonymous') return 401
  if (need === 'known' || need === 'upload') return null
  if (need === 'account') return who === 'guest' ? 403 : null
  if (need === 'admin') return who === 'admin' ? null : 403
  const role = ROLE_OF[who]
  if (role === null) return 404
  return ROLES.indexOf(role) >= ROLES.indexOf(need) ? null : 403
}

/** Harmless ones first: what ends a session or deletes the investigation comes last. */
const LAST = ['DELETE /investigations/:id', 'DELETE /session']
const ADDRESSES = [...listed().filter((address) => !LAST.includes(address)), ...LAST]
/** Refuse by more than the table, or are ways in themselves: see sign-in.test.ts. */
const BY_THEMSELVES = ['/session', '/session/setup', '/session/share', '/investigations/:id/members/:account']

const PARAMS: Record<string, string> = {
  bundle: 'aaaaaaaaaaaaaaaa',
  name: 'x.log',
  event: 'aaaaaaaaaaaaaaaa.0.0',
  op: 'op',
  port: '443',
  n: '999',
  client: 'tab-0001',
  '*': 'a'.repeat(32),
}

it('every address that is listed exists, and no other can be registered', () => {
  for (const address of listed()) {
    const [method = '', url = ''] = address.split(' ')
    expect(people.server.app.hasRoute({ method, url: `/api/v1${url}` }), address).toBe(true)
  }
  expect(ruleOf('GET', '/investigations/:id/secrets')).toBeUndefined()
})

describe('every address, asked as', () => {
  it.each(WHO)('%s', async (who) => {
    for (const address of ADDRESSES) {
      const [method = '', url = ''] = address.split(' ')
      // The stream of events does not end; `may see` below reads it.
      if (url === '/events') continue
      const path = url.replace(/:(\w+)|\*/g, (_, name = '*') => (name === 'id' ? people.id : (PARAMS[name] ?? 'none')))
      const answer = await people.as(who, method, path.slice(1))
      const expected = refusal(who, ruleOf(method, url)!.need)
      if (expected !== null) {
        expect([address, answer.statusCode]).toEqual([address, expected])
        if (method !== 'HEAD') expect(answer.headers['content-type'], address).toMatch(/^application\/problem\+json/)
      } else if (!BY_THEMSELVES.includes(url) && !url.includes('oidc')) {
        expect([401, 403], address).not.toContain(answer.statusCode)
        if (answer.statusCode === 404) expect(answer.body, address).not.toMatch(/There is no investigation/)
      }
    }
  })
})

it('what roles are there for, in words of the product', async () => {
  const { as, id } = people
  const mine = `investigations/${id}`
  const pin = { anchor: { kind: 'note' }, note: 'x' }
  const expected: [Who, string, string, unknown, number][] = [
    ['reader', 'POST', `${mine}/pins`, pin, 403],
    ['guest', 'POST', `${mine}/pins`, pin, 403],
    ['commenter', 'POST', `${mine}/pins`, pin, 201],
    ['commenter', 'PATCH', `${mine}/case`, { version: 0, data: { symptom: 'x' } }, 403],
    ['commenter', 'PATCH', mine, { name: 'x' }, 403],
    ['editor', 'PATCH', `${mine}/case`, { version: 0, data: { symptom: 'x' } }, 200],
    ['editor', 'PUT', `${mine}/bundles/a.log`, 'bytes', 201],
    ['reader', 'PUT', `${mine}/bundles/a.log`, 'bytes', 403],
    ['editor', 'POST', `${mine}/shares`, { name: 'x', role: 'reader', days: 1 }, 403],
    ['editor', 'DELETE', mine, undefined, 403],
    ['stranger', 'GET', mine, undefined, 404],
    ['owner', 'GET', `investigations/${people.foreign}`, undefined, 404],
    ['owner', 'GET', 'audit', undefined, 403],
    ['owner', 'GET', `${mine}/audit`, undefined, 200],
    ['guest', 'POST', 'investigations', { name: 'x' }, 403],
    ['guest', 'POST', 'tokens', { name: 'x', days: null }, 403],
    ['owner', 'DELETE', mine, undefined, 204],
  ]
  for (const [who, method, path, payload, status] of expected) {
    const answer = await as(
      who,
      method,
      path,
      payload,
      typeof payload === 'string' ? { 'content-type': 'text/plain' } : {},
    )
    expect([who, method, path, answer.statusCode]).toEqual([who, method, path, status])
  }
})

it('a commenter does not take back what an editor changed', async () => {
  const { as, id } = people
  await as('editor', 'PATCH', `investigations/${id}/case`, { version: 0, data: { symptom: 'slow' } })
  const [{ id: n }] = (await as('commenter', 'GET', `investigations/${id}/activity`)).json()
  expect((await as('commenter', 'POST', `investigations/${id}/activity/${n}/undo`)).statusCode).toBe(403)
  expect((await as('editor', 'POST', `investigations/${id}/activity/${n}/undo`)).statusCode).toBe(200)
})

it('investigations are listed to those who take part', async () => {
  const names = async (who: Who) =>
    (await people.as(who, 'GET', 'investigations'))
      .json()
      .map((one: { name: string; role: string }) => `${one.name} ${one.role}`)
  expect(await names('stranger')).toEqual([])
  expect(await names('guest')).toEqual(['ours reader'])
  expect(await names('editor')).toEqual(['ours editor'])
  expect(await names('admin')).toEqual(['ours owner', 'not yours owner'])
})

describe('uploads by tus', () => {
  const metadata = (investigation: string) =>
    `filename ${Buffer.from('a.log').toString('base64')},investigation ${Buffer.from(investigation).toString('base64')}`
  const headersFor = (investigation: string) => ({
    'tus-resumable': '1.0.0',
    'upload-length': '4',
    'upload-metadata': metadata(investigation),
  })
  const create = (who: Who, investigation: string) =>
    people.as(who, 'POST', 'uploads', undefined, headersFor(investigation))
  const sent = { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }

  it('obey roles from their beginning to their end', async () => {
    expect((await create('commenter', people.id)).statusCode).toBe(403)
    expect((await create('stranger', people.id)).statusCode).toBe(404)
    expect((await create('owner', people.foreign)).statusCode).toBe(404)
    expect((await create('anonymous', people.id)).statusCode).toBe(401)
    const elsewhere = await people.as(
      'owner',
      'POST',
      `uploads/${'b'.repeat(32)}`,
      undefined,
      headersFor(people.foreign),
    )
    expect(elsewhere.statusCode).toBe(404)
    expect(people.server.services.uploads.list()).toEqual([])
    const made = await create('editor', people.id)
    expect(made.statusCode).toBe(201)
    const path = String(made.headers.location).replace('/api/v1/', '')
    for (const who of ['stranger', 'reader', 'guest'] as const) {
      expect((await people.as(who, 'PATCH', path, 'evil', sent)).statusCode, who).toBeGreaterThan(402)
      expect(
        (await people.as(who, 'DELETE', path, undefined, { 'tus-resumable': '1.0.0' })).statusCode,
        who,
      ).toBeGreaterThan(402)
    }
    // The server of tus would take the last part of what follows the question mark.
    const foreign = String((await create('admin', people.foreign)).headers.location)
      .split('/')
      .at(-1)
    const disguised = await people.as('editor', 'PATCH', `${path}?x=/${foreign}`, 'mine', sent)
    expect(disguised.headers['bundlescope-bundle']).toBeDefined()
    expect((await people.as('editor', 'GET', `investigations/${people.id}/bundles`)).json()).toHaveLength(1)
    expect((await people.as('editor', 'PATCH', `uploads/x/${foreign}`, 'evil', sent)).statusCode).toBe(404)
    expect((await people.as('admin', 'GET', `investigations/${people.foreign}/bundles`)).json()).toEqual([])
    const [activity] = (await people.as('editor', 'GET', `investigations/${people.id}/activity`)).json()
    expect(activity).toMatchObject({ what: 'bundle-added', by: { name: 'editor' } })
  })
})
