import { describe, expect, test } from 'vitest'
import type { Rule } from '../../rule.ts'
import type { CaseMember } from '../../testing/case.ts'
import { giHost, listedWithout, plainHost, quickExit, watchdogLine } from '../../testing/gi-host.ts'
import { judge } from '../../testing/judge.ts'
import { imageProfileDamaged } from './image-profile-damaged.ts'
import { internalSwitchMissing } from './internal-switch-missing.ts'
import { muxCoreDumped } from './mux-core-dumped.ts'
import { muxDebugOn } from './mux-debug-on.ts'
import { muxFirewallClosed } from './mux-firewall-closed.ts'
import { muxInstallFailed } from './mux-install-failed.ts'
import { muxNoManagerLink } from './mux-no-manager-link.ts'
import { muxNoSvaLink } from './mux-no-sva-link.ts'
import { muxNotRunning } from './mux-not-running.ts'
import { muxRestartLoop } from './mux-restart-loop.ts'
import { muxSvaIncompatible } from './mux-sva-incompatible.ts'
import { muxVibMissing } from './mux-vib-missing.ts'
import { muxVibUnfitting } from './mux-vib-unfitting.ts'
import { muxWatchdogGaveUp } from './mux-watchdog-gave-up.ts'
import { rebootPending } from './reboot-pending.ts'
import { vibDependencyUnmet } from './vib-dependency-unmet.ts'
import { vmciModuleNotLoaded } from './vmci-module-not-loaded.ts'

const PS = 'commands/ps_-cPTgjstz.txt'
const CONNECTIONS = 'commands/localcli_network-ip-connection-list.txt'
const MODULES = 'commands/vmkload_mod_-v10--l.txt'
const VIBS = 'commands/localcli_software-vib-list.txt'
const VMKNICS = 'commands/esxcfg-vmknic_-l.txt'
const PROFILE = 'commands/localcli_software-profile-get.txt'
const REBOOTING = 'commands/localcli_software-vib-get---rebooting-image.txt'
const RULESETS = 'commands/localcli_network-firewall-ruleset-list.txt'
const SYSLOG = 'var/run/log/syslog.log'
const ESXUPDATE = 'var/run/log/esxupdate.log'

const LOOP = ['09:02:10', '09:02:16', '09:02:22', '09:02:28'].map((at, n) => quickExit(at, n + 1)).join('\n')
const NO_PROFILE =
  "2018-05-08T09:31:02Z esxupdate: 2101001: esxupdate: ERROR: InstallationError: (None, 'No image profile is found on the host or image profile is empty. An image profile is required to install or remove VIBs.')"
const UNMET =
  '2018-05-08T09:31:02Z esxupdate: 2101001: root: ERROR: vmware.esximage.Errors.DependencyError: VIB VMware_bootbank_epsec-mux_6.5.0esx65-6289700 requires vmkapi_2_4_0_0, but the requirement cannot be satisfied within the ImageProfile.'
const rulesets = (mux: boolean): string =>
  ['Name                  Enabled', '--------------------  -------', `vShield-Endpoint-Mux  ${mux}`].join('\n')
const imgdb = (size: number): string =>
  [
    '-rwx------ 1 root root 51306 May 20 19:28 0aa01e7f-cc1ea1af-bda0-000000000001/imgdb.tgz',
    `-rwx------ 1 root root ${size} May 19 17:32 0ab7587b-da2add08-3185-000000000002/imgdb.tgz`,
  ].join('\n')
const noLink = listedWithout(CONNECTIONS, /48651/)
const noWorlds = listedWithout(PS, /Mux/)
const noVib = listedWithout(VIBS, /epsec/)
const health = (wrong: boolean): CaseMember => ({
  kind: 'nsx-manager',
  host: 'nsx.lab.example',
  outputs: {
    'si.json': `{"results":[{"service_instance_id":"si-7","solution_status":"UP","is_sva_mux_incompatible":${wrong}}]}`,
  },
})
const pasted = (path: string, text: string): CaseMember => ({
  kind: 'vm-support',
  host: 'esx07.lab.example',
  outputs: { [path]: text },
})

