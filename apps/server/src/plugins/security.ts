import { isIP } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from '../problem.ts'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** Scripts, styles, fonts and images of this server only; styles may be set on elements (virtual scrolling does). */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const HEADERS = {
  'content-security-policy': CSP,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
}

/**
 * Headers of every answer, and two refusals that keep other web pages away from a server that trusts its machine:
 * a `Host` that is not this server's (DNS rebinding), and a change asked for by a page of another origin.
 */
export function installSecurity(app: FastifyInstance, allowedHosts: readonly string[]): void {
  const known = new Set([...LOOPBACK, ...allowedHosts.filter((host) => host !== '').map(bracketed)])
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS)
    const host = request.hostname.toLowerCase()
    // An address cannot be rebound; whoever reaches the server by one was let in by HOST.
    if (!known.has(host) && isIP(host.replace(/^\[|\]$/g, '')) === 0) {
      throw new ProblemError('forbidden', `This server is not known as ${request.hostname.slice(0, 100)}.`)
    }
    const { origin } = request.headers
    if (origin !== undefined && hostOf(origin) !== host && !LOOPBACK.includes(hostOf(origin))) {
      throw new ProblemError('forbidden', 'Pages of other origins may not use this server.')
    }
  })
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname : ''
}

function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
}
