import { describe, expect, it } from 'vitest'
import type { CaseMember } from '../../testing/case.ts'
import { judge } from '../../testing/judge.ts'
import { dsvaVersionDefects } from './dsva-version-defects.ts'
import { hungSvaBlocksNetwork } from './hung-sva-blocks-network.ts'
import { oldScannerStopped } from './old-scanner-stopped.ts'
import { scannerStopped } from './scanner-stopped.ts'
import { serviceDownInSva } from './service-down-in-sva.ts'
import { svaAdapterMisplaced } from './sva-adapter-misplaced.ts'
import { svaAlarm } from './sva-alarm.ts'
import { svaDown } from './sva-down.ts'
import { svaMigrated } from './sva-migrated.ts'
import { svaNotListening } from './sva-not-listening.ts'
import { svaNotStartedAfterBoot } from './sva-not-started-after-boot.ts'

const DS_AGENT = 'var/opt/ds_agent/diag/ds_agent.log'

const refused = (at: string): string =>
  `2017-03-04 ${at}.000000: [Error/1] | amsocket open (/var/opt/ds_agent/am/am_cmd_socket) failed (error 111: Connection refused) | /build/DEEPSECURITY_DSA/9.6_SP1/rhel6_64/en/Source/src/dsa/plugins/am/dsam/amInterface.cpp:77:dsam_connect | 3310:7FB1C2D3E700:dsa.NotifySvc`
const fine = (at: string): string =>
  `2017-03-04 ${at}.000000: [Info/5] | Heartbeat sent | /build/DEEPSECURITY_DSA/9.6_SP1/rhel6_64/en/Source/src/dsa/core/Heartbeat.cpp:212:send | 3310:7FB1C2D3E700:Pool_0001`

const AGENT = 'root      3310     1  0 Mar04 ?        00:10:11 /opt/ds_agent/ds_agent -w /var/opt/ds_agent -b -i'
const SCANNER =
  'root      3420  3310  0 Mar04 ?        00:01:11 /opt/ds_agent ds_am -g ../diag -v 5 -d /var/opt/ds_agent/am'
const ps = (...rows: string[]): string =>
  [
    'UID        PID  PPID  C STIME TTY          TIME CMD',
    'root         1     0  0 Mar04 ?        00:00:02 /sbin/init',
    ...rows,
  ].join('\n')

/** A DSVA whose bundle holds these lines and listings. */
function dsva(lines: readonly string[], outputs: Readonly<Record<string, string>> = {}): CaseMember {
  const logs: Record<string, string> = lines.length > 0 ? { [DS_AGENT]: lines.join('\n') } : {}
  return { kind: 'sva-diagnostic', host: 'dsva-b7', collectedAt: '2017-03-04T12:00:00Z', logs, outputs }
}

/** A prepared host which runs, or only has registered, a VM of this name. */
function host(
  vm: string,
  options: { runs?: boolean; vmx?: string; outputs?: Record<string, string>; logs?: Record<string, string> } = {},
): CaseMember {
  const { runs = true, vmx, outputs = {}, logs = {} } = options
  const config = `/vmfs/volumes/ds-9/${vm}/${vm}.vmx`
  const running = ['web31', ...(runs ? [vm] : [])]
    .map(
      (name) =>
        `${name}:\n   World ID: 70\n   Process ID: 0\n   VMX Cartel ID: 71\n   UUID: 42 1c\n   Display Name: ${name}\n   Config File: /vmfs/volumes/ds-9/${name}/${name}.vmx\n`,
    )
    .join('\n')
  return {
    kind: 'vm-support',
    host: 'esx07.lab.example',
    collectedAt: '2017-03-04T12:00:00Z',
    logs,
    outputs: {
      'commands/localcli_software-vib-list.txt':
        'Name       Version          Vendor  Acceptance Level  Install Date\n---------  ---------------  ------  ----------------  ------------\nepsec-mux  6.0.0-0.0.12345  VMware  VMwareCertified   2016-05-01\nesx-base   6.0.0-2.34.1     VMware  VMwareCertified   2016-05-01\n',
      'commands/localcli_vm-process-list.txt': running,
      'etc/vmware/hostd/vmInventory.xml': `<ConfigRoot>\n  <ConfigEntry id="0000">\n    <objID>7</objID>\n    <vmxCfgPath>${config}</vmxCfgPath>\n  </ConfigEntry>\n</ConfigRoot>`,
      ...(vmx === undefined ? {} : { [`vmfs/volumes/ds-9/${vm}/${vm}.vmx`]: vmx }),
      ...outputs,
    },
  }
}

