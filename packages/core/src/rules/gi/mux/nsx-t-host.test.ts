import { describe, expect, test } from 'vitest'
import type { CaseMember } from '../../testing/case.ts'
import { giHost, listedWithout } from '../../testing/gi-host.ts'
import { judge } from '../../testing/judge.ts'
import { GI_GUEST_MUX } from '../index-a.ts'
import { muxNoManagerLink } from './mux-no-manager-link.ts'
import { muxNoSvaLink } from './mux-no-sva-link.ts'
import { muxNotRunning } from './mux-not-running.ts'

const PS = 'commands/ps_-cPTgjstz.txt'
const CONNECTIONS = 'commands/localcli_network-ip-connection-list.txt'
const VIBS = 'commands/localcli_software-vib-list.txt'
const VMKNICS = 'commands/esxcfg-vmknic_-l.txt'
const SYSLOG = 'var/run/log/syslog.log'

/** Every host of NSX-T has the Mux and an adapter with 169.254.1.1, whether Guest Introspection is used or not. */
const nsxT = (changes: Record<string, string> = {}): CaseMember =>
  giHost({
    version: '7.0.3',
    outputs: {
      [VIBS]: [
        'Name             Version                 Vendor  Acceptance Level  Install Date',
        '---------------  ----------------------  ------  ----------------  ------------',
        'esx-base         7.0.3-0.50.20036589     VMware  VMwareCertified   2018-05-06',
        'nsx-context-mux  3.2.3.1.0-7.0.22104638  VMware  VMwareCertified   2018-05-07',
      ].join('\n'),
      [PS]: [
        'WID      CID      WorldName              Command',
        '2100067  2100067  hostd-worker           /bin/hostd /etc/vmware/hostd/config.xml',
        '2100412  2100400  nsx-context-mux        /usr/lib/vmware/nsx-context-mux/bin/nsx-context-mux -c 9',
      ].join('\n'),
      [CONNECTIONS]: [
        'Proto  Recv Q  Send Q  Local Address       Foreign Address      State        World ID  CC Algo  World Name',
        '-----  ------  ------  ------------------  -------------------  -----------  --------  -------  ----------',
        'tcp         0       0  0.0.0.0:902         0.0.0.0:0            LISTEN        2098901  newreno  busybox',
      ].join('\n'),
      [VMKNICS]: [
        'Interface  Port Group/DVPort/Opaque Network        IP Family IP Address      Netmask         Broadcast       MAC Address       MTU     TSO MSS   Enabled Type  NetStack',
        'vmk50      0f1e2d3c-0000-1111-2222-333344445555    IPv4      169.254.1.1     255.255.0.0     169.254.255.255 00:50:56:aa:bb:50 1500    65535     true    STATIC hyperbus',
      ].join('\n'),
      'commands/localcli_vm-process-list.txt': '',
      ...changes,
    },
    logs: { [SYSLOG]: '2018-05-08T08:00:01Z hostd: ready' },
  })

describe('a host of NSX-T', () => {
  test('that has the Mux only is none of Guest Introspection', async () => {
    for (const rule of GI_GUEST_MUX) expect((await judge(rule, nsxT())).findings, rule.id).toEqual([])
  })

  test('with the switch of service VMs is, and its Mux goes by its own name', async () => {
    const { findings } = await judge(muxNoSvaLink, nsxT({ [VMKNICS]: listedWithout(VMKNICS, /^$/)[VMKNICS]! }))
    expect(findings[0]?.affects[0]).toBe('edge:e_epsec@esx07.lab.example')
    expect(findings[0]?.steps.map(({ command }) => command)).toContain('/etc/init.d/nsx-context-mux restart')
  })

  test('asks an agent of the host for its configuration, not the manager', async () => {
    const { check } = await judge(muxNoManagerLink, nsxT({ [VMKNICS]: listedWithout(VMKNICS, /^$/)[VMKNICS]! }))
    expect(check).toMatchObject({ outcome: 'not-applicable', missing: [] })
  })
})

test('of two hosts the one that is broken is named', async () => {
  const { findings } = await judge(
    muxNotRunning,
    giHost(),
    giHost({ host: 'esx08.lab.example', outputs: listedWithout(PS, /Mux/) }),
  )
  expect(findings.map(({ affects }) => affects[0])).toEqual(['node:mux@esx08.lab.example'])
})
