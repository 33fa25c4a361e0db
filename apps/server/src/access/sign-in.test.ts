import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cookieOf, PASSWORD, type People, startWithPeople } from '../testing/people.ts'
import { startTestServer, temporaryDataDir } from '../testing/server.ts'
import { hashOf } from './secret.ts'
import { OPEN } from './settings.ts'

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

const audited = async (): Promise<string[]> =>
  (await people.as('admin', 'GET', 'audit?limit=1000')).json().map((entry: { what: string }) => entry.what)
const login = (name: string, password: string) => people.as('anonymous', 'POST', 'session', { name, password })
const withCookie = (cookie: string, method: string, path: string, payload?: unknown) =>
  people.as('anonymous', method, path, payload, { cookie })

describe('the first account', () => {
  it('needs the code, is an administrator, and is made once', async () => {
    const fresh = temporaryDataDir()
    const server = await startTestServer(fresh.dataDir, { config: { access: { ...OPEN, how: { mode: 'accounts' } } } })
    const setup = (code: string) =>
      server.app.inject({
        method: 'POST',
        url: '/api/v1/session/setup',
        headers: { host: 'localhost' },
        payload: { code, name: 'first', password: PASSWORD },
      })
    const code = server.services.signIn.firstRunCode() ?? ''
    expect(code).toMatch(/^[0-9a-z]{5}(-[0-9a-z]{5}){4}$/)
    const session = await server.app.inject({ url: '/api/v1/session', headers: { host: 'localhost' } })
    expect(session.json()).toMatchObject({ mode: 'accounts', firstRun: true, person: null })
    expect((await setup('guess')).statusCode).toBe(401)
    expect((await setup(code.toUpperCase())).json()).toMatchObject({ firstRun: false, admin: true })
    expect((await setup(code)).statusCode).toBe(409)
    expect(server.services.signIn.firstRunCode()).toBeNull()
    await server.stop()
    fresh.remove()
  })
})

describe('passwords', () => {
  it('let in with a cookie that no script and no other site gets at', async () => {
    const answer = await login(' Ｏwner ', PASSWORD)
    expect(answer.json()).toMatchObject({ mode: 'accounts', person: { name: 'owner' }, admin: false, share: null })
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^bundlescope_session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/,
    )
  })

  it('are kept as scrypt, and nothing of a session is kept as it is', async () => {
    const { catalog } = people.server.services
    expect(catalog.accounts.named('owner')?.password).toMatch(/^scrypt\$2\$8\$1\$/)
    const secret = people.cookies.owner.split('=')[1] ?? ''
    expect(catalog.secrets.session(secret)).toBeUndefined()
    expect(JSON.stringify(catalog.audit.list(null, 1e9, 1000))).not.toMatch(/scrypt|correct horse/)
  })

  it('that are wrong are refused in the same words, whoever it is for', async () => {
    await people.as('admin', 'PATCH', `accounts/${await accountOf('stranger')}`, { disabled: true })
    const answers = [await login('owner', 'wrong'), await login('nobody', 'wrong'), await login('stranger', PASSWORD)]
    for (const answer of answers) {
      expect(answer.statusCode).toBe(401)
      expect(answer.body).toBe(answers[0]?.body)
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
    expect((await audited()).filter((what) => what === 'login-refused')).toHaveLength(3)
  })

  it('are locked after some failures, also for accounts that are not there', async () => {
    for (const name of ['owner', 'nobody']) {
      for (let n = 0; n < 5; n++) expect((await login(name, 'wrong')).statusCode).toBe(401)
      const locked = await login(name, PASSWORD)
      expect(locked.statusCode).toBe(429)
      expect(locked.json().code).toBe('too-many')
      expect(Number(locked.headers['retry-after'])).toBeGreaterThan(0)
    }
    expect((await login('editor', PASSWORD)).statusCode).toBe(200)
    expect(await audited()).toContain('login-locked')
  })

  it('are changed by whoever knows the old one; other sessions end', async () => {
    const other = cookieOf(await login('owner', PASSWORD))
    const next = 'another good password'
    expect((await people.as('owner', 'PUT', 'session/password', { old: 'wrong', password: next })).statusCode).toBe(401)
    expect((await people.as('owner', 'PUT', 'session/password', { old: PASSWORD, password: next })).statusCode).toBe(
      204,
    )
    expect((await people.as('owner', 'GET', 'tokens')).statusCode).toBe(200)
    expect((await withCookie(other, 'GET', 'tokens')).statusCode).toBe(401)
    expect((await login('owner', next)).statusCode).toBe(200)
  })
})

