import { randomInt } from 'node:crypto'
import type { Login, PasswordChange, Setup } from '@bundlescope/contract/access.ts'
import type { Person } from '@bundlescope/contract/case.ts'
import { type Accounts, nameKey } from '@bundlescope/store-sqlite/catalog/accounts.ts'
import type { Catalog } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import type { FastifyReply } from 'fastify'
import { isoNow, newId } from '../ids.ts'
import { ProblemError } from '../problem.ts'
import { type Access, endOf } from './access.ts'
import type { Asker, ShareEnd } from './asker.ts'
import { Attempts } from './attempts.ts'
import type { AuditLog } from './audit-log.ts'
import type { Passwords } from './passwords.ts'
import { hashOf, isSame } from './secret.ts'

/** The same words whether the account does not exist, is disabled, or has another password. */
const WRONG = 'The name or the password is wrong.'

/** The ways in. Each answers with what goes into the cookie, or refuses. */
export class SignIn {
  readonly #catalog: Catalog
  readonly #access: Access
  readonly #audit: AuditLog
  readonly #passwords: Passwords
  readonly #byName: Attempts
  /** Many may come from one address: those of an office, or all behind a proxy that is not told of. */
  readonly #byAddress: Attempts
  #code: string | null = null

  constructor(catalog: Catalog, access: Access, audit: AuditLog, passwords: Passwords) {
    this.#catalog = catalog
    this.#access = access
    this.#audit = audit
    this.#passwords = passwords
    this.#byName = new Attempts(catalog.failures, 'name', 5)
    this.#byAddress = new Attempts(catalog.failures, 'address', 30)
  }

  /** The code for the first account, to be shown to whoever started the server; null when there is an account. */
  firstRunCode(): string | null {
    if (this.#access.mode !== 'accounts' || this.#catalog.accounts.count() > 0) return null
    this.#code ??= newCode()
    return this.#code
  }

  /** Throws `unauthenticated`, or `too-many` after some failures. `address`: where it comes from. */
  async withPassword({ name, password }: Login, address: string, reply: FastifyReply): Promise<string> {
    this.#demandAccounts()
    this.#demandTurn(nameKey(name), address, reply)
    const account = this.#catalog.accounts.named(name)
    const known = account && !account.disabled ? account : undefined
    if (!(await this.#passwords.check(password, known?.password ?? null)) || !known) {
      this.#audit.refused({ person: null, what: 'login-refused', detail: nameKey(name).slice(0, 100) }, address)
      throw new ProblemError('unauthenticated', WRONG)
    }
    this.#byName.clear(nameKey(name))
    this.#byAddress.clear(address)
    this.#audit.note({ person: { id: known.id, name: known.name }, what: 'login', detail: `from ${address}` })
    return this.#access.begin({ account: known.id })
  }

  /** Makes the first account, an administrator. */
  async first({ code, name, password }: Setup, address: string, reply: FastifyReply): Promise<string> {
    this.#demandAccounts()
    const expected = this.firstRunCode()
    if (expected === null) throw new ProblemError('conflict', 'There are accounts already: sign in with one.')
    this.#demandTurn(null, address, reply)
    if (!isSame(code.replace(/[^0-9a-z]/gi, '').toLowerCase(), expected.replaceAll('-', ''))) {
      this.#audit.refused({ person: null, what: 'setup-refused' }, address)
      throw new ProblemError('unauthenticated', 'That is not the code that was printed when the server started.')
    }
    const hash = await this.#passwords.hash(password)
    if (this.#catalog.accounts.count() > 0) throw new ProblemError('conflict', 'There is an account already.')
    const account = addAccount(this.#catalog.accounts, { name, password: hash, admin: true })
    this.#code = null
    this.#byAddress.clear(address)
    this.#audit.note({ person: account, what: 'account-added', detail: `the first one, from ${address}` })
    return this.#access.begin({ account: account.id })
  }

  /** Throws `unauthenticated` when the link is forged, `share-ended` when it was revoked or is past its time. */
  withShare(secret: string, by: Person | null, address: string): string {
    const share = this.#catalog.shares.withHash(hashOf(secret))
    const ended = share ? endOf(share) : null
    if (!share || ended) {
      const investigation = share?.investigation ?? null
      const detail = ended ?? 'no such link'
      this.#audit.refused({ person: by, what: 'share-refused', investigation, detail }, address)
      throw ended ? shareEnded(ended) : new ProblemError('unauthenticated', 'There is no such link.')
    }
    this.#catalog.shares.opened(share.id, isoNow(), address)
    const person = by ?? { id: `share:${share.id}`, name: share.name }
    const { investigation, name } = share
    this.#audit.note({ person, what: 'share-opened', investigation, detail: `${name} from ${address}` })
    return this.#access.begin({ share: share.id })
  }

  /** All other sessions of the account end. */
  async changePassword(asker: Asker, change: PasswordChange, address: string, reply: FastifyReply): Promise<void> {
    this.#demandAccounts()
    const account = asker.account === null ? undefined : this.#catalog.accounts.get(asker.account)
    if (!account) throw new ProblemError('forbidden', 'This needs an account.')
    this.#demandTurn(nameKey(account.name), address, reply)
    if (!(await this.#passwords.check(change.old, account.password))) {
      this.#audit.refused({ person: asker.person, what: 'password-refused' }, address)
      throw new ProblemError('unauthenticated', 'The old password is wrong.')
    }
    this.#byName.clear(nameKey(account.name))
    this.#catalog.accounts.change(account.id, { password: await this.#passwords.hash(change.password) })
    this.#catalog.secrets.endSessionsOf(account.id, asker.credentials.session ?? '')
  }

  #demandAccounts(): void {
    if (this.#access.mode !== 'accounts')
      throw new ProblemError('conflict', 'This server knows no passwords: people are signed in elsewhere, or need not.')
  }

  /** `name`: null for the code of the first account, which nobody guesses. Counts a try; throws `too-many` while it is too early for one, whatever the password. */
  #demandTurn(name: string | null, address: string, reply: FastifyReply): void {
    const wait = Math.max(name === null ? 0 : this.#byName.wait(name), this.#byAddress.wait(address))
    if (wait > 0) {
      reply.header('retry-after', Math.ceil(wait / 1000))
      this.#audit.refused({ person: null, what: 'login-locked', detail: (name ?? 'the code').slice(0, 100) }, address)
      throw new ProblemError('too-many', `Too many failures: try again in ${Math.ceil(wait / 1000)} s.`)
    }
    if (name !== null) this.#byName.begin(name)
    this.#byAddress.begin(address)
  }
}

export function shareEnded(why: ShareEnd): ProblemError {
  return new ProblemError('share-ended', why === 'revoked' ? 'This link was revoked.' : 'This link has expired.')
}

/** Throws `conflict` when the name is taken. `password`: hashed. */
export function addAccount(
  accounts: Accounts,
  { name, password, admin }: { name: string; password: string; admin: boolean },
): Person {
  if (accounts.named(name)) throw new ProblemError('conflict', 'There is an account of that name.')
  const account = { id: newId(12), name: name.trim(), external: null, disabled: false, createdAt: isoNow() }
  accounts.add({ ...account, password, admin })
  return { id: account.id, name: account.name }
}

/** `k3v9x-0qa7b-…`: 25 letters and digits, 129 bits. */
function newCode(): string {
  const group = () => Array.from({ length: 5 }, () => randomInt(36).toString(36)).join('')
  return Array.from({ length: 5 }, group).join('-')
}
