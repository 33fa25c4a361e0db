import type { Role } from '@bundlescope/contract/access.ts'
import { API } from '@bundlescope/contract/endpoints.ts'
import cookie from '@fastify/cookie'
import { Metadata } from '@tus/server'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Access } from '../access/access.ts'
import { type Asker, type Credentials, reaches } from '../access/asker.ts'
import type { AuditLog } from '../access/audit-log.ts'
import { cookieOf } from '../access/cookies.ts'
import { hashOf } from '../access/secret.ts'
import type { AccessSettings } from '../access/settings.ts'
import { shareEnded } from '../access/sign-in.ts'
import { type Need, type Rule, ruleOf } from '../access/table.ts'
import { addressTest } from '../access/trusted.ts'
import { ProblemError } from '../problem.ts'

export interface Guarded {
  settings: AccessSettings
  access: Access
  audit: AuditLog
  /** The investigation that an upload under way is for. */
  investigationOfUpload(id: string): string | undefined
  /** Whether there is such an investigation at all. */
  exists(investigation: string): boolean
}

/**
 * Asks of every request who sends it, and lets it through only where access/table.ts says so. An address that is not
 * listed there cannot be registered.
 */
export async function installAuth(app: FastifyInstance, guarded: Guarded): Promise<void> {
  const { settings, access, audit } = guarded
  const credentialsOf = credentialsBy(settings)
  await app.register(cookie)
  app.decorateRequest('asker', null as unknown as Asker)

  app.addHook('onRoute', ({ method, url }) => {
    if (!url.startsWith(`${API}/`)) return
    for (const each of [method].flat())
      if (!ruleOf(each, url.slice(API.length))) throw new Error(`${each} ${url} is not listed in access/table.ts`)
  })

  app.addHook('onRequest', async (request, reply) => {
    const rule = ruleOfRequest(request)
    const credentials = credentialsOf(request)
    request.asker = access.identify(credentials)
    if (!rule || rule.need === 'anyone' || access.mode === 'open') return
    reply.header('cache-control', 'no-store')
    if (!request.asker.person) {
      if (credentials.session ?? credentials.share ?? credentials.token)
        audit.refused({ person: null, what: 'session-refused', detail: addressOf(request) }, request.ip)
      const { shareEnded: ended } = request.asker
      if (ended) throw shareEnded(ended)
      throw new ProblemError('unauthenticated', 'Sign in, or open the share link again.')
    }
    demand(guarded, request, rule.need)
  })

  app.addHook('onResponse', async (request, reply) => {
    const rule = ruleOfRequest(request)
    if (!rule?.audit || reply.statusCode >= 400) return
    const { id = null } = (request.params ?? {}) as { id?: string }
    audit.note({ person: request.asker.person, what: rule.audit, investigation: id, detail: addressOf(request) })
  })
}

function demand(guarded: Guarded, request: FastifyRequest, need: Need): void {
  const { access, audit } = guarded
  const { asker, ip } = request
  const { id } = request.params as { id?: string }
  const refuse = (code: 'forbidden' | 'not-found', text: string, investigation: string | null = null): never => {
    audit.refused({ person: asker.person, what: 'forbidden', investigation, detail: addressOf(request) }, ip)
    throw new ProblemError(code, text)
  }
  switch (need) {
    case 'anyone':
    case 'known':
      return
    case 'account':
      if (!asker.account) refuse('forbidden', 'This needs an account.')
      return
    case 'admin':
      if (!asker.admin) refuse('forbidden', 'This is for administrators.')
      return
    case 'upload': {
      const investigation = investigationOf(guarded, request)
      // An upload that nobody knows of is the protocol's to refuse.
      if (investigation !== undefined) demandRole(investigation, 'editor')
      return
    }
    default:
      demandRole(id ?? '', need)
      if (asker.person && request.method === 'GET') audit.accessed(asker.person, id ?? '')
  }

  function demandRole(investigation: string, needed: Role): void {
    const role = access.roleIn(asker, investigation)
    // The same words whether there is none, or none for them.
    if (role === null && !guarded.exists(investigation))
      throw new ProblemError('not-found', `There is no investigation ${investigation.slice(0, 100)}.`)
    if (role === null) refuse('not-found', `There is no investigation ${investigation}.`, investigation)
    else if (!reaches(role, needed))
      refuse('forbidden', `As a ${role} of this investigation you may not do that.`, investigation)
  }
}

/** The investigation that an upload is, or shall be, for; undefined: nobody knows. Read as the tus server reads it. */
function investigationOf(guarded: Guarded, request: FastifyRequest): string | undefined {
  const { '*': id = '' } = request.params as { '*'?: string }
  // The tus server would take the last part of any path for the id, and make an upload at any.
  const fits = request.method === 'POST' ? id === '' : id === '' || /^[0-9a-f]{32}$/.test(id)
  if (!fits) throw new ProblemError('not-found', 'There is no such upload.')
  if (id !== '') return guarded.investigationOfUpload(id)
  const header = request.headers['upload-metadata']
  try {
    return typeof header === 'string' ? (Metadata.parse(header).investigation ?? undefined) : undefined
  } catch {
    return undefined
  }
}

function ruleOfRequest({ routeOptions, method }: FastifyRequest): Rule | undefined {
  const { url } = routeOptions
  return url?.startsWith(`${API}/`) ? ruleOf(method, url.slice(API.length)) : undefined
}

/** `GET /api/v1/investigations/k3v9x0qa/case`, without a query: what people searched for is theirs. */
function addressOf({ method, url }: FastifyRequest): string {
  return `${method} ${url.split('?', 1)[0]}`
}

function credentialsBy({ how, trustedProxies }: AccessSettings): (request: FastifyRequest) => Credentials {
  const isTrusted = addressTest(trustedProxies)
  const hashed = (secret: string | null) => (secret === null ? null : hashOf(secret))
  return (request) => {
    const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
    const viaProxy = how.mode === 'proxy' && isTrusted(request.socket.remoteAddress ?? '')
    const proxyName = viaProxy ? request.headers[how.header] : undefined
    return {
      session: hashed(cookieOf(request, 'session')),
      share: hashed(cookieOf(request, 'share')),
      token: hashed(bearer),
      proxyName: typeof proxyName === 'string' && proxyName.trim() !== '' ? proxyName.trim().slice(0, 200) : null,
      name: how.mode === 'open' ? cookieOf(request, 'name') : null,
      redacted: cookieOf(request, 'redacted') === '1',
    }
  }
}
