import type { Check, Finding, Health, Topology, TopologyEdge, TopologyNode } from '@bundlescope/contract/analysis.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { describe, expect, test } from 'vitest'
import { analyse } from '../rules/analyse.ts'
import { type CaseMember, caseOf } from '../rules/testing/case.ts'
import { hostBundle, svaBundle, vmLog } from '../rules/testing/gi-bundles.ts'
import { expectedOfScenarios, HAS_SCENARIOS, scenarioMembers } from '../rules/testing/scenario.ts'
import { attach } from './attach.ts'
import { healthAt } from './health-at.ts'

/** What bundles tell by themselves, before any rule is asked. */
async function topologyOf(...members: readonly CaseMember[]): Promise<Topology> {
  const { store, bundles, reports } = caseOf(...members)
  return (await analyse(store, bundles, reports, { rules: [] })).topology
}

function part(topology: Topology, id: string): TopologyNode | TopologyEdge {
  const found = [...topology.nodes, ...topology.edges].find((one) => one.id === id)
  if (!found) throw new Error(`There is no ${id} among ${topology.nodes.map((one) => one.id).join(', ')}`)
  return found
}

const health = (topology: Topology, id: string): Health => part(topology, id).health
const at = (time: string): number => parseMicros(`2024-05-02T${time}Z`)!

describe('a healthy host', () => {
  test('all that can be known is green, the rest says why it is not known', async () => {
    const topology = await topologyOf(hostBundle({ vms: ['app01', 'app02'] }), svaBundle())
    for (const id of ['esx_host@esx11.lab.example', 'esx_vmci@esx11.lab.example', 'mux@esx11.lab.example', 'sva@sva11'])
      expect([id, health(topology, id)]).toEqual([id, 'ok'])
    for (const id of [
      'epseclib@sva11',
      'e_epsec@esx11.lab.example',
      'e_cfg@esx11.lab.example',
      'e_vmci@esx11.lab.example',
    ])
      expect([id, health(topology, id)]).toEqual([id, 'ok'])
    for (const kind of ['vm', 'thin_agent', 'guest_vmci', 'e_guest', 'e_vmci'])
      for (const vm of ['app01', 'app02']) expect([kind, health(topology, `${kind}@${vm}`)]).toEqual([kind, 'ok'])
    const parts = [...topology.nodes, ...topology.edges]
    expect(parts.filter((one) => one.health !== 'ok' && one.health !== 'unknown')).toEqual([])
    for (const one of parts) expect(one.health === 'unknown' || one.evidence.length > 0, one.id).toBe(true)
    for (const one of parts) expect(one.reason.en && one.reason.ja, one.id).toBeTruthy()
  })

  test('a listing tells nothing of the time before it was made', async () => {
    const topology = await topologyOf(hostBundle({ vms: ['app01'], watchdog: '' }))
    const vmci = part(topology, 'esx_vmci@esx11.lab.example')
    expect(healthAt(vmci, at('09:00:00'))).toBe('unknown')
    expect(healthAt(vmci, at('12:00:00'))).toBe('ok')
  })

  test('edges join nodes that are there, and no id stands twice', async () => {
    const { nodes, edges } = await topologyOf(hostBundle({ vms: ['app01', 'app02'] }), svaBundle())
    const ids = nodes.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length)
    for (const { from, to } of edges) expect(ids).toEqual(expect.arrayContaining([from, to]))
  })
})

