import { Member, MemberDraft } from '@bundlescope/contract/access.ts'
import { Type } from 'typebox'
import type { Routes } from '../app.ts'
import { OfInvestigation, OfMember } from '../params.ts'
import { ProblemError } from '../problem.ts'

const Members = Type.Array(Member)

/** Who takes part in an investigation, and as what. */
export const memberRoutes: Routes = (app, { catalog, access, audit, investigations }) => {
  const { accounts } = catalog

  app.get(
    '/investigations/:id/members',
    { schema: { params: OfInvestigation, response: { 200: Members } } },
    (request) => {
      investigations.demand(request.params.id)
      return accounts.members(request.params.id)
    },
  )

  app.put(
    '/investigations/:id/members',
    { schema: { params: OfInvestigation, body: MemberDraft, response: { 200: Members } } },
    (request) => {
      const { id } = request.params
      const { name, role } = request.body
      investigations.demand(id)
      const account = accounts.named(name)
      if (!account || account.disabled) throw new ProblemError('not-found', 'There is no account of that name.')
      if (role !== 'owner') demandOtherOwner(id, account.id)
      accounts.setRole(id, account.id, role)
      const detail = `${account.name} is ${role}`
      audit.note({ person: request.asker.person, what: 'member-changed', investigation: id, detail })
      investigations.publish(id)
      return accounts.members(id)
    },
  )

  app.delete('/investigations/:id/members/:account', { schema: { params: OfMember } }, (request, reply) => {
    const { id, account } = request.params
    const { asker } = request
    if (asker.account !== account && access.roleIn(asker, id) !== 'owner') {
      audit.refused(
        { person: asker.person, what: 'forbidden', investigation: id, detail: 'send a member away' },
        request.ip,
      )
      throw new ProblemError('forbidden', 'Others are sent away by owners.')
    }
    const member = accounts.members(id).find((one) => one.account === account)
    if (!member) throw new ProblemError('not-found', `The investigation ${id} has no member ${account}.`)
    demandOtherOwner(id, account)
    accounts.setRole(id, account, null)
    const detail = `${member.name} is gone`
    audit.note({ person: asker.person, what: 'member-changed', investigation: id, detail })
    investigations.publish(id)
    return reply.code(204).send()
  })

  /** An investigation keeps somebody who may share and delete it. */
  function demandOtherOwner(investigation: string, account: string): void {
    const members = accounts.members(investigation)
    const isOwner = members.some((member) => member.account === account && member.role === 'owner')
    if (isOwner && !members.some((member) => member.account !== account && member.role === 'owner'))
      throw new ProblemError('conflict', 'This is the last owner of the investigation.')
  }
}
