import { Login, PasswordChange, Session, SessionName, Setup, ShareSecret } from '@bundlescope/contract/access.ts'
import { SessionRedacted } from '@bundlescope/contract/redaction.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Asker } from '../access/asker.ts'
import { clearCookie, cookieOf, setCookie } from '../access/cookies.ts'
import { hashOf } from '../access/secret.ts'
import type { Routes } from '../app.ts'
import { ProblemError } from '../problem.ts'

/** Of one address: what needs no sign-in is not to be hammered on. */
const OFTEN = { rateLimit: { max: 60, timeWindow: '1 minute' } }

/** Signing in and out, and who one is. */
export const sessionRoutes: Routes = (app, { config, catalog, access, signIn, audit }) => {
  const { publicUrl } = config.access
  const isSecure = (request: FastifyRequest) => request.protocol === 'https' || publicUrl?.protocol === 'https:'

  const sessionOf = ({ person, admin, account, share, shareEnded, credentials }: Asker): Session => ({
    mode: access.mode,
    firstRun: access.mode === 'accounts' && catalog.accounts.count() === 0,
    person,
    admin,
    share: share && { investigation: share.investigation, role: share.role, redacted: share.redacted },
    shareEnded,
    redacted: credentials.redacted || (account === null && share?.redacted === true),
  })

  /** The session as it is with a new cookie. */
  const enter = (request: FastifyRequest, reply: FastifyReply, which: 'session' | 'share', secret: string): Session => {
    setCookie(reply, which, secret, isSecure(request))
    const { credentials } = request.asker
    return sessionOf(access.identify({ ...credentials, token: null, [which]: hashOf(secret) }))
  }

  const answer = { response: { 200: Session } }

  app.get('/session', { schema: answer }, (request, reply) => {
    reply.header('cache-control', 'no-store')
    return sessionOf(request.asker)
  })

  app.put('/session/name', { schema: { ...answer, body: SessionName } }, (request, reply) => {
    if (access.mode !== 'open') throw new ProblemError('conflict', 'Here people are called as they sign in.')
    const name = request.body.name.trim()
    setCookie(reply, 'name', name, isSecure(request))
    return sessionOf(access.identify({ ...request.asker.credentials, name }))
  })

  app.put('/session/redacted', { schema: { ...answer, body: SessionRedacted } }, (request, reply) => {
    const { on } = request.body
    const { share, account, open } = request.asker
    if (!on && share?.redacted && account === null && !open)
      throw new ProblemError('forbidden', 'This link shows tokens in place of names.')
    if (on) setCookie(reply, 'redacted', '1', isSecure(request))
    else clearCookie(reply, 'redacted')
    return sessionOf({ ...request.asker, credentials: { ...request.asker.credentials, redacted: on } })
  })

  app.post('/session', { config: OFTEN, schema: { ...answer, body: Login } }, async (request, reply) =>
    enter(request, reply, 'session', await signIn.withPassword(request.body, request.ip, reply)),
  )

  app.post('/session/setup', { config: OFTEN, schema: { ...answer, body: Setup } }, async (request, reply) =>
    enter(request, reply, 'session', await signIn.first(request.body, request.ip, reply)),
  )

  app.post('/session/share', { config: OFTEN, schema: { ...answer, body: ShareSecret } }, (request, reply) =>
    enter(request, reply, 'share', signIn.withShare(request.body.secret, request.asker.person, request.ip)),
  )

  app.put('/session/password', { config: OFTEN, schema: { body: PasswordChange } }, async (request, reply) => {
    await signIn.changePassword(request.asker, request.body, request.ip, reply)
    return reply.code(204).send()
  })

  app.delete('/session', (request, reply) => {
    const { session, share } = request.asker.credentials
    for (const hash of [session, share]) if (hash) catalog.secrets.endSession(hash)
    if (request.asker.account) audit.note({ person: request.asker.person, what: 'logout' })
    for (const which of ['session', 'share'] as const) if (cookieOf(request, which) !== null) clearCookie(reply, which)
    return reply.code(204).send()
  })
}