const NOTHING: CaseMember = { kind: 'vm-support', host: 'esx01' }

describe('scanner-stopped', () => {
  it('is critical while the log ends with it', async () => {
    const { findings } = await judge(scannerStopped, dsva([fine('09:00:00'), refused('09:10:00'), refused('09:10:18')]))
    expect(findings).toMatchObject([
      { severity: 'critical', catalogue: ['GI-S01'], from: '2017-03-04T09:10:00.000000Z' },
    ])
    expect(findings[0]!.affects[0]).toBe('node:epseclib@dsva-b7')
    expect(findings[0]!.steps[1]!.command).toBe('service ds_agent restart')
  })

  it('tells that it runs again, where the processes or the rest of the log show it', async () => {
    const listed = await judge(
      scannerStopped,
      dsva([refused('09:10:00'), refused('09:10:18')], { 'commands/ps_-ef.txt': ps(AGENT, SCANNER) }),
    )
    expect(listed.findings[0]).toMatchObject({ severity: 'medium' })
    expect(listed.findings[0]!.summary.en).toContain('it ran when it was listed at 2017-03-04 12:00:00 UTC')
    const logged = await judge(scannerStopped, dsva([refused('09:10:00'), fine('09:30:00')]))
    expect(logged.findings[0]!.severity).toBe('medium')
    expect(logged.findings[0]!.summary.en).toContain('goes on without the error')
  })

  it('is found by a whole list of processes alone', async () => {
    const { findings } = await judge(scannerStopped, dsva([], { 'commands/ps_-ef.txt': ps(AGENT) }))
    expect(findings).toMatchObject([{ severity: 'critical', confidence: 0.8 }])
    expect(findings[0]!.evidence[0]!.basis).toBe('absence')
  })

  it.each([
    ['a log without the error', dsva([fine('09:00:00')])],
    ['two processes of ds_am', dsva([], { 'commands/ps_-ef.txt': ps(AGENT, SCANNER) })],
  ])('is clear with %s', async (_what, member) => {
    expect((await judge(scannerStopped, member)).check.outcome).toBe('clear')
  })

  it('asks for what would tell, of the SVA of a prepared host', async () => {
    const { check } = await judge(scannerStopped, host('dsva-b7'))
    expect(check.outcome).toBe('not-applicable')
    expect(check.missing.map(({ en }) => en).join()).toMatch(/`ps -ef`.*ds_agent\.log/)
  })

  it('has nothing to say where there is no Guest Introspection', async () => {
    const { check } = await judge(scannerStopped, NOTHING)
    expect(check).toMatchObject({ outcome: 'not-applicable', missing: [] })
  })
})

describe('old-scanner-stopped', () => {
  const lines = ['07:01:02', '07:01:20'].flatMap((at) => [
    `Mar  4 ${at} dsva-b7 ds_guest_agent[991]: amsocket open (../../am/am_cmd_socket) failed (error 111: Connection refused)`,
    `Mar  4 ${at} dsva-b7 ds_guest_agent[991]: [AM] ERROR amsocket open error!`,
  ])
  const old: CaseMember = {
    kind: 'sva-diagnostic',
    host: 'dsva-b7',
    collectedAt: '2014-03-04T08:00:00Z',
    logs: { 'var/log/syslog': lines.join('\n') },
  }

  it('is found in syslog, with the command of that version', async () => {
    const { findings } = await judge(oldScannerStopped, old)
    expect(findings).toMatchObject([{ severity: 'critical', catalogue: ['GI-S02'] }])
    expect(findings[0]!.steps.map(({ command }) => command)).toContain('sudo start ds_am')
    expect((await judge(scannerStopped, old)).findings).toEqual([])
  })

  it('does not apply to newer versions', async () => {
    const { check } = await judge(oldScannerStopped, dsva([refused('09:10:00')]))
    expect(check.outcome).toBe('not-applicable')
  })

  it('makes known defects of the version a matter', async () => {
    expect((await judge(dsvaVersionDefects, old)).findings).toMatchObject([{ severity: 'medium' }])
    expect((await judge(dsvaVersionDefects, dsva([fine('09:00:00')]))).check.outcome).toBe('clear')
    expect((await judge(dsvaVersionDefects, host('dsva-b7'))).check.missing).toHaveLength(1)
  })
})