describe('the Mux', () => {
  test('of two hosts, one without it: that one is red, the other green', async () => {
    const topology = await topologyOf(
      hostBundle({ vms: ['app01'] }),
      hostBundle({ host: 'esx12.lab.example', sva: 'sva12', vms: ['app21'], mux: false, links: [] }),
    )
    expect(health(topology, 'mux@esx11.lab.example')).toBe('ok')
    expect(health(topology, 'e_epsec@esx11.lab.example')).toBe('ok')
    expect(health(topology, 'mux@esx12.lab.example')).toBe('failed')
    expect(health(topology, 'e_epsec@esx12.lab.example')).toBe('failed')
    expect(part(topology, 'mux@esx12.lab.example')).toMatchObject({ lane: 'esx12.lab.example' })
    expect(health(topology, 'e_vmci@app21')).toBe('failed')
    expect(health(topology, 'e_vmci@app01')).toBe('ok')
  })

  test('ends again and again, then runs at collection: both are told', async () => {
    const loop = [5, 11, 17].flatMap((second) => [
      `2024-05-02T10:00:0${second % 10}Z watchdog-vShield-Endpoint-Mux: '/usr/lib/vmware/vShield-Endpoint-Mux 900' exited after 2 seconds (quick failure ${second}) 1`,
      `2024-05-02T10:00:0${second % 10}Z watchdog-vShield-Endpoint-Mux: Executing '/usr/lib/vmware/vShield-Endpoint-Mux 900'`,
    ])
    const topology = await topologyOf(hostBundle({ vms: ['app01'], watchdog: loop.sort().join('\n') }))
    const mux = part(topology, 'mux@esx11.lab.example')
    expect(mux.health).toBe('ok')
    expect(healthAt(mux, at('10:00:06'))).toBe('failed')
  })

  test('a list of its rows alone proves that it runs, never that it does not', async () => {
    const bundle = hostBundle({ vms: ['app01'], watchdog: '', logOf: { app01: null } })
    const grepped = (name: string): CaseMember => ({
      ...bundle,
      outputs: {
        ...bundle.outputs,
        'commands/ps_-cPTgjstz.txt': `2100233 2100233 ${name} /usr/lib/vmware/${name} 900 -c 910\n2100236 2100233 ${name} /usr/lib/vmware/${name} 900 -c 910\n`,
      },
    })
    expect(health(await topologyOf(grepped('vShield-Endpoint-Mux')), 'mux@esx11.lab.example')).toBe('ok')
    // A list that shows other worlds and not the Mux proves that it does not run.
    expect(health(await topologyOf(grepped('vpxa')), 'mux@esx11.lab.example')).toBe('failed')
    const watchdogs =
      '2100223 2100223 sh /bin/sh /sbin/watchdog.sh -s vShield-Endpoint-Mux -q 100 /usr/lib/vmware/vShield-Endpoint-Mux 900\n'
    const cut = { ...bundle, outputs: { ...bundle.outputs, 'commands/ps_-cPTgjstz.txt': watchdogs.repeat(2) } }
    expect(health(await topologyOf(cut), 'mux@esx11.lab.example')).toBe('unknown')
  })

  test('under its name of NSX-T, with the agent that talks to the manager', async () => {
    const topology = await topologyOf(hostBundle({ vms: ['app01'], nsx: true }))
    expect(part(topology, 'mux@esx11.lab.example')).toMatchObject({ health: 'ok', label: 'nsx-context-mux' })
    expect(health(topology, 'ops_agent@esx11.lab.example')).toBe('ok')
    expect(health(topology, 'e_ops@esx11.lab.example')).toBe('ok')
    expect(topology.edges.some(({ kind }) => kind === 'e_cfg')).toBe(false)
  })
})

describe('host', () => {
  test('without the module vmci', async () => {
    const topology = await topologyOf(hostBundle({ vms: ['app01'], modules: ['vmkernel', 'dvfilter'] }))
    expect(health(topology, 'esx_vmci@esx11.lab.example')).toBe('failed')
    expect(health(topology, 'e_vmci@esx11.lab.example')).toBe('failed')
    expect(health(topology, 'mux@esx11.lab.example')).toBe('ok')
  })

  test('without its vmknic for the service VMs', async () => {
    const topology = await topologyOf(hostBundle({ vms: ['app01'], vmknic: false }))
    expect(part(topology, 'esx_host@esx11.lab.example')).toMatchObject({ health: 'failed' })
    expect(part(topology, 'esx_host@esx11.lab.example').reason.en).toContain('169.254.1.1')
  })

  test('of a vSphere without Guest Introspection: no picture at all', async () => {
    const bare = hostBundle({ vms: [], vib: false, mux: false, vmknic: false, links: [], watchdog: '', sva: null })
    expect(await topologyOf(bare)).toEqual({ nodes: [], edges: [] })
  })
})

