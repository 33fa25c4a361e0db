import { OidcQuery } from '@bundlescope/contract/access.ts'
import { API } from '@bundlescope/contract/endpoints.ts'
import { setCookie } from '../access/cookies.ts'
import { Oidc } from '../access/oidc.ts'
import type { Routes } from '../app.ts'
import { ProblemError } from '../problem.ts'

const TICKET = 'bundlescope_oidc'
const OFTEN = { rateLimit: { max: 60, timeWindow: '1 minute' } }

/** Signing in where another server knows people. */
export const oidcRoutes: Routes = (app, { config, access, audit, log }) => {
  const { how, publicUrl } = config.access
  const path = `${API}/session/oidc`
  const oidc = how.mode === 'oidc' && publicUrl ? new Oidc(how, new URL(`${path}/callback`, publicUrl)) : null
  const secure = publicUrl?.protocol === 'https:'
  const demand = (): Oidc => {
    if (!oidc) throw new ProblemError('not-found', 'This server does not sign in by OpenID Connect.')
    return oidc
  }

  app.get('/session/oidc', { config: OFTEN, schema: { querystring: OidcQuery } }, async (request, reply) => {
    const left = await demand()
      .leave(request.query.to ?? '/')
      .catch((error: unknown) => {
        if (error instanceof ProblemError) throw error
        log.error({ err: error }, 'the issuer of identities does not answer')
        throw new ProblemError('internal', 'The server that signs people in does not answer.')
      })
    // The issuer's page leads back here: a cookie for this site's own pages only would stay behind.
    reply.setCookie(TICKET, left.ticket, { path, httpOnly: true, sameSite: 'lax', secure, maxAge: 600 })
    return reply.header('cache-control', 'no-store').redirect(left.url.href)
  })

  // Whoever only ends the session here is let in again by the issuer without a question.
  app.get('/session/oidc/end', { config: OFTEN }, async (_request, reply) => {
    const to = await demand()
      .farewell()
      .catch((error: unknown) => {
        log.warn({ err: error }, 'the issuer of identities does not answer')
        return null
      })
    return reply.header('cache-control', 'no-store').redirect(to?.href ?? '/')
  })

  app.get('/session/oidc/callback', { config: OFTEN }, async (request, reply) => {
    const query = request.url.slice(request.url.indexOf('?'))
    const ticket = request.cookies[TICKET] ?? ''
    reply.clearCookie(TICKET, { path }).header('cache-control', 'no-store')
    const identified = await demand()
      .comeBack(ticket, query)
      .catch((error: unknown) => {
        log.warn({ reason: error instanceof Error ? error.message : '' }, 'a sign-in was refused')
        return null
      })
    const account = identified && access.outsider(identified.external, identified.name)
    if (!identified || !account) {
      audit.refused({ person: null, what: 'login-refused', detail: identified?.name ?? 'by the issuer' }, request.ip)
      throw new ProblemError('unauthenticated', 'The sign-in was refused, or took too long: try again.')
    }
    const person = { id: account.id, name: account.name }
    audit.note({ person, what: 'login', detail: `from ${request.ip}` })
    setCookie(reply, 'session', access.begin({ account: account.id }), secure)
    return reply.redirect(identified.to)
  })
}
