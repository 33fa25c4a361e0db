import { NewShare, Share, ShareDraft, ShareOpening } from '@bundlescope/contract/access.ts'
import type { StoredShare } from '@bundlescope/store-sqlite/catalog/shares.ts'
import { Type } from 'typebox'
import { personOf } from '../access/asker.ts'
import { hashOf, newSecret } from '../access/secret.ts'
import type { Routes } from '../app.ts'
import { isoNow, newId } from '../ids.ts'
import { OfInvestigation, OfShare } from '../params.ts'
import { ProblemError } from '../problem.ts'

const DAY_MS = 24 * 3600_000
const OPENINGS = 1000

/**
 * Links that let people without an account in. The link is `…/share#<secret>`: what stands behind # is sent to nobody,
 * so it is in no log and no referrer; the page exchanges it for a cookie (POST session/share).
 */
export const shareRoutes: Routes = (app, { catalog, audit, investigations }) => {
  const { shares } = catalog

  const demand = (investigation: string, id: string): StoredShare => {
    const share = shares.get(id)
    if (share?.investigation !== investigation)
      throw new ProblemError('not-found', `The investigation ${investigation} has no share link ${id}.`)
    return share
  }

  app.get(
    '/investigations/:id/shares',
    { schema: { params: OfInvestigation, response: { 200: Type.Array(Share) } } },
    (request) => {
      investigations.demand(request.params.id)
      return shares.list(request.params.id).map(toWire)
    },
  )

  app.post(
    '/investigations/:id/shares',
    { schema: { params: OfInvestigation, body: ShareDraft, response: { 201: NewShare } } },
    async (request, reply) => {
      const { id: investigation } = request.params
      const { name, role, days, redacted = false } = request.body
      investigations.demand(investigation)
      const secret = newSecret()
      const share = {
        id: newId(12),
        investigation,
        name: name.trim(),
        role,
        createdBy: personOf(request),
        createdAt: isoNow(),
        expiresAt: days === null ? null : isoNow(days * DAY_MS),
        revokedAt: null,
        redacted,
      }
      shares.add(share, hashOf(secret))
      const detail = `${share.name}: ${role}, ${days === null ? 'without end' : `${days} ${days === 1 ? 'day' : 'days'}`}${redacted ? ', redacted' : ''}`
      audit.note({ person: share.createdBy, what: 'share-created', investigation, detail })
      return reply.code(201).send({ share: toWire(demand(investigation, share.id)), secret })
    },
  )

  app.delete('/investigations/:id/shares/:share', { schema: { params: OfShare } }, (request, reply) => {
    const { id, share } = request.params
    const { name } = demand(id, share)
    shares.revoke(share, isoNow())
    audit.note({ person: request.asker.person, what: 'share-revoked', investigation: id, detail: name })
    return reply.code(204).send()
  })

  app.get(
    '/investigations/:id/shares/:share/openings',
    { schema: { params: OfShare, response: { 200: Type.Array(ShareOpening) } } },
    (request) => {
      demand(request.params.id, request.params.share)
      return shares.openings(request.params.share, OPENINGS)
    },
  )
}

function toWire({ investigation: _, ...share }: StoredShare): Share {
  return share
}