describe('a guest', () => {
  test('that reconnects: the loss in between is told', async () => {
    const again = vmLog({ connected: ['08:00:20', '10:30:00'] })
    const topology = await topologyOf(hostBundle({ vms: ['app01'], logOf: { app01: again } }))
    const link = part(topology, 'e_vmci@app01')
    expect(link.health).toBe('ok')
    expect(link.history.at(-1)).toMatchObject({ from: '2024-05-02T10:30:00.000000Z' })
    expect(link.reason.en).toContain('again')
  })

  test('whose agent was loaded and never connected', async () => {
    const topology = await topologyOf(hostBundle({ vms: ['app01'], logOf: { app01: vmLog({ connected: [] }) } }))
    expect(health(topology, 'thin_agent@app01')).toBe('failed')
    expect(health(topology, 'e_vmci@app01')).toBe('failed')
  })

  test('without a log is not known, whatever others are', async () => {
    const topology = await topologyOf(hostBundle({ vms: ['app01', 'app02'], logOf: { app02: null } }))
    expect(health(topology, 'thin_agent@app01')).toBe('ok')
    expect(health(topology, 'thin_agent@app02')).toBe('unknown')
    expect(health(topology, 'guest_vmci@app02')).toBe('unknown')
  })

  test('with Linux is not missed for a driver of Windows', async () => {
    const log = vmLog({ connected: [], loaded: null })
    const topology = await topologyOf(
      hostBundle({ vms: ['app01', 'lin01'], logOf: { lin01: log }, guestOs: { lin01: 'rhel8-64' } }),
    )
    expect(health(topology, 'thin_agent@lin01')).toBe('unknown')
  })

  test('whose pasted list of filters lacks vsepflt', async () => {
    const paste: CaseMember = {
      kind: 'guest',
      host: 'app02',
      outputs: {
        'fltmc.txt':
          'Filter Name                     Num Instances    Altitude    Frame\n------------------------------  -------------  ------------  -----\nluafv                                   1       135000         0\n',
      },
    }
    const topology = await topologyOf(hostBundle({ vms: ['app01', 'app02'] }), paste)
    expect(health(topology, 'thin_agent@app02')).toBe('failed')
    expect(health(topology, 'thin_agent@app01')).toBe('ok')
  })
})

describe('the service VM', () => {
  test('whose ds_am refuses: red from the first refusal, before that not known', async () => {
    const topology = await topologyOf(hostBundle({ vms: ['app01'], links: [] }), svaBundle({ refusedFrom: '11:00:00' }))
    const library = part(topology, 'epseclib@sva11')
    expect(library.health).toBe('failed')
    expect(healthAt(library, at('10:59:00'))).toBe('unknown')
    expect(healthAt(library, at('11:00:30'))).toBe('failed')
    expect(health(topology, 'e_epsec@esx11.lab.example')).toBe('failed')
  })

  test('that nothing names is assumed where the host is prepared, and not known', async () => {
    const topology = await topologyOf(hostBundle({ vms: ['app01'], sva: null, links: [] }))
    expect(health(topology, 'sva@esx11.lab.example')).toBe('unknown')
    expect(health(topology, 'epseclib@esx11.lab.example')).toBe('unknown')
  })
})

