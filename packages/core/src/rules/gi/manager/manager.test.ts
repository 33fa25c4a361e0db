import { describe, expect, it } from 'vitest'
import type { CaseMember } from '../../testing/case.ts'
import { judge } from '../../testing/judge.ts'
import { libraryVersionMismatch } from '../sva/library-version-mismatch.ts'
import { agencyNotFound } from './agency-not-found.ts'
import { componentsOutdated } from './components-outdated.ts'
import { eamDownForNsx } from './eam-down-for-nsx.ts'
import { hostChannelDown } from './host-channel-down.ts'
import { managerSilent } from './manager-silent.ts'
import { partnerChannelDown } from './partner-channel-down.ts'
import { partnerInventoryStale } from './partner-inventory-stale.ts'
import { serviceHealthStale } from './service-health-stale.ts'
import { usvmUnreachable } from './usvm-unreachable.ts'
import { versionsUnchecked } from './versions-unchecked.ts'

interface HostOptions {
  vib?: string
  version?: string
  /** Rows of the list of connections: `10.9.8.7:443 ESTABLISHED` of the Mux, or of others. */
  links?: readonly string[]
}

/** A prepared host whose Mux runs. */
function host(
  name: string,
  { vib = 'epsec-mux  6.0.0-0.0.12345', version = '6.0.0', links }: HostOptions = {},
): CaseMember {
  const [vibName = '', vibVersion = ''] = vib.split(/ +/)
  const mux = vib.startsWith('epsec') ? 'vShield-Endpoint-Mux' : 'nsx-context-mux'
  const rows = links?.map((link, n) => {
    const [remote, state = 'ESTABLISHED', process = mux] = link.split(' ')
    return `tcp         0       0  10.9.8.${n + 1}:5957${n}        ${remote}          ${state}    250155  newreno  ${process}`
  })
  return {
    kind: 'vm-support',
    host: name,
    version,
    outputs: {
      'commands/localcli_software-vib-list.txt': `Name             Version          Vendor  Acceptance Level  Install Date\n---------------  ---------------  ------  ----------------  ------------\n${vibName.padEnd(15)}  ${vibVersion.padEnd(15)}  VMware  VMwareCertified   2016-05-01\nesx-base         6.0.0-2.34.1     VMware  VMwareCertified   2016-05-01\n`,
      'commands/esxcfg-vmknic_-l.txt':
        'Interface  Port Group/DVPort/Opaque Network        IP Family IP Address      Netmask         Broadcast       MAC Address       MTU     TSO MSS   Enabled Type  NetStack\nvmk2       vmservice-vmknic-pg                     IPv4      169.254.1.1     255.255.255.0   169.254.1.255   00:50:56:6f:1c:2a 1500    65535     true    STATIC defaultTcpipStack\n',
      'commands/ps_-cPTgjstz.txt': `WID     CID     WorldName             CMD\n192233  192233  ${mux}  /usr/lib/vmware/${mux} 900 -c 910\n2100    2100    hostd-worker          hostd\n`,
      ...(rows === undefined
        ? {}
        : {
            'commands/localcli_network-ip-connection-list.txt': `Proto  Recv Q  Send Q  Local Address             Foreign Address           State        World ID  CC Algo  World Name\n-----  ------  ------  ------------------------  ------------------------  -----------  --------  -------  ----------\ntcp         0       0  0.0.0.0:902              0.0.0.0:0                LISTEN        2098900  newreno  busybox\n${rows.join('\n')}\n`,
          }),
    },
  }
}

function nsx(...messages: readonly string[]): CaseMember {
  const line = (message: string, n: number): string =>
    `2023-05-06T07:0${n}:09.101Z  INFO http-1 Alarms 2101 MONITORING [nsx@6876 comp="nsx-manager" level="ERROR" subcomp="monitoring"] ${message}`
  return { kind: 'nsx-manager', host: 'nsx1', logs: { 'var/log/nsxapi.log': messages.map(line).join('\n') } }
}

const NOTHING: CaseMember = { kind: 'vm-support', host: 'esx01' }

