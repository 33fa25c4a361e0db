import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Analysis, Scope } from '@bundlescope/contract/analysis.ts'
import { describe, expect, test } from 'vitest'
import { EICAR_PIECES } from '../knowledge/gi/eicar.ts'
import { analyse } from '../rules/analyse.ts'
import { type CaseMember, caseOf } from '../rules/testing/case.ts'
import { hostBundle, svaBundle, vmLog } from '../rules/testing/gi-bundles.ts'
import { expectedOfScenarios, HAS_SCENARIOS, scenarioMembers } from '../rules/testing/scenario.ts'

type Concluded = Analysis & { gi: NonNullable<Analysis['guestIntrospection']> }

async function concluded(members: readonly CaseMember[], scope: Scope | null = null): Promise<Concluded> {
  const { store, bundles, reports } = caseOf(...members)
  const analysis = await analyse(store, bundles, reports, { rules: [], scope })
  return { ...analysis, gi: analysis.guestIntrospection! }
}

const NO_AGENT = vmLog({ loaded: null, connected: [] })

describe('scoping', () => {
  test('one VM of a host whose parts are well: the guest first', async () => {
    const { gi } = await concluded([hostBundle({ vms: ['app01', 'app02', 'app03'], logOf: { app02: NO_AGENT } })])
    expect(gi.scoping).toMatchObject({ rule: 'R1', basis: 'inferred', question: null })
    expect(gi.scoping.affected.map(({ name }) => name)).toEqual(['app02'])
    expect(gi.scoping.suspects[0]).toMatchObject({ id: 'thin_agent@app02' })
    expect(gi.scoping.checklist.find(({ catalogue }) => catalogue.includes('GI-G01'))).toMatchObject({
      outcome: 'trouble',
    })
  })

  test('a host without its Mux: the host first, all its VMs are affected, those of the other are not', async () => {
    const { gi } = await concluded([
      hostBundle({ vms: ['app01'] }),
      hostBundle({ host: 'esx12.lab.example', sva: 'sva12', vms: ['app21', 'app22'], mux: false, links: [] }),
    ])
    expect(gi.scoping).toMatchObject({ rule: 'R2', also: ['R3'] })
    expect(gi.scoping.affected.map(({ name }) => name)).toEqual(['esx12.lab.example', 'app21', 'app22'])
    expect(gi.scoping.suspects.map(({ id }) => id)).toContain('mux@esx12.lab.example')
    expect(gi.scoping.suspects.map(({ id }) => id)).not.toContain('mux@esx11.lab.example')
  })

  test('every host: the managers first', async () => {
    const down = { mux: false, links: [] }
    const { gi } = await concluded([
      hostBundle({ vms: ['app01'], ...down }),
      hostBundle({ host: 'esx12.lab.example', sva: 'sva12', vms: ['app21'], ...down }),
    ])
    expect(gi.scoping.rule).toBe('R4')
  })

  test('nothing in trouble: the one question is asked, and the answer orders what to check', async () => {
    const members = [hostBundle({ vms: ['app01', 'app02'] }), svaBundle()]
    const { gi } = await concluded(members)
    expect(gi.scoping).toMatchObject({ rule: null, basis: 'unknown', affected: [] })
    const [some, all] = gi.scoping.question!.options
    expect([some?.order.rule, all?.order.rule]).toEqual(['R1', 'R2'])
    expect(all?.order.checklist[0]?.command).toContain('vShield-Endpoint-Mux status')
    const answered = await concluded(members, 'all-of-host')
    expect(answered.gi.scoping).toMatchObject({ rule: 'R2', basis: 'answered', checklist: all!.order.checklist })
    expect(answered.gi.scoping.question?.answer).toBe('all-of-host')
  })

  test('drivers in guests of a host that nobody prepared: not used', async () => {
    const bare = { vib: false, mux: false, vmknic: false, links: [], watchdog: '', sva: null }
    const { gi, topology } = await concluded([hostBundle({ vms: ['app01'], ...bare })])
    expect(gi.scoping).toMatchObject({ rule: 'R9', question: null })
    expect(topology.nodes.find(({ kind }) => kind === 'mux')?.health).toBe('unknown')
  })
})

describe('a guest alone', () => {
  test('its drivers pasted, nothing of its host: the guest is drawn, and suspected', async () => {
    const paste: CaseMember = {
      kind: 'guest',
      host: 'app09',
      outputs: {
        'sc.txt':
          'SERVICE_NAME: vsepflt\n        TYPE               : 2  FILE_SYSTEM_DRIVER\n        STATE              : 1  STOPPED\n',
      },
    }
    const { gi, topology } = await concluded([paste])
    expect(topology.nodes.find(({ id }) => id === 'thin_agent@app09')).toMatchObject({ health: 'failed', lane: '?' })
    expect(gi.scoping).toMatchObject({ rule: 'R1', affected: [{ kind: 'vm', name: 'app09' }] })
    expect(gi.flows.deployments).toEqual([])
  })
})