describe('other shapes of the same', () => {
  const eight = (line: string): string => `2024-05-02T${line}`

  test('ESXi 8: its own form of syslog and of vmware.log', async () => {
    const log = [
      eight(
        '08:00:00.000Z In(05) vmx - Log for VMware ESX pid=2300001 version=8.0.2 build=build-22380479 option=Release',
      ),
      eight('08:00:20.000Z In(05) vcpu-0 - Guest: vsep: AUDIT: VFileSocketMgrConnectHelper : Mux is connected'),
      eight('08:00:21.000Z In(05) vcpu-0 - Guest: vsep: AUDIT: DriverEntry : vfileFilter build-20000001 loaded'),
      eight('11:30:00.000Z In(05) vcpu-0 - Tools: running'),
    ].join('\n')
    const watchdog = [
      eight(
        `09:00:00.100Z In(14) watchdog-nsx-context-mux[2100223]: '/usr/lib/vmware/nsx-context-mux 900' exited after 4000 seconds 139`,
      ),
      eight(`09:00:01.100Z In(14) watchdog-nsx-context-mux[2100223]: Executing '/usr/lib/vmware/nsx-context-mux 900'`),
      eight('11:59:00.100Z In(14) jumpstart[2099]: done'),
    ].join('\n')
    const topology = await topologyOf(hostBundle({ vms: ['app01'], nsx: true, logOf: { app01: log }, watchdog }))
    expect(health(topology, 'thin_agent@app01')).toBe('ok')
    expect(healthAt(part(topology, 'mux@esx11.lab.example'), at('09:00:00.500000'))).toBe('failed')
    expect(health(topology, 'mux@esx11.lab.example')).toBe('ok')
    // The Mux was away after the agent connected: that it is connected again, no line tells.
    expect(health(topology, 'e_vmci@app01')).toBe('unknown')
  })

  test('DSVA 9.0: refusals in its syslog', async () => {
    const bundle: CaseMember = {
      kind: 'sva-diagnostic',
      host: 'dsva90',
      collectedAt: '2024-05-02T12:00:00Z',
      logs: {
        'var/log/syslog': [
          'May  2 11:59:12 dsva90 ds_guest_agent[4523]: amsocket open (../../am/am_cmd_socket) failed (error 111: Connection refused)',
          'May  2 11:59:12 dsva90 ds_guest_agent[4523]: [AM] ERROR amsocket open error!',
          'May  2 11:59:32 dsva90 ds_guest_agent[4523]: amsocket open (../../am/am_cmd_socket) failed (error 111: Connection refused)',
        ].join('\n'),
      },
    }
    const topology = await topologyOf(hostBundle({ vms: ['app01'], sva: 'dsva90', links: [] }), bundle)
    expect(health(topology, 'epseclib@dsva90')).toBe('failed')
  })

  test('Tools of a guest gives no more sign of life', async () => {
    const silent = vmLog({ more: ['2024-05-02T11:00:00.000Z| vmx| I125: Tools: Tools heartbeat timeout.'] })
    const topology = await topologyOf(hostBundle({ vms: ['app01'], logOf: { app01: silent } }))
    expect(part(topology, 'vm@app01')).toMatchObject({ health: 'degraded' })
    expect(healthAt(part(topology, 'vm@app01'), at('10:00:00'))).toBe('ok')
  })

  test('what the API of NSX reports is pasted', async () => {
    const paste: CaseMember = {
      kind: 'files',
      outputs: {
        'health.json': '{"service_instance_id":"si-1","solution_status":"DOWN","mux_connected_status":"DOWN"}',
      },
    }
    const bundle = hostBundle({ vms: ['app01'], nsx: true })
    const { 'commands/localcli_network-ip-connection-list.txt': _, ...outputs } = bundle.outputs!
    const topology = await topologyOf({ ...bundle, outputs }, paste)
    expect(health(topology, 'epseclib@sva11')).toBe('failed')
    expect(health(topology, 'e_epsec@esx11.lab.example')).toBe('failed')
  })

  test('outputs pasted without a name go to the only host', async () => {
    const bundle = hostBundle({ vms: ['app01'] })
    const { 'commands/vmkload_mod_-v10--l.txt': _, ...outputs } = bundle.outputs!
    const paste: CaseMember = { kind: 'files', outputs: { paste: 'vmci 3 144\n' } }
    expect(health(await topologyOf({ ...bundle, outputs }), 'esx_vmci@esx11.lab.example')).toBe('unknown')
    const named = {
      ...paste,
      outputs: { 'esxcfg-module -l | grep vmci': '[root@esx11:~] esxcfg-module -l | grep vmci\nvmci 3 144\n' },
    }
    expect(health(await topologyOf({ ...bundle, outputs }, named), 'esx_vmci@esx11.lab.example')).toBe('ok')
  })

  test('two hosts that each run a VM of the same name: both are drawn', async () => {
    const { nodes } = await topologyOf(
      hostBundle({ vms: ['app01'] }),
      hostBundle({ host: 'esx12.lab.example', sva: 'sva12', vms: ['app01'] }),
    )
    expect(nodes.filter(({ kind }) => kind === 'vm').map(({ id, lane }) => [id, lane])).toEqual([
      ['vm@app01', 'esx11.lab.example'],
      ['vm@app01 (esx12)', 'esx12.lab.example'],
    ])
  })
})

