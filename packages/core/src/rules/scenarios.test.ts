import type { Analysis, Finding } from '@bundlescope/contract/analysis.ts'
import { describe, expect, test } from 'vitest'
import { analyse } from './analyse.ts'
import { caseOf } from './testing/case.ts'
import { HAS_SCENARIOS, scenarioMembers } from './testing/scenario.ts'

async function analyseScenario(scenario: string): Promise<Analysis> {
  const { store, bundles, reports } = caseOf(...(await scenarioMembers(scenario)))
  return analyse(store, bundles, reports)
}

describe.skipIf(!HAS_SCENARIOS)('bundles of ../shared/scenarios (skipped when they are not there)', () => {
  test('a service that was stopped and still is: from the failed task to its log', async () => {
    const { findings, services, ports } = await analyseScenario('vcsa-sps-refused')
    const finding = findings[0]!
    expect(finding.rule).toBe('service-behind-refused-port')
    expect(finding.catalogue).toEqual(['VC-01', 'VC-02', 'VC-03', 'VC-04', 'VC-06'])
    expect(finding.severity).toBe('high')
    expect(stepsOf(finding)).toEqual(['event', 'operation', 'error', 'connection', 'port', 'service', 'log'])
    expect(finding.chain.every((step) => step.evidence.length > 0)).toBe(true)
    expect(finding.evidence.map(({ time }) => time)).toContain('2020-12-07T08:57:12.402000Z')
    expect(finding.summary.en).toContain('since 2020-12-07 08:57:20.613 UTC')
    expect(services.find(({ name }) => name === 'vmware-sps')).toMatchObject({
      state: 'stopped',
      ports: [8190],
      pid: null,
    })
    expect(ports.find(({ port }) => port === 8190)).toMatchObject({
      service: 'vmware-sps',
      state: 'not listening',
      basis: ['bundle', 'knowledge'],
      firstRefusal: '2020-12-07T08:57:20.613000Z',
    })
    expect(findings.filter(({ severity }) => severity !== 'info')).toHaveLength(1)
  })

  test('a service that runs again at collection: said in words, and no stopped service is claimed', async () => {
    const { findings, services } = await analyseScenario('vcsa-sps-restarted')
    const catalogue = findings.flatMap((finding) => finding.catalogue)
    expect(catalogue).toEqual(['VC-01', 'VC-02', 'VC-03', 'VC-06'])
    expect(stepsOf(findings[0]!)).toEqual([
      'event',
      'operation',
      'error',
      'connection',
      'port',
      'service',
      'process',
      'log',
    ])
    const sps = services.find(({ name }) => name === 'vmware-sps')!
    expect(sps).toMatchObject({ state: 'running', pid: 17159, ports: [8190], process: 'vmware-sps.launcher' })
    expect(sps.remark?.en).toContain('runs now, did not from 2020-12-07 08:57:12.402 UTC')
    expect(sps.logs[0]).toMatchObject({ path: '/storage/log/vmware/vmware-sps/sps.log', basis: 'open file' })
    expect(sps.logs.at(-1)!.path).toContain('gc.log')
  })

  test('an export of a host and a vCenter: the findings of both, the host being healthy', async () => {
    const analysis = await analyseScenario('client-export-nested')
    const findings = analysis.findings.filter(({ severity }) => severity !== 'info')
    expect(findings.map(({ rule }) => rule)).toEqual(['service-behind-refused-port'])
    expect(findings[0]!.catalogue).toContain('VC-01')
  })

  test('bundles whose trouble is of Guest Introspection alone: nothing of vSphere is claimed', async () => {
    const analysis = await analyseScenario('gi-one-vm-thin-agent')
    const ofVsphere = analysis.findings.filter(({ catalogue }) => !catalogue.some((id) => id.startsWith('GI-')))
    expect(ofVsphere.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect(analysis.checks.filter(({ outcome }) => outcome === 'error')).toEqual([])
  })
})

function stepsOf(finding: Finding): string[] {
  return finding.chain.map(({ step }) => step)
}
