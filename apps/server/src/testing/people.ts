import type { Role } from '@bundlescope/contract/access.ts'
import type { InjectOptions } from 'fastify'
import { OPEN } from '../access/settings.ts'
import { startTestServer, type TestServer } from './server.ts'

export const PASSWORD = 'correct horse battery'

/** Everybody a server with accounts may meet. `stranger` has an account and no role; `guest` a share link to read. */
export const WHO = ['anonymous', 'guest', 'stranger', 'reader', 'commenter', 'editor', 'owner', 'admin'] as const
export type Who = (typeof WHO)[number]

export interface People {
  server: TestServer
  /** The investigation in which people have their roles. */
  id: string
  /** Another one, of the administrator's alone. */
  foreign: string
  cookies: Record<Who, string>
  as(
    who: Who,
    method: string,
    path: string,
    payload?: unknown,
    headers?: Record<string, string>,
  ): ReturnType<typeof ask>
}

type Inject = TestServer['app']['inject']
const ask = (inject: Inject, options: InjectOptions) => inject(options)

/** `bundlescope_session=…` of an answer that sets it. */
export function cookieOf(answer: { headers: Record<string, unknown> }): string {
  return [answer.headers['set-cookie']]
    .flat()
    .map((line) => String(line).split(';')[0])
    .join('; ')
}

/** A server with accounts, an investigation, and somebody of every role in it. */
export async function startWithPeople(dataDir: string): Promise<People> {
  const server = await startTestServer(dataDir, { config: { access: { ...OPEN, how: { mode: 'accounts' } } } })
  const inject: Inject = server.app.inject.bind(server.app) as Inject
  const cookies = {} as Record<Who, string>
  const as: People['as'] = (who, method, path, payload, headers = {}) =>
    ask(inject, {
      method: method as 'GET',
      url: `/api/v1/${path}`,
      headers: { host: 'localhost:8470', ...(cookies[who] && { cookie: cookies[who] }), ...headers },
      payload: payload as object,
    })
  cookies.anonymous = ''
  const code = server.services.signIn.firstRunCode()
  cookies.admin = cookieOf(await as('anonymous', 'POST', 'session/setup', { code, name: 'admin', password: PASSWORD }))
  const named = ['stranger', 'reader', 'commenter', 'editor', 'owner'] as const
  for (const name of named) {
    await as('admin', 'POST', 'accounts', { name, password: PASSWORD })
    cookies[name] = cookieOf(await as('anonymous', 'POST', 'session', { name, password: PASSWORD }))
  }
  const id = (await as('owner', 'POST', 'investigations', { name: 'ours' })).json().id
  const foreign = (await as('admin', 'POST', 'investigations', { name: 'not yours' })).json().id
  for (const role of ['reader', 'commenter', 'editor'] satisfies Role[])
    await as('owner', 'PUT', `investigations/${id}/members`, { name: role, role })
  const { secret } = (
    await as('owner', 'POST', `investigations/${id}/shares`, { name: 'support', role: 'reader', days: 7 })
  ).json()
  cookies.guest = cookieOf(await as('anonymous', 'POST', 'session/share', { secret }))
  return { server, id, foreign, cookies, as }
}