describe('sva-not-listening', () => {
  const netstat = (...rows: string[]): string =>
    [
      'Active Internet connections (servers and established)',
      'Proto Recv-Q Send-Q Local Address               Foreign Address             State',
      'tcp        0      0 0.0.0.0:22                  0.0.0.0:*                   LISTEN',
      ...rows,
    ].join('\n')

  it('is found where a whole list shows other ports only', async () => {
    const { findings } = await judge(
      svaNotListening,
      dsva([], { 'commands/netstat_-tna.txt': netstat(), 'commands/ps_-ef.txt': ps(AGENT) }),
    )
    expect(findings).toMatchObject([{ catalogue: ['GI-S03'], severity: 'critical', confidence: 0.8 }])
  })

  it('is clear where it listens, connected or not', async () => {
    const row = 'tcp        0      0 0.0.0.0:48651               0.0.0.0:*                   LISTEN'
    expect((await judge(svaNotListening, dsva([], { 'commands/netstat_-tna.txt': netstat(row) }))).check.outcome).toBe(
      'clear',
    )
  })

  it('asks for the list', async () => {
    const { check } = await judge(svaNotListening, dsva([fine('09:00:00')]))
    expect(check.missing[0]!.en).toContain('`netstat -tna`')
  })
})

describe('sva-down', () => {
  const eam = (text: string): CaseMember => ({
    kind: 'vc-support',
    host: 'vc01',
    logs: { 'var/log/vmware/eam/eam.log': `2025-06-01T12:30:00.100Z |  WARN | vlsi | X.java | 12 | ${text}` },
  })

  it.each(['VmPoweredOff', 'VmSuspended', 'VmNotDeployed', 'VmCorrupted', 'VmOrphaned'])(
    'is found by %s, for the SVA of the host',
    async (name) => {
      const { findings } = await judge(
        svaDown,
        host('dsva-b7'),
        eam(`eam.issue.${name} { hostName = 'esx07.lab.example' }`),
      )
      expect(findings[0]).toMatchObject({ catalogue: ['GI-S04'], severity: 'critical' })
      expect(findings[0]!.affects).toContain('node:sva@dsva-b7')
    },
  )

  it('is found by what EAM answered last', async () => {
    const answer =
      "API COMPLETE: Agent(ID: 'Agent:77:null').queryRuntime. Result:\neam.Agent.RuntimeInfo { goalState = 'enabled', status = 'yellow', vmPowerState = poweredOff }"
    expect((await judge(svaDown, host('dsva-b7'), eam(answer))).findings).toHaveLength(1)
    expect((await judge(svaDown, host('dsva-b7'), eam(answer.replace('poweredOff', 'poweredOn')))).check.outcome).toBe(
      'clear',
    )
  })

  it('is found where the host has it registered and does not run it', async () => {
    const { findings } = await judge(svaDown, host('dsva-b7', { runs: false }))
    expect(findings).toMatchObject([{ confidence: 0.5 }])
    expect((await judge(svaDown, host('dsva-b7'))).check.outcome).toBe('clear')
  })

  it('is not found for agents of the cluster services', async () => {
    const { findings } = await judge(
      svaDown,
      host('dsva-b7'),
      eam("eam.issue.VmPoweredOff { agentName = 'vCLS (4)', hostName = 'esx07.lab.example' }"),
    )
    expect(findings).toEqual([])
  })

  it('cannot be known from a manager alone', async () => {
    const line =
      "2017-05-06 07:08:09.101 GMT+00:00  INFO T-4 SystemEventDao:88 - [SystemEvent] Time:'Sat May 06 07:08:09.100 GMT+00:00 2017', Severity:'High', Event Source:'x', Code:'26000', Event Message:'y', Module:'z', Universal Object:'false'"
    const { check } = await judge(svaDown, { kind: 'nsx-manager', host: 'nsx1', logs: { 'var/log/vsm.log': line } })
    expect(check.missing).toHaveLength(2)
  })
})

