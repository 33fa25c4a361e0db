import { API } from '@bundlescope/contract/endpoints.ts'
import { Redactor } from '@bundlescope/core/report/redaction/redactor.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Alternatives } from '../redaction/search.ts'
import { Veil } from '../redaction/veil.ts'
import type { Services } from '../services.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The investigation of the address as whoever asks is shown it; null: as it is. */
    veil: Veil | null
    /** What tokens in a search stand for. */
    tokens: Alternatives | null
  }
  interface FastifyContextConfig {
    /** What comes in the body is no text that somebody saw tokens in. */
    asSent?: boolean
  }
}

type Sent = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }

/**
 * The redacted view: whatever is asked about an investigation by somebody who is to see tokens is understood with tokens,
 * and answered with them. It looks at what goes out, not at who made it, so that no route can forget it; routes that stream
 * (live, report, export) see to it themselves.
 */
export function installRedaction(app: FastifyInstance, { access, redactions, catalog }: Services): void {
  app.decorateRequest('veil', null)
  app.decorateRequest('tokens', null)

  app.addHook('preHandler', async (request) => {
    const id = investigationOf(request)
    if (id === null || !catalog.investigation(id)) return
    const { params, query, body } = request as Sent
    if (!access.seesTokens(request.asker, id)) {
      const given = /[A-Z]-\d/.test(String(query?.q ?? '')) ? redactions.given(id) : null
      if (given) request.tokens = (text) => given.alternatives(text)
      return
    }
    const veil = await redactions.veil(id)
    request.veil = veil
    request.tokens = (text) => veil.alternatives(text)
    if (typeof params?.op === 'string') params.op = veil.original(params.op)
    if (typeof query?.path === 'string') query.path = veil.original(query.path)
    if (typeof query?.text === 'string') query.text = veil.filter(query.text)
    if (body && !request.routeOptions.config.asSent) (request as Sent).body = veil.received(body)
  })

  app.addHook('preSerialization', async (request, _reply, payload) => {
    const { veil } = request
    if (veil) {
      const hidden = veil.hide(payload)
      redactions.keep(investigationOf(request)!)
      return hidden
    }
    const path = request.routeOptions.url?.slice(API.length)
    const ofMany = path === '/investigations' ? 'id' : path === '/audit' ? 'investigation' : null
    if (ofMany && Array.isArray(payload)) return Promise.all(payload.map((one) => hideOne(request, one, one[ofMany])))
    if (path === '/disk' && isDiskUse(payload) && request.asker.credentials.redacted)
      return { ...payload, bundles: payload.bundles.map((bundle) => ({ ...bundle, name: bundle.bundle.slice(0, 8) })) }
    return payload
  })

  async function hideOne<T>(request: FastifyRequest, one: T, investigation: string | null): Promise<T> {
    const known = investigation !== null && catalog.investigation(investigation) !== undefined
    if (!known) return request.asker.credentials.redacted ? new Veil(new Redactor([])).hide(one) : one
    if (!access.seesTokens(request.asker, investigation)) return one
    const hidden = (await redactions.veil(investigation)).hide(one)
    redactions.keep(investigation)
    return hidden
  }
}

/** Refusals, too, may name something: they come here before anybody looked who asks. */
function investigationOf({ params, asker, routeOptions }: FastifyRequest): string | null {
  const { id } = (params ?? {}) as { id?: unknown }
  return asker && typeof id === 'string' && routeOptions.url?.startsWith(`${API}/investigations/:id`) ? id : null
}

function isDiskUse(payload: unknown): payload is { bundles: { bundle: string; name: string }[] } {
  return typeof payload === 'object' && payload !== null && 'bundles' in payload
}
