import type { Analysis } from '@bundlescope/contract/analysis.ts'
import { SCOPES } from '@bundlescope/contract/analysis.ts'
import { GI_SCOPES } from '@bundlescope/contract/view.ts'
import { describe, expect, test } from 'vitest'
import { SCOPE_RULES } from '../../knowledge/gi/scopes.ts'
import { analyse } from '../../rules/analyse.ts'
import { type CaseMember, caseOf } from '../../rules/testing/case.ts'
import { hostBundle, svaBundle, vmLog } from '../../rules/testing/gi-bundles.ts'

async function scopingOf(...members: readonly CaseMember[]) {
  const { store, bundles, reports } = caseOf(...members)
  const analysis: Analysis = await analyse(store, bundles, reports)
  return analysis.guestIntrospection!.scoping
}

const rules = ({ rule, also }: { rule: string | null; also: string[] }): string[] => [
  ...(rule === null ? [] : [rule]),
  ...also,
]
const NO_AGENT = vmLog({ loaded: null, connected: [] })
const LOST = vmLog({ more: ['2024-05-02T09:30:00.000Z| vcpu-0| I125: Tools: Tools heartbeat timeout.'] })

/** Two hosts, each with service VMs of two partners; those of `dsva` answer as told. */
function twoPartners(isUp: boolean): CaseMember[] {
  return ['11', '12'].flatMap((n) => {
    const host = hostBundle({
      host: `esx${n}.lab.example`,
      sva: null,
      vms: [`app${n}`, `dsva-esx${n}`, `other-sva-esx${n}`],
      logOf: { [`dsva-esx${n}`]: null, [`other-sva-esx${n}`]: null },
      guestOs: { [`dsva-esx${n}`]: 'rhel6-64', [`other-sva-esx${n}`]: 'rhel6-64' },
      links: ['169.254.1.31:48651 ESTABLISHED', ...(isUp ? ['169.254.1.30:48651 ESTABLISHED'] : [])],
    })
    const sva = (name: string, address: string, up: boolean): CaseMember => {
      const member = svaBundle({ name, ...(up ? {} : { refusedFrom: '10:00:00' }) })
      const outputs = Object.entries(member.outputs ?? {}).map(([path, text]) => [
        path,
        text.replaceAll('169.254.1.24', address),
      ])
      return { ...member, outputs: Object.fromEntries(outputs) as Record<string, string> }
    }
    return [host, sva(`dsva-esx${n}`, '169.254.1.30', isUp), sva(`other-sva-esx${n}`, '169.254.1.31', true)]
  })
}

