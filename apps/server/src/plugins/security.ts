import { isIP } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ProblemError } from '../problem.ts'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/**
 * Scripts, styles, fonts and images of this server only, and `<style>` elements that bear the nonce of their page: a library
 * makes one while a dialog keeps the page behind it from scrolling. Styles that scripts set on elements are no part of it.
 */
export function contentPolicy(styleNonce?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${styleNonce === undefined ? '' : ` 'nonce-${styleNonce}'`}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const HEADERS = {
  'content-security-policy': contentPolicy(),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
}

const READS = ['GET', 'HEAD', 'OPTIONS']

export interface Origins {
  /** Names of this server beside the loopback ones. */
  allowedHosts: readonly string[]
  /** `https://logs.example.com`, where a reverse proxy speaks for the server by that name; else null. */
  publicOrigin: string | null
  /** It needs no login: pages of this machine (a development server) may use it. */
  open: boolean
  /** Told of every refusal. */
  refused(request: FastifyRequest, why: string): void
}

/**
 * Headers of every answer, and refusals that keep other web pages away from whom this server trusts: a `Host` that is
 * not this server's (DNS rebinding), and anything asked for by a page of another origin.
 */
export function installSecurity(app: FastifyInstance, { allowedHosts, publicOrigin, open, refused }: Origins): void {
  const known = new Set([...LOOPBACK, ...allowedHosts.filter((host) => host !== '').map(bracketed)])
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS)
    const host = request.hostname.toLowerCase()
    // An address cannot be rebound; whoever reaches the server by one was let in by HOST.
    if (!known.has(host) && isIP(host.replace(/^\[|\]$/g, '')) === 0) {
      refused(request, `asked for as ${request.hostname.slice(0, 100)}`)
      throw new ProblemError('forbidden', `This server is not known as ${request.hostname.slice(0, 100)}.`)
    }
    if (!fromHere(request)) {
      refused(request, 'asked for by a page of another origin')
      throw new ProblemError('forbidden', 'Pages of other origins may not use this server.')
    }
  })

  /** What is no browser sends neither header. */
  function fromHere({ headers, host, method }: FastifyRequest): boolean {
    const { origin, 'sec-fetch-site': site } = headers
    if (!READS.includes(method) && (site === 'cross-site' || (site === 'same-site' && !open))) return false
    if (origin === undefined) return true
    const from = URL.canParse(origin) ? new URL(origin) : null
    if (from === null || from.hostname === '') return false
    if (from.host === host.toLowerCase() || from.origin === publicOrigin) return true
    return open && (from.hostname === hostname(host) || LOOPBACK.includes(from.hostname))
  }
}

function hostname(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '')
}

function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
}
