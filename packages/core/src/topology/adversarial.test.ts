import type { Analysis } from '@bundlescope/contract/analysis.ts'
import { expect, test } from 'vitest'
import { analyse } from '../rules/analyse.ts'
import { type CaseMember, caseOf } from '../rules/testing/case.ts'
import { hostBundle, svaBundle } from '../rules/testing/gi-bundles.ts'

/* Bundles of a reader who wanted to see it fail. All of 2024-05-02. */

async function analysisOf(...members: readonly CaseMember[]): Promise<Analysis> {
  const { store, bundles, reports } = caseOf(...members)
  return analyse(store, bundles, reports)
}

const health = ({ topology }: Analysis, id: string): string | undefined =>
  [...topology.nodes, ...topology.edges].find((part) => part.id === id)?.health
const grave = ({ findings }: Analysis): string[] =>
  findings.filter(({ severity }) => severity === 'critical' || severity === 'high').map(({ rule }) => rule)

function vcenter(eam: string, events = ''): CaseMember {
  return {
    kind: 'vc-support',
    host: 'vc01.lab.example',
    collectedAt: '2024-05-02T12:00:00Z',
    logs: {
      ...(eam
        ? { 'var/log/vmware/eam/eam.log': `2024-05-02T11:00:00.000Z |  INFO | vlsi | X.java | 12 | ${eam}\n` }
        : {}),
      ...(events ? { 'commands/journalctl.txt': events } : {}),
    },
  }
}

const ISSUE = "Issue raised: eam.issue.VmPoweredOff { agentName = 'Example (1)', hostName = 'esx11.lab.example' }"

test('an agent VM that EAM called off and that its host runs later is told as what was', async () => {
  const analysis = await analysisOf(hostBundle({ vms: ['app01'] }), vcenter(ISSUE))
  expect(analysis.findings).toMatchObject([{ rule: 'sva-down', severity: 'low' }])
  expect(analysis.findings[0]!.summary.en).toContain('It ran again')
  expect(health(analysis, 'sva@sva11')).toBe('ok')
  expect(analysis.guestIntrospection?.scoping.rule).toBeNull()
})

test('the only service VM is red where EAM answers that it is off, though nothing names it', async () => {
  const answer =
    "API COMPLETE: Facade for ClusterAgent(ID: 'Agent:a1:null').queryRuntime. Result:\neam.Agent.RuntimeInfo { goalState = 'enabled', status = 'yellow', vmPowerState = poweredOff }"
  const host = hostBundle({ vms: ['app01'], sva: null, links: ['10.8.7.6:443 ESTABLISHED'] })
  const analysis = await analysisOf(host, vcenter(answer))
  expect(health(analysis, 'sva@esx11.lab.example')).toBe('failed')
  expect(grave(analysis)).toContain('sva-down')
})

test('agents of the cluster services cloud nothing', async () => {
  const vcls = ISSUE.replace('Example (1)', 'vCLS (3)')
  const analysis = await analysisOf(hostBundle({ vms: ['app01'] }), vcenter(vcls))
  expect(analysis.findings).toEqual([])
  expect(health(analysis, 'eam@vc01.lab.example')).toBe('unknown')
})

test('a guest that sleeps is no green one; it is when it speaks again', async () => {
  const event = (time: string) =>
    `May 02 ${time} vc01 vpxd[4711]: Event [4711] [1-1] [2024-05-02T${time}.335088Z] [vim.event.VmGuestStandbyEvent] [info] [] [dc01] [4710] [app01 on esx11.lab.example in dc01: guest standby]\n`
  const host = hostBundle({ vms: ['app01', 'app02'] })
  const asleep = await analysisOf(host, vcenter('', event('11:00:00')))
  expect(health(asleep, 'vm@app01')).toBe('degraded')
  expect(health(asleep, 'vm@app02')).toBe('ok')
  expect(asleep.guestIntrospection?.scoping.rule).toBe('R1')
  expect(health(await analysisOf(host, vcenter('', event('06:00:00'))), 'vm@app01')).toBe('ok')
})

test('diagnostics are of the service VM that their name begins with', async () => {
  const analysis = await analysisOf(
    hostBundle({ vms: ['app01'], sva: 'dsva-1' }),
    hostBundle({ host: 'esx12.lab.example', vms: ['app21'], sva: 'dsva-12', links: ['10.8.7.6:443 ESTABLISHED'] }),
    svaBundle({ name: 'dsva-12-diagnostic-20240502', refusedFrom: '11:00:00' }),
  )
  expect(health(analysis, 'epseclib@dsva-12')).toBe('failed')
  expect(health(analysis, 'epseclib@dsva-1')).toBe('ok')
  expect(analysis.topology.nodes.filter(({ kind }) => kind === 'sva')).toHaveLength(2)
})

