import { OAuth2Server } from 'oauth2-mock-server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cookieOf } from '../testing/people.ts'
import { startTestServer, type TestServer, temporaryDataDir } from '../testing/server.ts'
import { type AccessSettings, OPEN, readAccess } from './settings.ts'

let folder: ReturnType<typeof temporaryDataDir>
let server: TestServer | undefined

beforeEach(() => {
  folder = temporaryDataDir()
})
afterEach(async () => {
  await server?.stop()
  folder.remove()
})

async function start(access: AccessSettings): Promise<TestServer> {
  server = await startTestServer(folder.dataDir, { config: { access } })
  return server
}
const get = ({ app }: TestServer, path: string, headers: Record<string, string> = {}, remoteAddress = '10.1.2.3') =>
  app.inject({ url: `/api/v1/${path}`, headers: { host: 'localhost:8470', ...headers }, remoteAddress })

describe('a reverse proxy', () => {
  const settings: AccessSettings = {
    ...OPEN,
    how: { mode: 'proxy', header: 'x-forwarded-user' },
    trustedProxies: ['10.1.0.0/16'],
    admins: ['Hana'],
  }

  it('says who somebody is; nobody else does', async () => {
    const running = await start(settings)
    const taro = { 'x-forwarded-user': 'taro' }
    expect((await get(running, 'session', taro)).json()).toMatchObject({ person: { name: 'taro' }, admin: false })
    expect((await get(running, 'session', { 'x-forwarded-user': 'hana' })).json()).toMatchObject({ admin: true })
    const again = (await get(running, 'session', taro)).json().person.id
    expect((await get(running, 'session', taro, '::ffff:10.1.9.9')).json().person.id).toBe(again)
    expect((await get(running, 'session', taro, '192.0.2.1')).json().person).toBeNull()
    expect((await get(running, 'investigations', taro, '192.0.2.1')).statusCode).toBe(401)
    expect((await get(running, 'investigations', { 'x-forwarded-user': ' ' })).statusCode).toBe(401)
  })

  it('that is not trusted says nothing of who asks, or by which name', async () => {
    const running = await start(OPEN)
    const forged = { 'x-forwarded-for': '192.0.2.9', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
    const answer = await running.app.inject({
      method: 'PUT',
      url: '/api/v1/session/name',
      headers: { host: 'localhost', ...forged },
      payload: { name: 'taro' },
    })
    expect(answer.statusCode).toBe(200)
    expect(String(answer.headers['set-cookie'])).not.toMatch(/Secure/)
  })

  it('does not let passwords be tried, nor old sessions in', async () => {
    const running = await start(settings)
    const login = await running.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { host: 'localhost' },
      payload: { name: 'taro', password: 'x' },
    })
    expect(login.statusCode).toBe(409)
    const account = running.services.access.outsider('proxy taro', 'taro')
    const secret = running.services.access.begin({ account: account?.id ?? '' })
    expect(
      (await get(running, 'investigations', { cookie: `bundlescope_session=${secret}` }, '192.0.2.1')).statusCode,
    ).toBe(401)
  })
})