describe('sessions', () => {
  it.each(['delete', 'disable', 'sign out'] as const)('end with: %s', async (how) => {
    const account = await accountOf('editor')
    if (how === 'delete') await people.as('admin', 'DELETE', `accounts/${account}`)
    if (how === 'disable') await people.as('admin', 'PATCH', `accounts/${account}`, { disabled: true })
    if (how === 'sign out') await people.as('editor', 'DELETE', 'session')
    const answer = await people.as('editor', 'GET', `investigations/${people.id}`)
    expect(answer.statusCode).toBe(401)
    expect(await audited()).toContain('session-refused')
  })

  it('that are forged or old are none', async () => {
    expect((await withCookie('bundlescope_session=forged', 'GET', 'investigations')).statusCode).toBe(401)
    people.server.services.catalog.secrets.endOldSessions('9999', '9999')
    expect((await people.as('owner', 'GET', 'investigations')).statusCode).toBe(401)
  })

  it('keep an administrator', async () => {
    const account = await accountOf('admin')
    expect((await people.as('admin', 'DELETE', `accounts/${account}`)).statusCode).toBe(409)
    expect((await people.as('admin', 'PATCH', `accounts/${account}`, { admin: false })).statusCode).toBe(409)
  })

  it('of a page of another site change nothing', async () => {
    const answer = await people.as(
      'owner',
      'PATCH',
      `investigations/${people.id}`,
      { name: 'evil' },
      { origin: 'https://evil.example' },
    )
    expect(answer.statusCode).toBe(403)
    expect(await audited()).toContain('cross-site')
    expect((await people.as('owner', 'GET', `investigations/${people.id}`)).json().name).toBe('ours')
  })
})

describe('share links', () => {
  const share = async (draft = { name: 'vendor', role: 'commenter', days: 7 as number | null }) =>
    (await people.as('owner', 'POST', `investigations/${people.id}/shares`, draft)).json()
  const open = (secret: string) => people.as('anonymous', 'POST', 'session/share', { secret })

  it('let into one investigation, and tell when they were opened', async () => {
    const { secret, share: made } = await share()
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
    const opened = await open(secret)
    expect(opened.json()).toMatchObject({
      person: { id: `share:${made.id}`, name: 'vendor' },
      share: { investigation: people.id, role: 'commenter', redacted: false },
    })
    const cookie = cookieOf(opened)
    const pin = await withCookie(cookie, 'POST', `investigations/${people.id}/pins`, {
      anchor: { kind: 'note' },
      note: 'x',
    })
    expect(pin.json()).toMatchObject({ createdBy: { name: 'vendor' } })
    expect((await withCookie(cookie, 'GET', `investigations/${people.foreign}`)).statusCode).toBe(404)
    await open(secret)
    const list = await people.as('owner', 'GET', `investigations/${people.id}/shares`)
    expect(list.json().find((one: { id: string }) => one.id === made.id)).toMatchObject({ opened: 2 })
    expect(list.body).not.toContain(secret)
    const openings = await people.as('owner', 'GET', `investigations/${people.id}/shares/${made.id}/openings`)
    expect(openings.json()).toMatchObject([{ address: '127.0.0.1' }, {}])
    expect(await audited()).toContain('share-opened')
  })

  it('that are revoked let nobody in, nor those who are in', async () => {
    const { secret, share: made } = await share()
    const cookie = cookieOf(await open(secret))
    await people.as('owner', 'DELETE', `investigations/${people.id}/shares/${made.id}`)
    const shutOut = await withCookie(cookie, 'GET', `investigations/${people.id}`)
    expect(shutOut.json()).toMatchObject({ status: 401, code: 'share-ended', detail: 'This link was revoked.' })
    expect((await withCookie(cookie, 'GET', 'session')).json()).toMatchObject({ person: null, shareEnded: 'revoked' })
    const refused = await open(secret)
    expect(refused.json()).toMatchObject({ status: 401, code: 'share-ended', detail: 'This link was revoked.' })
    expect(await audited()).toEqual(expect.arrayContaining(['share-created', 'share-revoked', 'share-refused']))
  })

  it('show tokens in place of names where they were made so, and only there', async () => {
    const draft = { name: 'vendor', role: 'reader', days: null, redacted: true }
    const { secret } = (await people.as('owner', 'POST', `investigations/${people.id}/shares`, draft)).json()
    const opened = await open(secret)
    expect(opened.json()).toMatchObject({ redacted: true, share: { redacted: true } })
    const cookie = cookieOf(opened)
    expect((await withCookie(cookie, 'PUT', 'session/redacted', { on: false })).statusCode).toBe(403)
    expect((await withCookie(cookie, 'PUT', 'session/redacted', { on: true })).statusCode).toBe(200)
    const turn = (to: string) =>
      withCookie(cookie, 'POST', `investigations/${people.id}/redaction`, { to, texts: ['10.20.30.40'] })
    expect((await turn('originals')).statusCode).toBe(403)
    expect((await turn('tokens')).json()).toEqual({ texts: ['IP-1'], addresses: [] })
    const { services } = people.server
    const seesTokens = (line: string) => {
      const asker = services.access.identify({
        session: null,
        share: null,
        token: null,
        proxyName: null,
        name: null,
        redacted: false,
        ...credentials(line),
      })
      return services.access.seesTokens(asker, people.id)
    }
    const credentials = (line: string) =>
      Object.fromEntries(
        line.split('; ').map((part) => [part.replace(/^bundlescope_|=.*$/g, ''), hashOf(part.replace(/^.*?=/, ''))]),
      )
    expect(seesTokens(cookie)).toBe(true)
    // Whoever may see the investigation anyway sees it as they like.
    expect(seesTokens(`${cookie}; ${people.cookies.reader}`)).toBe(false)
    expect(seesTokens(`${cookie}; ${people.cookies.stranger}`)).toBe(true)
  })

  it('that are expired or forged are refused', async () => {
    const { secret, share: made } = await share()
    const { catalog } = people.server.services
    catalog.shares.add(
      { ...catalog.shares.get(made.id)!, id: 'old', expiresAt: '2020-01-01T00:00:00.000000Z' },
      hashOf('old secret'),
    )
    expect((await open('old secret')).json().detail).toMatch(/expired/)
    expect((await open(`${secret.slice(0, -1)}_`)).json().detail).toMatch(/no such link/)
    expect((await audited()).filter((what) => what === 'share-refused')).toHaveLength(2)
  })

  it('of another investigation are not to be revoked', async () => {
    const { share: made } = await share()
    expect((await people.as('admin', 'DELETE', `investigations/${people.foreign}/shares/${made.id}`)).statusCode).toBe(
      404,
    )
  })
})