describe('manager-silent', () => {
  const alone = ['169.254.1.39:48651']
  const linked = [...alone, '10.9.9.9:443']

  it('is found where no host is connected to it', async () => {
    const { findings } = await judge(managerSilent, host('esx01', { links: alone }), host('esx02', { links: alone }))
    expect(findings).toMatchObject([{ catalogue: ['GI-N01'], severity: 'high', confidence: 0.5 }])
    expect(findings[0]!.affects).toEqual(expect.arrayContaining(['edge:e_cfg@esx01', 'edge:e_cfg@esx02']))
  })

  it.each([
    ['one host is connected', [host('esx01', { links: alone }), host('esx02', { links: linked })], 'clear'],
    ['one host alone is known', [host('esx01', { links: alone })], 'not-applicable'],
    [
      'the Mux has other ways to it (NSX-T)',
      ['esx01', 'esx02'].map((name) => host(name, { vib: 'nsx-context-mux  3.2.0-1', links: alone })),
      'not-applicable',
    ],
    ['there is no Guest Introspection', [NOTHING], 'not-applicable'],
  ] as const)('is not found where %s', async (_what, members, outcome) => {
    expect((await judge(managerSilent, ...members)).check.outcome).toBe(outcome)
  })
})

describe('alarms of NSX', () => {
  it.each([
    [
      partnerChannelDown,
      'The connection between host module and Partner SVM sva-3 is down.',
      'The connection between host module and Partner SVM sva-3 is up.',
      'medium',
    ],
    [
      eamDownForNsx,
      'ESX Agent Manager (EAM) service on compute manager vc01 is down.',
      'ESX Agent Manager (EAM) service on compute manager vc01 is either up or was removed.',
      'low',
    ],
  ])('weigh less once they are over', async (rule, down, up, over) => {
    expect((await judge(rule, nsx(down))).findings[0]!.severity).toBe(rule.severity)
    expect((await judge(rule, nsx(down, up))).findings).toMatchObject([{ severity: over }])
  })
})

describe('host-channel-down', () => {
  const trace = host('esx07.lab.example', { vib: 'nsx-context-mux  3.2.0-1' })

  it('is found by the alarm, for its host', async () => {
    const { findings } = await judge(
      hostChannelDown,
      trace,
      nsx('Management channel to Transport Node esx07.lab.example (192.0.2.7) is down for 5 minutes.'),
    )
    expect(findings).toMatchObject([{ catalogue: ['GI-N09'], severity: 'high' }])
    expect(findings[0]!.affects[0]).toBe('edge:e_ops@esx07.lab.example')
  })

  it('is found where a whole list shows no connection', async () => {
    const { findings } = await judge(
      hostChannelDown,
      host('esx07', { vib: 'nsx-context-mux  3.2.0-1', links: ['169.254.1.39:48651'] }),
    )
    expect(findings).toMatchObject([{ confidence: 0.5 }])
  })

  it('is clear where it is connected, and unknown without a list', async () => {
    const linked = host('esx07', { vib: 'nsx-context-mux  3.2.0-1', links: ['10.9.9.9:1234 ESTABLISHED nsx-proxy'] })
    expect((await judge(hostChannelDown, linked)).check.outcome).toBe('clear')
    expect((await judge(hostChannelDown, trace)).check.missing[0]!.en).toContain('esxcli network ip connection list')
  })

  it('does not look for channels that older products do not have', async () => {
    expect((await judge(hostChannelDown, host('esx07', { links: ['10.9.9.9:443'] }))).findings).toEqual([])
  })
})

describe('service-health-stale', () => {
  it.each(['"is_stale":true', '"mux_connected_status":"DOWN"'])('is found by %s', async (field) => {
    const json = `{"service_instance_id":"si-4","solution_status":"UP",${field}}`
    const { findings } = await judge(serviceHealthStale, { kind: 'files', outputs: { 'paste/health.json': json } })
    expect(findings[0]!.summary.en).toContain('si-4')
  })
})

