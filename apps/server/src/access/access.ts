import type { Role } from '@bundlescope/contract/access.ts'
import type { StoredAccount } from '@bundlescope/store-sqlite/catalog/accounts.ts'
import { nameKey } from '@bundlescope/store-sqlite/catalog/accounts.ts'
import type { Catalog } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import type { StoredShare } from '@bundlescope/store-sqlite/catalog/shares.ts'
import { isoNow, newId } from '../ids.ts'
import { type Asker, type Credentials, NOBODY, reaches, type ShareEnd } from './asker.ts'
import { hashOf, newSecret } from './secret.ts'
import type { AccessSettings } from './settings.ts'

const DAY_MS = 24 * 3600_000
/** A session ends so long after it began, and after nobody used it. */
export const SESSION_MS = 30 * DAY_MS
const IDLE_MS = 3 * DAY_MS
/** Last use is written down at most this often. */
const NOTE_MS = 60_000

/** Who somebody is by what they show, and what they may do in an investigation. */
export class Access {
  readonly #catalog: Catalog
  readonly #settings: AccessSettings

  constructor(catalog: Catalog, settings: AccessSettings) {
    this.#catalog = catalog
    this.#settings = settings
  }

  get mode(): AccessSettings['how']['mode'] {
    return this.#settings.how.mode
  }

  identify(credentials: Credentials): Asker {
    if (this.mode === 'open') {
      const person = { id: 'local', name: credentials.name ?? 'local' }
      return { ...NOBODY, credentials, person, admin: true, open: true }
    }
    const account = this.#accountOf(credentials)
    const known = this.#shareOf(credentials)
    const shareEnded = known ? endOf(known) : null
    const share = known && shareEnded === null ? known : null
    if (account) {
      const { id, name, admin } = account
      return { ...NOBODY, credentials, person: { id, name }, account: id, admin, share, shareEnded }
    }
    if (!share) return { ...NOBODY, credentials, shareEnded }
    return { ...NOBODY, credentials, person: { id: `share:${share.id}`, name: share.name }, share }
  }

  /** Null: may not even know that there is one. */
  roleIn(asker: Asker, investigation: string): Role | null {
    if (asker.open || asker.admin) return 'owner'
    const roles: (Role | undefined)[] = []
    if (asker.account) {
      roles.push(this.#catalog.accounts.role(investigation, asker.account))
      if (this.#catalog.investigation(investigation)?.example) roles.push('reader')
    }
    // Looked up again, since a link may be revoked while somebody has a page of it open.
    if (asker.share?.investigation === investigation && this.#isLive(asker.share.id)) roles.push(asker.share.role)
    return roles.reduce<Role | null>(
      (best, role) => (role !== undefined && (best === null || reaches(role, best)) ? role : best),
      null,
    )
  }

  /** Whether somebody is shown tokens in place of names: as they asked for, or as the link says that alone lets them in. */
  seesTokens(asker: Asker, investigation: string): boolean {
    if (asker.credentials.redacted) return true
    const { share } = asker
    return (
      share !== null &&
      share.investigation === investigation &&
      share.redacted &&
      this.roleIn({ ...asker, share: null }, investigation) === null
    )
  }

  /** Lets an account, or a guest of a share link, in. Returns what goes into the cookie. */
  begin(whom: { account: string } | { share: string }): string {
    const secret = newSecret()
    const at = isoNow()
    this.#catalog.secrets.endOldSessions(isoNow(-SESSION_MS), isoNow(-IDLE_MS))
    this.#catalog.secrets.addSession({
      account: null,
      share: null,
      ...whom,
      hash: hashOf(secret),
      createdAt: at,
      usedAt: at,
    })
    return secret
  }

  /** The account of somebody who is known elsewhere, made when they come for the first time; null when disabled here. */
  outsider(external: string, name: string): StoredAccount | null {
    const admin = this.#settings.admins.some((each) => nameKey(each) === nameKey(name))
    const known = this.#catalog.accounts.external(external)
    if (known) {
      if (known.admin !== admin) this.#catalog.accounts.change(known.id, { admin })
      return known.disabled ? null : { ...known, admin }
    }
    const taken = this.#catalog.accounts.named(name) !== undefined
    const account = {
      id: newId(12),
      // Two people may be called alike where they come from; here a name is one person.
      name: taken ? `${name} (${newId(4)})` : name,
      password: null,
      external,
      admin,
      disabled: false,
      createdAt: isoNow(),
    }
    this.#catalog.accounts.add(account)
    return { ...account, lastSeenAt: null }
  }

  #accountOf({ session, token, proxyName }: Credentials): StoredAccount | null {
    const now = isoNow()
    let account: StoredAccount | null | undefined
    if (token !== null) {
      const found = this.#catalog.secrets.token(token)
      if (!found || (found.expiresAt !== null && found.expiresAt <= now)) return null
      if ((found.lastUsedAt ?? '') < isoNow(-NOTE_MS)) this.#catalog.secrets.tokenUsed(found.id, now)
      account = this.#catalog.accounts.get(found.account)
    } else if (proxyName !== null) {
      account = this.outsider(`proxy ${proxyName}`, proxyName)
    } else if (this.mode !== 'proxy') {
      account = this.#catalog.accounts.get(this.#sessionOf(session)?.account ?? '')
    }
    if (!account || account.disabled) return null
    if ((account.lastSeenAt ?? '') < isoNow(-NOTE_MS)) this.#catalog.accounts.seen(account.id, now)
    return account
  }

  #shareOf({ share: hash }: Credentials): StoredShare | undefined {
    const session = this.#sessionOf(hash)
    return session?.share ? this.#catalog.shares.get(session.share) : undefined
  }

  #isLive(share: string): boolean {
    const stored = this.#catalog.shares.get(share)
    return stored !== undefined && endOf(stored) === null
  }

  #sessionOf(hash: string | null) {
    const session = hash === null ? undefined : this.#catalog.secrets.session(hash)
    if (!session || session.createdAt < isoNow(-SESSION_MS) || session.usedAt < isoNow(-IDLE_MS)) return undefined
    if (session.usedAt < isoNow(-NOTE_MS)) this.#catalog.secrets.sessionUsed(session.hash, isoNow())
    return session
  }
}

/** Null: it is neither revoked nor past its time. */
export function endOf({ revokedAt, expiresAt }: Pick<StoredShare, 'revokedAt' | 'expiresAt'>): ShareEnd | null {
  if (revokedAt !== null) return 'revoked'
  return expiresAt !== null && expiresAt <= isoNow() ? 'expired' : null
}