describe('rules of scoping', () => {
  test('R1 and R3: one VM of several', async () => {
    const scoping = await scopingOf(hostBundle({ vms: ['app01', 'app02', 'app03'], logOf: { app02: NO_AGENT } }))
    expect(rules(scoping).slice(0, 2)).toEqual(['R1', 'R3'])
  })

  test('R2: every VM of the host whose agent is known', async () => {
    const logOf = { app01: NO_AGENT, app02: NO_AGENT, app03: null }
    const scoping = await scopingOf(hostBundle({ vms: ['app01', 'app02', 'app03'], logOf }))
    expect(scoping.rule).toBe('R2')
  })

  test('R4: all VMs of every host, though their hosts look well', async () => {
    const logOf = { app01: NO_AGENT, app02: NO_AGENT, app21: NO_AGENT, app22: NO_AGENT }
    const scoping = await scopingOf(
      hostBundle({ vms: ['app01', 'app02'], logOf }),
      hostBundle({ host: 'esx12.lab.example', sva: 'sva12', vms: ['app21', 'app22'], logOf }),
    )
    expect(scoping.rule).toBe('R4')
  })

  test('R5: the service VMs of one partner on all hosts, those of the other are well', async () => {
    const scoping = await scopingOf(...twoPartners(false))
    expect(scoping.rule).toBe('R5')
    expect(scoping.suspects.map(({ id }) => id)).toContain('partner_mgr@partner')
    expect(scoping.reason.en).toContain('one partner')
    expect(rules(await scopingOf(...twoPartners(true)))).not.toContain('R5')
  })

  test('R6: only VMs that moved before', async () => {
    const moved = (time: string): CaseMember => ({
      kind: 'vc-support',
      host: 'vc01.lab.example',
      logs: {
        'var/log/vmware/vpxd/vpxd.log': `<14>1 ${time}.102334+00:00 vc01 vpxd 4711 - - Event [4711] [1-1] [${time}.035088Z] [vim.event.DrsVmMigratedEvent] [info] [] [dc01] [4710] [app02 was migrated from esx12 to esx11]`,
      },
    })
    const host = hostBundle({ vms: ['app01', 'app02', 'app03'], logOf: { app02: LOST } })
    expect((await scopingOf(host, moved('2024-05-02T09:00:00'))).rule).toBe('R6')
    expect(rules(await scopingOf(host, moved('2024-05-02T11:00:00')))).not.toContain('R6')
  })

  test('R7: it began within minutes of a restart of the Mux', async () => {
    const exit = (time: string) =>
      `2024-05-02T${time}Z watchdog-vShield-Endpoint-Mux: '/usr/lib/vmware/vShield-Endpoint-Mux 900 -c 910' exited after 2 seconds (quick failure 1) 1`
    const restart = '2024-05-02T09:00:00Z watchdog-vShield-Endpoint-Mux: Terminating watchdog process with PID 2100'
    const broken = { vms: ['app01'], mux: false, links: [] }
    const after = await scopingOf(hostBundle({ ...broken, watchdog: `${restart}\n${exit('09:00:30')}\n` }))
    expect(after.also).toContain('R7')
    const alone = await scopingOf(hostBundle({ ...broken, watchdog: `${exit('09:00:30')}\n` }))
    expect(rules(alone)).not.toContain('R7')
  })

  test('R10 and R9 where nothing is in use; R8 is only answered', async () => {
    const bare = { vib: false, mux: false, vmknic: false, links: [], watchdog: '', sva: null }
    expect((await scopingOf(hostBundle({ vms: ['app01'], ...bare }))).rule).toBe('R9')
    const { question } = await scopingOf(hostBundle({ vms: ['app01', 'app02'] }), svaBundle())
    expect(question?.options.map(({ value, order }) => [value, order.rule])).toEqual([
      ['some-vms', 'R1'],
      ['all-of-host', 'R2'],
      ['partner-only', 'R5'],
      ['slow', 'R8'],
    ])
  })

  test('R11: installed, and only what is inside the service VM is broken', async () => {
    const health: CaseMember = {
      kind: 'files',
      outputs: {
        'paste/health.json':
          '{"deployment_status":"DEPLOYMENT_SUCCESSFUL","service_instance_id":"si-1","solution_status":"DOWN"}',
      },
    }
    const scoping = await scopingOf(hostBundle({ vms: ['app01', 'app02'], nsx: true }), health)
    expect(scoping.rule).toBe('R11')
    expect(scoping.checklist[0]?.catalogue).toContain('GI-S08')
  })
})

test('every rule has its verdict and checks, every answer a rule; the page knows all answers', () => {
  expect(Object.keys(SCOPE_RULES)).toEqual(Array.from({ length: 11 }, (_, n) => `R${n + 1}`))
  expect(Object.values(SCOPE_RULES).filter(({ checks }) => checks.length === 0)).toEqual([])
  expect(GI_SCOPES).toEqual(['unknown', ...SCOPES])
})

describe('who is affected, and what is suspected', () => {
  test('VMs of a broken host hang on its part; the ways to it are no suspects of their own', async () => {
    const scoping = await scopingOf(hostBundle({ vms: ['app2', 'app10', 'app1'], mux: false, links: [] }))
    expect(scoping.affected.map(({ name, through }) => [name, through])).toEqual([
      ['esx11.lab.example', 'mux@esx11.lab.example'],
      ['app1', 'mux@esx11.lab.example'],
      ['app2', 'mux@esx11.lab.example'],
      ['app10', 'mux@esx11.lab.example'],
    ])
    expect(scoping.suspects[0]?.id).toBe('mux@esx11.lab.example')
    expect(scoping.suspects.filter(({ id }) => id.startsWith('e_vmci@'))).toEqual([])
  })

  test('a guest in trouble is so by itself', async () => {
    const scoping = await scopingOf(hostBundle({ vms: ['app1', 'app2'], logOf: { app2: NO_AGENT } }))
    expect(scoping.affected).toMatchObject([{ name: 'app2', through: 'thin_agent@app2' }])
    expect(scoping.suspects[0]?.id).toBe('thin_agent@app2')
    expect(scoping.suspects.map(({ id }) => id)).not.toContain('e_guest@app2')
  })
})