test('what was pasted of a manager is of the one that there must be', async () => {
  const paste = { kind: 'files', outputs: { 'paste/h.json': '{"service_instance_id":"si-1","solution_status":"UP"}' } }
  const { topology } = await analysisOf(hostBundle({ vms: ['app01'], nsx: true }), paste)
  expect(topology.nodes.filter(({ kind }) => kind === 'manager').map(({ id }) => id)).toEqual(['manager@manager'])
})

test('a connection that is only being tried makes the host the first suspect', async () => {
  const links = ['169.254.1.24:48651 SYN_SENT', '10.8.7.6:443 ESTABLISHED']
  const analysis = await analysisOf(hostBundle({ vms: ['app01', 'app02'], links }))
  expect(health(analysis, 'e_epsec@esx11.lab.example')).toBe('degraded')
  expect(analysis.guestIntrospection?.scoping.rule).toBe('R2')
})

test('a connection to the service VM of NSX itself is none to the partner’s: neither end is green for it', async () => {
  const links = ['169.254.1.25:48655 ESTABLISHED', '10.8.7.6:443 ESTABLISHED']
  const analysis = await analysisOf(hostBundle({ vms: ['app01'], links }))
  expect(health(analysis, 'e_epsec@esx11.lab.example')).toBe('degraded')
  expect(health(analysis, 'epseclib@sva11')).toBe('unknown')
  const edge = analysis.topology.edges.find(({ id }) => id === 'e_epsec@esx11.lab.example')
  expect(edge).toMatchObject({ protocol: 'TCP 48651' })
  expect(edge?.history.map((one) => one.health)).not.toContain('ok')
})

test('other partners of NSX-T may listen on another port', async () => {
  const links = ['169.254.1.25:48700 ESTABLISHED']
  const { topology } = await analysisOf(hostBundle({ vms: ['app01'], nsx: true, links }))
  expect(topology.edges.find(({ kind }) => kind === 'e_epsec')).toMatchObject({ health: 'ok', protocol: 'TCP 48700' })
})

function nsxManager(line: string): CaseMember {
  const at = '2024-05-02 09:00:00.101 GMT+00:00'
  return {
    kind: 'nsx-manager',
    host: 'nsxm01',
    version: '6.4.6',
    collectedAt: '2024-05-02T12:00:00Z',
    logs: { 'var/log/vsm.log': `${at}  INFO TaskExecutor-4 SystemEventDao:88 - ${line}\n` },
  }
}

test('a USVM that only the manager speaks of is drawn with what it said', async () => {
  const event =
    "[SystemEvent] Time:'Thu May 02 09:00:00.100 GMT+00:00 2024', Severity:'Medium', Event Source:'X', Code:'26003', Event Message:'MUX could not connect to USVM', Module:'X', Universal Object:'false'"
  const unreachable = await analysisOf(hostBundle({ vms: ['app01'] }), nsxManager(event))
  expect(health(unreachable, 'usvm@esx11.lab.example')).toBe('unknown')
  expect(health(unreachable, 'e_usvm@esx11.lab.example')).toBe('failed')
  const lost = await analysisOf(hostBundle({ vms: ['app01'] }), nsxManager('USVM Heartbeat status error'))
  expect(lost.topology.edges.find(({ kind }) => kind === 'e_hb')).toMatchObject({ health: 'failed' })
  expect(lost.topology.edges.find(({ kind }) => kind === 'e_hb')?.findings).toHaveLength(1)
  const quiet = await analysisOf(hostBundle({ vms: ['app01'] }), nsxManager('alive'))
  expect(quiet.topology.nodes.some(({ kind }) => kind === 'usvm')).toBe(false)
})

test('a guest of which only the VMCI driver was looked at is drawn beside the others', async () => {
  const sc =
    'SERVICE_NAME: vmci\n        TYPE               : 1  KERNEL_DRIVER\n        STATE              : 1  STOPPED\n'
  const paste = { kind: 'guest' as const, host: 'app77', outputs: { 'sc.txt': sc } }
  const analysis = await analysisOf(hostBundle({ vms: ['app01'] }), paste)
  expect(health(analysis, 'guest_vmci@app77')).toBe('failed')
  const [finding] = analysis.findings
  expect(finding).toMatchObject({ rule: 'guest-vmci-not-running' })
  expect(finding?.affects).toContain('node:guest_vmci@app77')
})