describe('API tokens', () => {
  it('may what their account may, until they are deleted', async () => {
    const { token, secret } = (await people.as('editor', 'POST', 'tokens', { name: 'nightly', days: 30 })).json()
    const bearer = (method: string, path: string, payload?: unknown) =>
      people.as('anonymous', method, path, payload, { authorization: `Bearer ${secret}` })
    expect((await bearer('PATCH', `investigations/${people.id}`, { name: 'by script' })).statusCode).toBe(200)
    expect((await bearer('DELETE', `investigations/${people.id}`)).statusCode).toBe(403)
    expect((await people.as('editor', 'GET', 'tokens')).json()).toMatchObject([{ id: token.id, name: 'nightly' }])
    expect((await people.as('owner', 'DELETE', `tokens/${token.id}`)).statusCode).toBe(404)
    expect((await people.as('editor', 'DELETE', `tokens/${token.id}`)).statusCode).toBe(204)
    expect((await bearer('GET', 'investigations')).statusCode).toBe(401)
  })

  it('that are wrong are not made up for by a cookie', async () => {
    const answer = await people.as('owner', 'GET', 'investigations', undefined, { authorization: 'Bearer wrong' })
    expect(answer.statusCode).toBe(401)
  })
})

it('an investigation keeps an owner, and members may go', async () => {
  const members = `investigations/${people.id}/members`
  expect((await people.as('owner', 'PUT', members, { name: 'owner', role: 'reader' })).statusCode).toBe(409)
  expect((await people.as('owner', 'DELETE', `${members}/${await accountOf('owner')}`)).statusCode).toBe(409)
  expect((await people.as('reader', 'DELETE', `${members}/${await accountOf('editor')}`)).statusCode).toBe(403)
  expect((await people.as('reader', 'DELETE', `${members}/${await accountOf('reader')}`)).statusCode).toBe(204)
  expect((await people.as('reader', 'GET', `investigations/${people.id}`)).statusCode).toBe(404)
  expect((await people.as('owner', 'PUT', members, { name: 'nobody', role: 'reader' })).statusCode).toBe(404)
})

it('owners see the audit log of their investigation, administrators all of it', async () => {
  await people.as('stranger', 'GET', `investigations/${people.id}`)
  const mine = (await people.as('owner', 'GET', `investigations/${people.id}/audit`)).json()
  expect(mine[0]).toMatchObject({ what: 'access', person: { name: 'owner' } })
  expect(mine[1]).toMatchObject({ what: 'forbidden', person: { name: 'stranger' } })
  expect(mine.every((entry: { investigation: string }) => entry.investigation === people.id)).toBe(true)
  await people.as('owner', 'DELETE', `investigations/${people.id}`)
  const [last] = (await people.as('admin', 'GET', 'audit?limit=1')).json()
  expect(last).toMatchObject({ what: 'investigation-deleted', person: { name: 'owner' }, investigation: people.id })
})

async function accountOf(name: string): Promise<string> {
  const all = (await people.as('admin', 'GET', 'accounts')).json()
  return all.find((account: { name: string }) => account.name === name).id
}