interface Row {
  rule: Rule
  found: readonly CaseMember[][]
  clear?: readonly CaseMember[][]
  unknown: readonly CaseMember[][]
  affects: string
}

const MUX = 'node:mux@esx07.lab.example'
const LINK = 'edge:e_epsec@esx07.lab.example'
const ALL_WELL = [giHost()]

const ROWS: Row[] = [
  {
    rule: muxNotRunning,
    affects: MUX,
    found: [[giHost({ outputs: noWorlds })], [pasted('status.txt', 'vShield-Endpoint-Mux is not running')]],
    unknown: [[giHost({ outputs: { [PS]: null } })]],
  },
  {
    rule: muxRestartLoop,
    affects: MUX,
    found: [
      [giHost({ logs: { [SYSLOG]: LOOP } })],
      // Not so quick, but no better.
      [
        giHost({
          logs: {
            [SYSLOG]: ['09:10:00', '09:20:00', '09:30:00', '09:40:00', '09:50:00']
              .map((at) =>
                watchdogLine(at, "'/usr/lib/vmware/vShield-Endpoint-Mux 900 -c 910' exited after 540 seconds 139"),
              )
              .join('\n'),
          },
        }),
      ],
    ],
    clear: [ALL_WELL, [giHost({ logs: { [SYSLOG]: quickExit('09:02:10', 1) } })]],
    unknown: [[giHost({ logs: { [SYSLOG]: null } })]],
  },
  {
    rule: muxWatchdogGaveUp,
    affects: MUX,
    found: [
      [
        giHost({
          logs: {
            [SYSLOG]: watchdogLine(
              '09:40:00',
              "End '/usr/lib/vmware/vShield-Endpoint-Mux 900 -c 910', failure limit reached",
            ),
          },
        }),
      ],
    ],
    clear: [ALL_WELL, [giHost({ logs: { [SYSLOG]: LOOP } })]],
    unknown: [[giHost({ logs: { [SYSLOG]: null } })]],
  },
  {
    rule: muxNoSvaLink,
    affects: LINK,
    found: [
      [giHost({ outputs: noLink })],
      [giHost({ outputs: listedWithout(CONNECTIONS, /Mux/) })],
      [
        giHost({
          outputs: {
            [CONNECTIONS]: 'tcp 0 0 169.254.1.1:50600 169.254.1.24:48651 SYN_SENT 2100314 vShield-Endpoint-Mux',
          },
        }),
      ],
      // The host's list is not there; the SVA's is.
      [
        giHost({ outputs: { [CONNECTIONS]: null } }),
        {
          kind: 'sva-diagnostic',
          host: 'sva-a21',
          outputs: {
            'netstat_-tna.txt': [
              'Active Internet connections (servers and established)',
              'Proto Recv-Q Send-Q Local Address           Foreign Address         State',
              'tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN',
              'tcp        0      0 169.254.1.24:48651      0.0.0.0:*               LISTEN',
            ].join('\n'),
          },
        },
      ],
    ],
    unknown: [[giHost({ outputs: { [CONNECTIONS]: null } })]],
  },
  {
    rule: muxNoManagerLink,
    affects: 'edge:e_cfg@esx07.lab.example',
    found: [[giHost({ outputs: listedWithout(CONNECTIONS, /:443/) })]],
    unknown: [[giHost({ outputs: { [CONNECTIONS]: null } })]],
  },
  {
    rule: vmciModuleNotLoaded,
    affects: 'node:esx_vmci@esx07.lab.example',
    found: [[giHost({ outputs: listedWithout(MODULES, /^vmci/) })]],
    unknown: [[giHost({ outputs: { [MODULES]: null } })]],
  },
  {
    rule: muxVibMissing,
    affects: MUX,
    found: [
      // Its internal switch is there.
      [giHost({ outputs: noVib })],
      // The other host has it.
      [plainHost(), giHost({ host: 'esx08.lab.example' })],
    ],
    unknown: [[giHost({ outputs: { [VIBS]: null } })]],
  },
  {
    rule: muxVibUnfitting,
    affects: MUX,
    found: [
      [
        giHost({
          outputs: {
            [VIBS]: [vibList('epsec-mux', '6.5.0esx65-6289700'), vibRow('nsx-context-mux', '3.0.0.0.0-7.0.1')].join(
              '\n',
            ),
          },
        }),
      ],
      [
        giHost({ outputs: { [VIBS]: vibList('epsec-mux', '6.5.0esx65-5100100') } }),
        giHost({ host: 'esx08.lab.example' }),
      ],
    ],
    clear: [
      ALL_WELL,
      [
        giHost({
          host: 'esx06.lab.example',
          version: '6.0.0',
          outputs: { [VIBS]: vibList('epsec-mux', '6.5.0esx60-6289700') },
        }),
        giHost(),
      ],
    ],
    unknown: [[giHost({ outputs: { [VIBS]: null } })]],
  },
  {
    rule: muxInstallFailed,
    affects: MUX,
    found: [
      [giHost({ outputs: noVib, logs: { [ESXUPDATE]: UNMET } })],
      // Nothing else says that Guest Introspection is used, but the line does.
      [plainHost({ logs: { [ESXUPDATE]: UNMET } })],
    ],
    clear: [
      ALL_WELL,
      // Something else, and the Mux is there.
      [giHost({ logs: { [ESXUPDATE]: UNMET.replace('epsec-mux_6.5.0esx65-6289700', 'net-igb_5.2.5') } })],
    ],
    unknown: [[giHost({ logs: { [ESXUPDATE]: null } })]],
  },
  {
    rule: imageProfileDamaged,
    affects: MUX,
    found: [
      [giHost({ logs: { [ESXUPDATE]: NO_PROFILE } })],
      [giHost({ outputs: { [PROFILE]: '\n' } })],
      [giHost({ outputs: { 'commands/ls_-l_imgdb.txt': imgdb(93) } })],
    ],
    clear: [ALL_WELL, [giHost({ outputs: { 'commands/ls_-l_imgdb.txt': imgdb(50635), [PROFILE]: null } })]],
    unknown: [[giHost({ outputs: { [PROFILE]: null } })]],
  },
  {
    rule: vibDependencyUnmet,
    affects: MUX,
    found: [[giHost({ logs: { [ESXUPDATE]: UNMET } })]],
    clear: [ALL_WELL, [giHost({ logs: { [ESXUPDATE]: NO_PROFILE } })]],
    unknown: [[giHost({ logs: { [ESXUPDATE]: null } })]],
  },
  {
    rule: muxFirewallClosed,
    affects: LINK,
    found: [[giHost({ outputs: { ...noLink, [RULESETS]: rulesets(false) } })]],
    clear: [
      [giHost({ outputs: { ...noLink, [RULESETS]: rulesets(true) } })],
      // It is connected all the same.
      [giHost({ outputs: { [RULESETS]: rulesets(false) } })],
    ],
    unknown: [[giHost({ outputs: noLink })]],
  },
  {
    rule: internalSwitchMissing,
    affects: LINK,
    found: [[giHost({ outputs: { ...noLink, ...listedWithout(VMKNICS, /vmservice/) } })]],
    clear: [ALL_WELL, [giHost({ outputs: noLink })]],
    unknown: [[giHost({ outputs: { ...noLink, [VMKNICS]: null } })]],
  },
  {
    rule: muxDebugOn,
    affects: MUX,
    found: [[giHost({ logs: { 'var/log/paste.log': '2018-05-08T11:00:00Z nsxcli: Current logging level is debug' } })]],
    clear: [[giHost({ logs: { 'var/log/paste.log': '2018-05-08T11:00:00Z nsxcli: Current logging level is info' } })]],
    unknown: [ALL_WELL],
  },
  {
    rule: muxCoreDumped,
    affects: MUX,
    found: [
      [
        giHost({
          logs: {
            'var/run/log/vobd.log':
              '2018-05-08T09:02:10.100Z: [UserWorldCorrelator] 12us: [esx.problem.application.core.dumped] An application (/usr/lib/vmware/vShield-Endpoint-Mux) running on ESXi host has crashed (1 time(s) so far). A core file may have been created at /var/core/vShield-Endpoint-M-zdump.000.',
          },
        }),
      ],
      [giHost({ logs: { 'var/core/vShield-Endpoint-M-zdump.000': '' } })],
    ],
    unknown: [[giHost({ logs: { 'var/run/log/vobd.log': null } })]],
  },
  {
    rule: rebootPending,
    affects: 'node:esx_host@esx07.lab.example',
    found: [
      [giHost({ outputs: { [REBOOTING]: vibBlock('epsec-mux', '6.5.0esx65-7000001') } })],
      [
        giHost({
          logs: {
            [ESXUPDATE]:
              '2018-05-08T09:31:02Z esxupdate: 2101001: HostImage: ERROR: Live image has been updated but /altbootbank image has not.',
          },
        }),
      ],
    ],
    clear: [
      ALL_WELL,
      // Rebooted since.
      [
        giHost({
          logs: {
            [ESXUPDATE]:
              '2018-05-08T07:31:02Z esxupdate: 2101001: HostImage: ERROR: Live image has been updated but /altbootbank image has not.',
          },
        }),
      ],
      [giHost({ outputs: { [REBOOTING]: vibBlock('epsec-mux', '6.5.0esx65-6289700') } })],
    ],
    unknown: [[giHost({ outputs: { [VIBS]: null } })]],
  },
  {
    rule: muxSvaIncompatible,
    affects: LINK,
    found: [[giHost(), health(true)]],
    clear: [[giHost(), health(false)]],
    unknown: [[giHost({ outputs: { [CONNECTIONS]: null } })]],
  },
]