describe('usvm-unreachable', () => {
  it('is of the host that the event names', async () => {
    const line =
      "2017-05-06 07:08:09.101 GMT+00:00  INFO T-4 SystemEventDao:88 - [SystemEvent] Time:'Sat May 06 07:08:09.100 GMT+00:00 2017', Severity:'Medium', Event Source:'host-31', Code:'26004', Event Message:'MUX could not connect', Module:'Guest Introspection', Universal Object:'false'"
    const { findings } = await judge(usvmUnreachable, {
      kind: 'nsx-manager',
      host: 'nsx1',
      logs: { 'var/log/vsm.log': line },
      tables: [{ kind: 'host', path: 'hosts', rows: [{ id: 'host-31', name: 'esx03' }] }],
    })
    expect(findings[0]!.affects[0]).toBe('edge:e_usvm@esx03')
  })
})

describe('system events written as pairs', () => {
  it.each([
    [usvmUnreachable, '26003'],
    [agencyNotFound, '250024'],
    [libraryVersionMismatch, '26002'],
  ] as const)('are read, too', async (rule, code) => {
    const line = (number: string): CaseMember => ({
      kind: 'nsx-manager',
      host: 'nsx1',
      logs: {
        'var/log/vsm.log': `2016-05-06 07:08:09.101 GMT+00:00  INFO T-4 EventDao:88 - Event ID :: 77;; Timestamp :: 1462518489;; Event Code :: ${number};; Severity :: HIGH;; Message :: something happened`,
      },
    })
    expect((await judge(rule, line(code))).check.outcome).toBe('found')
    expect((await judge(rule, line('1'))).findings).toEqual([])
  })
})

describe('components-outdated', () => {
  it('tells of a Mux that was left behind, as information', async () => {
    const { findings } = await judge(
      componentsOutdated,
      host('esx01', { vib: 'epsec-mux  5.1.0-01255202', version: '5.5.0' }),
    )
    expect(findings).toMatchObject([{ catalogue: ['GI-N11'], severity: 'info' }])
  })

  it('tells of an SVA older than another', async () => {
    const dsva = (name: string, version: string): CaseMember => ({
      kind: 'sva-diagnostic',
      host: name,
      logs: {
        'var/opt/ds_agent/diag/ds_agent.log': `2017-03-04 09:00:00.000000: [Info/5] | ready | /build/DEEPSECURITY_DSA/${version}/rhel6_64/en/Source/src/a.cpp:1:b | 3310:7FB1:c`,
      },
    })
    const { findings } = await judge(componentsOutdated, dsva('dsva-a', '9.5_SP1'), dsva('dsva-b', '9.6_SP1'))
    expect(findings.map(({ affects }) => affects[0])).toEqual(['node:sva@dsva-a'])
  })

  it('is clear or unknown otherwise', async () => {
    expect((await judge(componentsOutdated, host('esx01'))).check.outcome).toBe('clear')
    expect(
      (await judge(componentsOutdated, nsx('Partner SVM connection is down, partner_channel_down'))).check.outcome,
    ).toBe('not-applicable')
  })
})

describe('what only a person can tell', () => {
  it('names the versions to compare and those that are missing', async () => {
    const { check } = await judge(versionsUnchecked, host('esx01'))
    expect(check.outcome).toBe('not-applicable')
    expect(check.missing[0]!.en).toContain('ESXi 6.0.0')
    expect(check.missing.map(({ en }) => en)).toContain('the version of vCenter Server: `vpxd -v`')
  })

  it('asks whether the partner console knows the VMs', async () => {
    expect((await judge(partnerInventoryStale, host('esx01'))).check.missing[0]!.ja).toContain('vCenter との同期')
  })

  it.each([versionsUnchecked, partnerInventoryStale, componentsOutdated, hostChannelDown])(
    'says nothing where there is no Guest Introspection ($id)',
    async (rule) => {
      const { check } = await judge(rule, NOTHING)
      expect(check).toMatchObject({ outcome: 'not-applicable', missing: [] })
    },
  )
})