describe('sva-migrated', () => {
  const event = (name: string): CaseMember => ({
    kind: 'vc-support',
    host: 'vc01',
    logs: {
      'var/log/vmware/vpxd/vpxd-events.log': `Event [471] [1-1] [2017-03-04T09:05:00.100Z] [vim.event.DrsVmMigratedEvent] [info] [] [dc01] [471] [DRS migrated ${name} from esx07 to esx08]`,
    },
  })

  it('is found for the SVA, graver where protection was lost after it', async () => {
    const moved = await judge(svaMigrated, host('dsva-b7'), event('dsva-b7'))
    expect(moved.findings).toMatchObject([{ catalogue: ['GI-S06'], severity: 'medium' }])
    const lost = await judge(svaMigrated, host('dsva-b7'), event('dsva-b7'), dsva([refused('09:10:00')]))
    expect(lost.findings).toMatchObject([{ severity: 'high' }])
  })

  it('leaves other VMs alone', async () => {
    expect((await judge(svaMigrated, host('dsva-b7'), event('dsva-b77'))).check.outcome).toBe('clear')
  })

  it('cannot be known without events', async () => {
    expect((await judge(svaMigrated, host('dsva-b7'))).check.outcome).toBe('not-applicable')
  })
})

describe('service-down-in-sva', () => {
  const health = (status: string, deployment: string): CaseMember => ({
    kind: 'nsx-manager',
    host: 'nsx1',
    outputs: {
      'paste/status.json': `{"service_instance_id":"si-4","instance_health_status":{"solution_status":"${status}","mux_connected_status":"UP"},"instance_deployment_status":{"deployment_status":"${deployment}"}}`,
    },
  })

  it.each([
    ['installed and down', 'DOWN', 'DEPLOYMENT_SUCCESSFUL', 'found'],
    ['installed and up', 'UP', 'DEPLOYMENT_SUCCESSFUL', 'clear'],
    ['down, and nobody knows whether it is installed', 'DOWN', 'DEPLOYMENT_IN_PROGRESS', 'not-applicable'],
  ])('%s', async (_what, status, deployment, outcome) => {
    expect((await judge(serviceDownInSva, health(status, deployment))).check.outcome).toBe(outcome)
  })

  it('stands as NSX reports it where nothing is said of the deployment', async () => {
    const { findings } = await judge(serviceDownInSva, {
      kind: 'nsx-manager',
      host: 'nsx1',
      outputs: { 'paste/health.json': '{"service_instance_id":"si-4","solution_status":"DOWN","is_stale":false}' },
    })
    expect(findings.map(({ severity }) => severity)).toEqual(['high'])
  })
})

describe('sva-adapter-misplaced', () => {
  const vmx = (network: string, more = ''): string =>
    [
      '.encoding = "UTF-8"',
      'displayName = "dsva-b7"',
      'virtualHW.version = "9"',
      'ethernet0.present = "TRUE"',
      'ethernet0.networkName = "VM Network"',
      'ethernet1.present = "TRUE"',
      `ethernet1.networkName = "${network}"`,
      more,
    ].join('\n')

  it.each([
    ['on another network', vmx('VM Network 2'), 'VM Network 2'],
    [
      'not connected at power-on',
      vmx('vmservice-vshield-pg', 'ethernet1.startConnected = "FALSE"'),
      'not connected at power-on',
    ],
  ])('is found: %s', async (_what, text, said) => {
    const { findings } = await judge(svaAdapterMisplaced, host('dsva-b7', { vmx: text }))
    expect(findings).toMatchObject([{ catalogue: ['GI-S09'], severity: 'high' }])
    expect(findings[0]!.summary.en).toContain(said)
  })

  it('is clear on the internal switch', async () => {
    const { check } = await judge(svaAdapterMisplaced, host('dsva-b7', { vmx: vmx('vmservice-vshield-pg') }))
    expect(check.outcome).toBe('clear')
  })

  it('asks for the configuration of the SVA', async () => {
    const { check } = await judge(svaAdapterMisplaced, host('dsva-b7'))
    expect(check.missing[0]!.en).toContain('.vmx')
  })
})

