import { Account, AccountChange, AccountDraft } from '@bundlescope/contract/access.ts'
import type { StoredAccount } from '@bundlescope/store-sqlite/catalog/accounts.ts'
import { Type } from 'typebox'
import { addAccount } from '../access/sign-in.ts'
import type { Routes } from '../app.ts'
import { OfAccount } from '../params.ts'
import { ProblemError } from '../problem.ts'

/** People with an account; for administrators. */
export const accountRoutes: Routes = (app, { catalog, access, audit, passwords }) => {
  const { accounts, secrets } = catalog

  const demand = (id: string): StoredAccount => {
    const account = accounts.get(id)
    if (!account) throw new ProblemError('not-found', `There is no account ${id}.`)
    return account
  }
  /** Somebody has to be left who can let others in. */
  const demandOther = (account: StoredAccount): void => {
    const others = accounts.list().filter((other) => other.admin && !other.disabled && other.id !== account.id)
    if (account.admin && !account.disabled && others.length === 0)
      throw new ProblemError('conflict', 'This is the last administrator.')
  }
  const demandPasswords = (): void => {
    if (access.mode !== 'accounts') throw new ProblemError('conflict', 'This server keeps no passwords.')
  }

  app.get('/accounts', { schema: { response: { 200: Type.Array(Account) } } }, () => accounts.list().map(toWire))

  app.post('/accounts', { schema: { body: AccountDraft, response: { 201: Account } } }, async (request, reply) => {
    demandPasswords()
    const { name, password, admin = false } = request.body
    const { id } = addAccount(accounts, { name, password: await passwords.hash(password), admin })
    audit.note({ person: request.asker.person, what: 'account-added', detail: name })
    return reply.code(201).send(toWire(demand(id)))
  })

  app.patch(
    '/accounts/:account',
    { schema: { params: OfAccount, body: AccountChange, response: { 200: Account } } },
    async (request) => {
      const { password, admin, disabled } = request.body
      const account = demand(request.params.account)
      if (password !== undefined) demandPasswords()
      const hash = password === undefined ? {} : { password: await passwords.hash(password) }
      if (admin === false || disabled) demandOther(account)
      accounts.change(account.id, {
        ...hash,
        ...(admin !== undefined && { admin }),
        ...(disabled !== undefined && { disabled }),
      })
      if (disabled || password !== undefined) secrets.endSessionsOf(account.id)
      const detail = `${account.name}: ${Object.keys(request.body).join(', ')}`
      audit.note({ person: request.asker.person, what: 'account-changed', detail })
      return toWire(demand(account.id))
    },
  )

  app.delete('/accounts/:account', { schema: { params: OfAccount } }, (request, reply) => {
    const account = demand(request.params.account)
    demandOther(account)
    accounts.remove(account.id)
    audit.note({ person: request.asker.person, what: 'account-deleted', detail: account.name })
    return reply.code(204).send()
  })
}

function toWire({ id, name, admin, disabled, createdAt, lastSeenAt }: StoredAccount): Account {
  return { id, name, admin, disabled, createdAt, lastSeenAt }
}
