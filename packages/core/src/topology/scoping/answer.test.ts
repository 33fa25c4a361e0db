import { expect, test } from 'vitest'
import { analyse } from '../../rules/analyse.ts'
import { type CaseMember, caseOf } from '../../rules/testing/case.ts'
import { hostBundle, svaBundle } from '../../rules/testing/gi-bundles.ts'
import { answered } from './answer.ts'

async function analysisOf(...members: readonly CaseMember[]) {
  const { store, bundles, reports } = caseOf(...members)
  return analyse(store, bundles, reports)
}

test('an answer orders what to check, and says that it was one', async () => {
  const analysis = await analysisOf(hostBundle({ vms: ['app01', 'app02'] }), svaBundle())
  const { scoping } = answered(analysis, 'slow').guestIntrospection!
  expect(scoping).toMatchObject({ rule: 'R8', basis: 'answered', question: { answer: 'slow' } })
  expect(scoping.checklist).toEqual(
    analysis.guestIntrospection!.scoping.question!.options.find(({ value }) => value === 'slow')!.order.checklist,
  )
  expect(answered(analysis, null)).toBe(analysis)
})

test('where the bundles tell it nobody is asked, and an answer changes nothing', async () => {
  const broken = await analysisOf(hostBundle({ vms: ['app01', 'app02'], mux: false, links: [] }))
  expect(answered(broken, 'some-vms').guestIntrospection!.scoping).toMatchObject({ rule: 'R2', basis: 'inferred' })
})