describe.skipIf(!HAS_SCENARIOS)('bundles of ../shared/scenarios (skipped when they are not there)', () => {
  for (const [scenario, { health: wanted }] of Object.entries(HAS_SCENARIOS ? expectedOfScenarios() : {})) {
    if (!wanted) continue
    test(scenario, async () => {
      const topology = await topologyOf(...(await scenarioMembers(scenario)))
      const parts = [...topology.nodes, ...topology.edges]
      for (const [id, health] of Object.entries(wanted)) {
        const own = parts.filter((one) => (id.includes('@') ? one.id === id : one.kind === id))
        expect(own.length, id).toBeGreaterThan(0)
        for (const one of own) expect([one.id, one.health]).toEqual([one.id, health])
      }
    })
  }
})

describe('findings', () => {
  const finding = (affects: string[], more: Partial<Finding>): Finding => ({
    id: 'f1',
    rule: 'r1',
    catalogue: ['GI-E04'],
    severity: 'high',
    confidence: 0.9,
    title: { en: 'The OVF cannot be had', ja: 'OVF を取得できない' },
    summary: { en: '', ja: '' },
    affects,
    chain: [],
    evidence: [],
    steps: [],
    references: [],
    from: '2024-05-02T09:00:00.000000Z',
    to: '2024-05-02T09:10:00.000000Z',
    ...more,
  })
  const check = (outcome: Check['outcome']): Check => ({
    rule: 'r1',
    catalogue: ['GI-G01'],
    title: { en: 't', ja: 't' },
    outcome,
    reason: null,
    missing: [],
  })

  test('stand with the part they name, or with the edge to the machine they name, and cloud what was not known', async () => {
    const topology = await topologyOf(hostBundle({ vms: ['app01'] }))
    const attached = attach(topology, [finding(['edge:e_deploy@esx11.lab.example'], {})], [])
    expect(part(attached, 'e_deploy@esx11.lab.example')).toMatchObject({ health: 'degraded', findings: ['f1'] })
    const byOtherEnd = attach(topology, [finding(['edge:e_deploy@vcenter'], {})], [])
    expect(part(byOtherEnd, 'e_deploy@esx11.lab.example').findings).toEqual(['f1'])
    expect(part(attached, 'mux@esx11.lab.example')).toMatchObject({ health: 'ok', findings: [] })
  })

  test('of the past leave a part green that was seen well afterwards; unsure ones change nothing', async () => {
    const topology = await topologyOf(hostBundle({ vms: ['app01'] }))
    const past = attach(topology, [finding(['node:mux@esx11.lab.example'], { catalogue: ['GI-M15'] })], [])
    expect(part(past, 'mux@esx11.lab.example')).toMatchObject({ health: 'ok', findings: ['f1'] })
    const unsure = attach(topology, [finding(['edge:e_deploy@esx11.lab.example'], { confidence: 0.3 })], [])
    expect(health(unsure, 'e_deploy@esx11.lab.example')).toBe('unknown')
  })

  test('a check that found something elsewhere is passed by the parts that are well', async () => {
    const topology = await topologyOf(hostBundle({ vms: ['app01', 'app02'], logOf: { app02: null } }))
    const found = finding(['node:thin_agent@elsewhere'], { catalogue: ['GI-G01'] })
    const attached = attach(topology, [found], [check('found')])
    const { rule } = check('found')
    expect(part(attached, 'thin_agent@app01')).toMatchObject({ checks: [rule], passed: [rule] })
    expect(part(attached, 'thin_agent@app02')).toMatchObject({ checks: [], passed: [] })
    const clear = attach(topology, [], [check('clear')])
    expect(part(clear, 'thin_agent@app02')).toMatchObject({ checks: [rule], passed: [] })
  })
})