describe('deployment', () => {
  test('a service VM that runs and answers: installed and at work, steps between are inferred', async () => {
    const { gi } = await concluded([hostBundle({ vms: ['app01'] }), svaBundle()])
    const [deployment] = gi.flows.deployments
    expect(deployment).toMatchObject({
      host: 'esx11.lab.example',
      reached: 'S7',
      install: { health: 'ok' },
      service: { health: 'ok' },
    })
    expect(deployment?.steps.map(({ state }) => state)).toEqual([
      'inferred',
      'inferred',
      'inferred',
      'done',
      'inferred',
      'inferred',
      'inferred',
    ])
  })

  test('installed but not at work: both are told apart', async () => {
    const { gi } = await concluded([hostBundle({ vms: ['app01'], links: [] }), svaBundle({ refusedFrom: '11:00:00' })])
    expect(gi.flows.deployments[0]).toMatchObject({
      reached: 'S4',
      install: { health: 'ok' },
      service: { health: 'failed' },
    })
  })
})

describe('scan of a file', () => {
  test('breaks at the SVA for all VMs of the host', async () => {
    const { gi } = await concluded([hostBundle({ vms: ['app01'], links: [] }), svaBundle({ refusedFrom: '11:00:00' })])
    expect(gi.flows.scans).toMatchObject([{ host: 'esx11.lab.example', vm: null, brokenAt: '4' }])
  })

  test('breaks at the agent of one VM, not for the host', async () => {
    const { gi } = await concluded([hostBundle({ vms: ['app01', 'app02'], logOf: { app02: NO_AGENT } })])
    expect(gi.flows.scans.map(({ vm, brokenAt }) => [vm, brokenAt])).toEqual([
      [null, null],
      ['app02', '2'],
    ])
  })

  test('the text of the test file is whole only when its pieces are joined', () => {
    expect(EICAR_PIECES.join('')).toHaveLength(68)
    const whole = EICAR_PIECES.join('')
    const source = readFileSync(join(import.meta.dirname, '../knowledge/gi/eicar.ts'), 'utf8')
    expect(source).not.toContain(whole.slice(40, 60))
  })
})

describe('facts of the environment', () => {
  test('all 28, found with evidence or with what to ask for', async () => {
    const { environment } = await concluded([hostBundle({ vms: ['app01', 'app02'] }), svaBundle()])
    expect(environment).toHaveLength(28)
    expect(new Set(environment.map(({ fact }) => fact)).size).toBe(28)
    const byFact = new Map(environment.map((one) => [one.fact, one]))
    expect(byFact.get('tools-version')).toMatchObject({ status: 'found', value: '10.3.10.12345' })
    expect(byFact.get('mux-vib')?.value).toBe('epsec-mux 6.5.0-5878325 (esx11.lab.example)')
    expect(byFact.get('partner')?.value).toContain('9.6_SP1')
    expect(byFact.get('vsepflt-file-version')).toMatchObject({ status: 'ask', value: null })
    for (const one of environment) {
      if (one.status === 'found') expect(one.value, one.fact).toBeTruthy()
      else expect(one.remark?.ja, one.fact).toBeTruthy()
    }
  })

  test('versions that differ between machines, and one that is known to fail, are said', async () => {
    const bad = `${vmLog({ tools: null })}\n2024-05-02T11:31:00.000Z| vcpu-0| I125: Guest: toolbox: Version: 10.3.5.7752 (build-10430147)`
    const { environment } = await concluded([hostBundle({ vms: ['app01', 'app02'], logOf: { app02: bad } })])
    const tools = environment.find(({ fact }) => fact === 'tools-version')!
    expect(tools.value).toBe('10.3.10.12345 (app01) · 10.3.5.7752 (app02)')
    expect(tools.remark?.en).toContain('10.3.10')
  })
})

describe.skipIf(!HAS_SCENARIOS)('scopes of ../shared/scenarios (skipped when they are not there)', () => {
  for (const [scenario, { scope, vm }] of Object.entries(HAS_SCENARIOS ? expectedOfScenarios() : {})) {
    if (!scope) continue
    test(scenario, async () => {
      const { gi } = await concluded(await scenarioMembers(scenario))
      expect(gi.scoping.rule).toBe(scope)
      if (vm) expect(gi.scoping.affected.map(({ name }) => name)).toEqual([vm])
    })
  }
})