describe('an issuer of OpenID Connect', () => {
  let issuer: OAuth2Server

  beforeEach(async () => {
    issuer = new OAuth2Server()
    await issuer.issuer.keys.generate('RS256')
    await issuer.start(0, '127.0.0.1')
  })
  afterEach(() => issuer.stop())

  const settings = (): AccessSettings => ({
    how: {
      mode: 'oidc',
      issuer: new URL(issuer.issuer.url ?? ''),
      clientId: 'bundlescope',
      clientSecret: 'of the client',
      claim: 'preferred_username',
    },
    trustedProxies: [],
    admins: [],
    publicUrl: new URL('http://localhost:8470'),
  })
  const claim = (more: Record<string, unknown>) =>
    issuer.service.on('beforeTokenSigning', (token: { payload: Record<string, unknown> }) =>
      Object.assign(token.payload, more),
    )

  /** Goes to the issuer as a browser does; answers with where it is sent back to, and the cookie it holds. */
  async function away(running: TestServer, to: string) {
    const left = await get(running, `session/oidc?to=${encodeURIComponent(to)}`)
    expect(left.statusCode).toBe(302)
    const there = await fetch(String(left.headers.location), { redirect: 'manual' })
    const back = new URL(there.headers.get('location') ?? '')
    return {
      path: `${back.pathname}${back.search}`.replace('/api/v1/', ''),
      cookie: cookieOf(left),
      nonce: new URL(String(left.headers.location)).searchParams.get('nonce'),
    }
  }

  it('signs people in, once for each return', async () => {
    const running = await start(settings())
    const { path, cookie, nonce } = await away(running, '/i/example/events?v=1')
    claim({ sub: '1234', preferred_username: 'taro', aud: 'bundlescope', nonce })
    const back = await get(running, path, { cookie })
    expect([back.statusCode, back.headers.location]).toEqual([302, '/i/example/events?v=1'])
    const session = [back.headers['set-cookie']]
      .flat()
      .map(String)
      .find((line) => line.startsWith('bundlescope_session='))
    expect(session).toMatch(/HttpOnly; SameSite=Strict/)
    const me = await get(running, 'session', { cookie: session?.split(';')[0] ?? '' })
    expect(me.json()).toMatchObject({ mode: 'oidc', person: { name: 'taro' }, admin: false })
    expect((await get(running, path, { cookie })).statusCode).toBe(401)
  })

  it('is told the secret as it takes it, and signs out those who leave', async () => {
    const running = await start(settings())
    const { path, cookie, nonce } = await away(running, '/')
    claim({ sub: '1234', preferred_username: 'taro', aud: 'bundlescope', nonce })
    let sent: string | undefined
    issuer.service.once('beforeResponse', (_response: unknown, request: { headers: { authorization?: string } }) => {
      sent = request.headers.authorization
    })
    await get(running, path, { cookie })
    // The issuer of the test names no way: by the specification that is client_secret_basic.
    expect(Buffer.from(sent?.replace('Basic ', '') ?? '', 'base64').toString()).toMatch(/^bundlescope:/)
    const end = await get(running, 'session/oidc/end')
    const to = new URL(String(end.headers.location))
    expect([end.statusCode, to.origin]).toEqual([302, issuer.issuer.url])
    expect(to.searchParams.get('post_logout_redirect_uri')).toBe('http://localhost:8470/')
  })

  it('does not take an address for a name that nobody verified', async () => {
    const how = { ...settings().how, claim: 'email' } as AccessSettings['how']
    const running = await start({ ...settings(), how, admins: ['boss@corp.example'] })
    const { path, cookie, nonce } = await away(running, '/')
    claim({ sub: '6', email: 'boss@corp.example', email_verified: false, aud: 'bundlescope', nonce })
    expect((await get(running, path, { cookie })).statusCode).toBe(401)
  })

  it('is refused with the state, the ticket or the nonce of somebody else', async () => {
    const running = await start(settings())
    const one = await away(running, '/')
    const two = await away(running, '/')
    claim({ sub: '1234', aud: 'bundlescope', nonce: one.nonce })
    expect((await get(running, one.path, { cookie: two.cookie })).statusCode).toBe(401)
    expect((await get(running, one.path)).statusCode).toBe(401)
    const three = await away(running, '/')
    expect((await get(running, three.path, { cookie: three.cookie })).statusCode).toBe(401)
  })

  it.each(['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)'])(
    'does not lead away to %s',
    async (to) => {
      const running = await start(settings())
      const { path, cookie, nonce } = await away(running, to)
      claim({ sub: '1234', aud: 'bundlescope', nonce })
      expect((await get(running, path, { cookie })).headers.location).toBe('/')
    },
  )
})

describe('settings', () => {
  it.each([
    [{ BUNDLESCOPE_ACCESS: 'everybody' }, /none of open, accounts, proxy, oidc/],
    [{ BUNDLESCOPE_ACCESS: 'proxy' }, /TRUSTED_PROXIES/],
    [{ BUNDLESCOPE_ACCESS: 'proxy', BUNDLESCOPE_TRUSTED_PROXIES: 'proxy.local' }, /no address or range/],
    [{ BUNDLESCOPE_ACCESS: 'proxy', BUNDLESCOPE_TRUSTED_PROXIES: '10.0.0.0/40' }, /no address or range/],
    [{ BUNDLESCOPE_ACCESS: 'oidc' }, /OIDC_ISSUER/],
    [
      {
        BUNDLESCOPE_ACCESS: 'oidc',
        BUNDLESCOPE_OIDC_ISSUER: 'http://id.example',
        BUNDLESCOPE_OIDC_CLIENT_ID: 'a',
        BUNDLESCOPE_OIDC_CLIENT_SECRET: 'b',
      },
      /https/,
    ],
    [
      {
        BUNDLESCOPE_ACCESS: 'oidc',
        BUNDLESCOPE_OIDC_ISSUER: 'https://id.example',
        BUNDLESCOPE_OIDC_CLIENT_ID: 'a',
        BUNDLESCOPE_OIDC_CLIENT_SECRET: 'b',
      },
      /BUNDLESCOPE_URL/,
    ],
    [{}, /nothing says who may/],
  ])('that leave the server open are refused: %j', (env, message) => {
    expect(() => readAccess(env, '0.0.0.0', false)).toThrow(message)
  })
})