function vibRow(name: string, version: string): string {
  return `${name.padEnd(15)}  ${version.padEnd(22)}  VMware  VMwareCertified   2018-05-07`
}

function vibList(name: string, version: string): string {
  return [
    'Name             Version                 Vendor  Acceptance Level  Install Date',
    '---------------  ----------------------  ------  ----------------  ------------',
    vibRow('esx-base', '6.5.0-2.50.8294253'),
    vibRow(name, version),
  ].join('\n')
}

function vibBlock(name: string, version: string): string {
  return [
    `VMware_bootbank_${name}_${version}`,
    `   Name: ${name}`,
    `   Version: ${version}`,
    '   Type: bootbank',
    '   Vendor: VMware',
    '   Acceptance Level: VMwareCertified',
  ].join('\n')
}

describe.each(ROWS.map((row) => [row.rule.id, row] as const))('%s', (_id, row) => {
  const { rule, found, clear = [ALL_WELL], unknown, affects } = row

  test.each(found.map((members, n) => [n + 1, members] as const))('is found, case %i', async (_n, members) => {
    const { findings, check } = await judge(rule, ...members)
    expect(check).toMatchObject({ outcome: 'found' })
    expect(findings.map((one) => one.affects[0])).toContain(affects)
    for (const { summary, evidence, steps, affects: all } of findings) {
      expect(evidence.length).toBeGreaterThan(0)
      expect(steps.length).toBeGreaterThan(0)
      expect(all.at(-1)).toMatch(/^host:/)
      expect(`${summary.en}${summary.ja}`).not.toMatch(/undefined|null|NaN|\[object/)
    }
  })

  test.each(clear.map((members, n) => [n + 1, members] as const))('is not found, case %i', async (_n, members) => {
    const { findings, check } = await judge(rule, ...members)
    expect(findings).toEqual([])
    expect(check).toMatchObject({ outcome: 'clear' })
  })

  test.each(unknown.map((members, n) => [n + 1, members] as const))('cannot be known, case %i', async (_n, members) => {
    const { findings, check } = await judge(rule, ...members)
    expect(findings).toEqual([])
    expect(check.outcome).toBe('not-applicable')
    expect(check.missing.length).toBeGreaterThan(0)
  })

  test('has nothing to say of a host that has no Guest Introspection', async () => {
    const { findings, check } = await judge(rule, plainHost())
    expect(findings).toEqual([])
    expect(check).toMatchObject({ outcome: 'not-applicable', missing: [] })
    expect(check.reason?.en).toContain('Nothing in the bundles')
  })
})