describe('sva-not-started-after-boot', () => {
  const booted = { 'var/run/log/vmksummary.log': '2017-03-04T10:00:00Z bootstop: Host has booted' }

  it('is found on a host that boots by Auto Deploy', async () => {
    const { findings } = await judge(svaNotStartedAfterBoot, {
      ...host('dsva-b7', { runs: false, logs: booted }),
      tables: [
        {
          kind: 'setting',
          path: 'commands/boot-device.txt',
          rows: [{ key: 'Stateless Boot NIC', value: '24:6e:96:05:a1:b0' }],
        },
      ],
    })
    expect(findings).toMatchObject([{ catalogue: ['GI-S10'], from: '2017-03-04T10:00:00.000000Z' }])
  })

  it('asks how the host boots', async () => {
    const { check } = await judge(svaNotStartedAfterBoot, host('dsva-b7', { runs: false, logs: booted }))
    expect(check.missing[0]!.en).toContain('esxcli system boot device get')
  })

  it('is clear where the SVA runs', async () => {
    expect((await judge(svaNotStartedAfterBoot, host('dsva-b7', { logs: booted }))).check.outcome).toBe('clear')
  })
})

describe('hung-sva-blocks-network', () => {
  const filters = (slowPath: string): Record<string, string> => ({
    'commands/summarize-dvfilter.txt': `Fastpaths:\nagent: dvfilter-generic-vmware, refCount: 3\nSlowpaths:\n\nFilters:\nworld 2105 vmm0:web31 vcUuid:'50 1c'\n port 671 web31.eth0\n  vNic slot 4\n   name: nic-2105-eth0-serviceinstance-3.4\n   agentName: serviceinstance-3\n   state: IOChain Attached\n   vmState: Attached\n   failurePolicy: failOpen\n   slowPathID: ${slowPath}\n`,
  })
  const silent = {
    'vmfs/volumes/ds-9/dsva-b7/vmware.log': '2017-03-04T09:00:00.100Z| vmx| I125: Tools: Tools heartbeat timeout.',
  }

  it('is found where traffic passes through a service VM that fell silent', async () => {
    const { findings } = await judge(hungSvaBlocksNetwork, host('dsva-b7', { outputs: filters('7'), logs: silent }))
    expect(findings).toMatchObject([{ catalogue: ['GI-S13'], severity: 'critical' }])
    expect(findings[0]!.steps[1]!.risk).not.toBeNull()
  })

  it('asks whether VMs have lost their network, or for the filters', async () => {
    const asked = await judge(hungSvaBlocksNetwork, host('dsva-b7', { outputs: filters('7') }))
    expect(asked.check.missing[0]!.en).toContain('web31.eth0')
    const without = await judge(hungSvaBlocksNetwork, host('dsva-b7'))
    expect(without.check.missing[0]!.en).toContain('`summarize-dvfilter`')
  })

  it('is clear where no traffic does', async () => {
    const { check } = await judge(hungSvaBlocksNetwork, host('dsva-b7', { outputs: filters('none'), logs: silent }))
    expect(check.outcome).toBe('clear')
  })
})

describe('sva-alarm', () => {
  const manager = (...lines: string[]): CaseMember => ({
    kind: 'nsx-manager',
    host: 'vsm1',
    logs: {
      'var/log/vsm.log': lines
        .map((line, n) => `2013-05-06 07:0${n}:09.101 GMT+00:00  INFO T-4 EventDao:88 - ${line}`)
        .join('\n'),
    },
  })

  it('is found, and less once it is over', async () => {
    const lost = 'VSM_SVM_EVENT_MISSING_REPORT: vShield Manager lost communication with SVM dsva-b7'
    const { findings } = await judge(svaAlarm, host('dsva-b7'), manager(lost))
    expect(findings).toMatchObject([{ catalogue: ['GI-S14'], severity: 'medium' }])
    expect(findings[0]!.affects[0]).toBe('node:sva@dsva-b7')
    const over = await judge(svaAlarm, manager(lost, 'VSM_SVM_EVENT_REPORT_RESTORED: SVM dsva-b7'))
    expect(over.findings).toMatchObject([{ severity: 'low' }])
  })

  it('is clear or unknown without', async () => {
    expect((await judge(svaAlarm, manager('VSM_SVM_EVENT_ENABLED: SVM dsva-b7'))).check.outcome).toBe('clear')
    expect((await judge(svaAlarm, host('dsva-b7'))).check.outcome).toBe('not-applicable')
    expect((await judge(svaAlarm, NOTHING)).check.missing).toEqual([])
  })
})
