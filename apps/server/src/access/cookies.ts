import type { FastifyReply, FastifyRequest } from 'fastify'
import { SESSION_MS } from './access.ts'

/** What browsers keep for this server: a session, that of a share link, what a person calls themselves, and whether names are shown as tokens. */
const NAMES = {
  session: 'bundlescope_session',
  share: 'bundlescope_share',
  name: 'bundlescope_name',
  redacted: 'bundlescope_redacted',
} as const

export function cookieOf(request: FastifyRequest, which: keyof typeof NAMES): string | null {
  return request.cookies[NAMES[which]] ?? null
}

/** No script reads it, no other site's page sends it; over TLS it never leaves by anything else. */
export function setCookie(reply: FastifyReply, which: keyof typeof NAMES, value: string, secure: boolean): void {
  reply.setCookie(NAMES[which], value, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge: Math.floor(SESSION_MS / 1000),
  })
}

export function clearCookie(reply: FastifyReply, which: keyof typeof NAMES): void {
  reply.clearCookie(NAMES[which], { path: '/' })
}
