import { ApiToken, ApiTokenDraft, NewApiToken } from '@bundlescope/contract/access.ts'
import { Type } from 'typebox'
import { hashOf, newSecret } from '../access/secret.ts'
import type { Routes } from '../app.ts'
import { isoNow, newId } from '../ids.ts'
import { OfToken } from '../params.ts'
import { ProblemError } from '../problem.ts'

const DAY_MS = 24 * 3600_000
/** Of one account. */
const MOST = 100

/** Tokens for scripts (`Authorization: Bearer …`): each may what its account may. */
export const tokenRoutes: Routes = (app, { catalog, audit }) => {
  const { secrets } = catalog
  const accountOf = ({ asker }: { asker: { account: string | null } }): string => {
    if (asker.account === null) throw new ProblemError('conflict', 'This server needs no login, and so no tokens.')
    return asker.account
  }

  app.get('/tokens', { schema: { response: { 200: Type.Array(ApiToken) } } }, (request) =>
    request.asker.open ? [] : secrets.tokens(accountOf(request)).map(({ account: _, ...token }) => token),
  )

  app.post('/tokens', { schema: { body: ApiTokenDraft, response: { 201: NewApiToken } } }, async (request, reply) => {
    const account = accountOf(request)
    const { name, days } = request.body
    if (secrets.tokens(account).length >= MOST)
      throw new ProblemError('conflict', `An account holds ${MOST} tokens: delete some that are no longer used.`)
    const secret = newSecret()
    const token = {
      id: newId(12),
      name: name.trim(),
      createdAt: isoNow(),
      lastUsedAt: null,
      expiresAt: days === null ? null : isoNow(days * DAY_MS),
    }
    secrets.addToken({ ...token, account }, hashOf(secret))
    audit.note({ person: request.asker.person, what: 'token-created', detail: token.name })
    return reply.code(201).send({ token, secret })
  })

  app.delete('/tokens/:token', { schema: { params: OfToken } }, (request, reply) => {
    if (!secrets.removeToken(accountOf(request), request.params.token))
      throw new ProblemError('not-found', 'You have no such token.')
    audit.note({ person: request.asker.person, what: 'token-deleted', detail: request.params.token })
    return reply.code(204).send()
  })
}
