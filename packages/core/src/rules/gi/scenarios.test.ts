import { describe, expect, test } from 'vitest'
import { analyse } from '../analyse.ts'
import { caseOf } from '../testing/case.ts'
import { expectedOfScenarios, HAS_SCENARIOS, scenarioMembers } from '../testing/scenario.ts'
import { GI_GUEST_MUX } from './index-a.ts'
import { GI_SVA_EAM_MANAGER } from './index-b.ts'

const RULES = [...GI_GUEST_MUX, ...GI_SVA_EAM_MANAGER]

describe.skipIf(!HAS_SCENARIOS)('bundles of ../shared/scenarios (skipped when they are not there)', () => {
  const scenarios = HAS_SCENARIOS
    ? Object.entries(expectedOfScenarios()).filter(([name]) => name.startsWith('gi-'))
    : []

  test.each(scenarios)('%s', async (name, { findings = [], notFindings = [] }) => {
    const { store, bundles, reports } = caseOf(...(await scenarioMembers(name)))
    const analysis = await analyse(store, bundles, reports, { rules: RULES })
    const found = new Set(analysis.findings.flatMap(({ catalogue }) => catalogue))
    expect([...found]).toEqual(expect.arrayContaining(findings))
    expect(notFindings.filter((id) => found.has(id))).toEqual([])
    expect(analysis.checks.filter(({ outcome }) => outcome === 'error')).toEqual([])
  })

  test('a vCenter that has nothing to do with Guest Introspection: nothing is claimed, nothing asked for', async () => {
    const { store, bundles, reports } = caseOf(...(await scenarioMembers('vcsa-sps-refused')))
    const { findings, checks } = await analyse(store, bundles, reports, { rules: RULES })
    expect(findings).toEqual([])
    // EAM serves other solutions, too: its log is there and tells of no fault.
    const ofGuests = checks.filter(({ catalogue }) => !catalogue.some((id) => id.startsWith('GI-E')))
    expect(ofGuests.filter(({ outcome }) => outcome !== 'not-applicable')).toEqual([])
    expect(checks.flatMap(({ missing }) => missing)).toEqual([])
  })
})
