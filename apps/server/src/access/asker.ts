import { ROLES, type Role } from '@bundlescope/contract/access.ts'
import type { Person } from '@bundlescope/contract/case.ts'

/** What somebody showed with a request, to be looked at again while a stream is open. Secrets are hashed already. */
export interface Credentials {
  session: string | null
  share: string | null
  token: string | null
  /** As a trusted reverse proxy says. */
  proxyName: string | null
  /** As whoever uses a server without login calls themselves. */
  name: string | null
  /** The browser was told to show tokens in place of names. */
  redacted: boolean
}

/** Whoever sent a request. */
export interface Asker {
  credentials: Credentials
  /** Null: nobody known. */
  person: Person | null
  /** Id of the account; null for guests of a share link, and where there is no login. */
  account: string | null
  admin: boolean
  /** This server needs no login: may do everything. */
  open: boolean
  share: { id: string; investigation: string; role: Role; redacted: boolean } | null
  /** Why the share link that they came by is none any more. */
  shareEnded: ShareEnd | null
}

export type ShareEnd = 'revoked' | 'expired'

export const NOBODY: Omit<Asker, 'credentials'> = {
  person: null,
  account: null,
  admin: false,
  open: false,
  share: null,
  shareEnded: null,
}

/** Whether a role may what `needed` may. */
export function reaches(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed)
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before anything else looks at a request. */
    asker: Asker
  }
}

/** The person of a request that nobody unknown can send. */
export function personOf({ asker }: { asker: Asker }): Person {
  if (!asker.person) throw new Error('nobody known got here')
  return asker.person
}
