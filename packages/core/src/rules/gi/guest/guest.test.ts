import { describe, expect, test } from 'vitest'
import type { Rule } from '../../rule.ts'
import type { CaseMember } from '../../testing/case.ts'
import { GUEST, giHost, guestLog, plainHost, watchdogLine } from '../../testing/gi-host.ts'
import { judge } from '../../testing/judge.ts'
import { driversWithoutUse } from './drivers-without-use.ts'
import { guestAsleep } from './guest-asleep.ts'
import { guestCrashed } from './guest-crashed.ts'
import { guestHangs } from './guest-hangs.ts'
import { guestNotSupported } from './guest-not-supported.ts'
import { guestSlow } from './guest-slow.ts'
import { guestVmciNotRunning } from './guest-vmci-not-running.ts'
import { linuxAgentStopped } from './linux-agent-stopped.ts'
import { networkIntrospectionInstalled } from './network-introspection-installed.ts'
import { otherFileFilters } from './other-file-filters.ts'
import { thinAgentDebugOn } from './thin-agent-debug-on.ts'
import { thinAgentNotConnected } from './thin-agent-not-connected.ts'
import { thinAgentNotInstalled } from './thin-agent-not-installed.ts'
import { thinAgentNotLoaded } from './thin-agent-not-loaded.ts'
import { thinAgentReportsErrors } from './thin-agent-reports-errors.ts'
import { toolsNotRunning } from './tools-not-running.ts'
import { toolsOutdated } from './tools-outdated.ts'
import { toolsStopForwarding } from './tools-stop-forwarding.ts'
import { virtualHardwareOld } from './virtual-hardware-old.ts'
import { vmOnUnpreparedHost } from './vm-on-unprepared-host.ts'
import { vmStale } from './vm-stale.ts'

const LOG = `${GUEST}/vmware.log`
const VMX = `${GUEST}/app21.vmx`
const VIBS = 'commands/localcli_software-vib-list.txt'
const SYSLOG = 'var/run/log/syslog.log'

const LOADED = '08:10:38.113 vsep: AUDIT: DriverEntry : vfileFilter build-6100221 loaded'
const CONNECTED = '08:10:38.020 vsep: AUDIT: VFileSocketMgrConnectHelper : Mux is connected'
const TOOLS = '08:10:41.000 toolbox: Version: 10.3.10.12406 (build-12406962)'
const TIMEOUT = '11:20:00.000 Tools: Tools heartbeat timeout.'

const withLog = (...lines: readonly string[]): CaseMember => giHost({ logs: { [LOG]: guestLog(lines) } })
const withoutLog = giHost({ logs: { [LOG]: null } })

/** What somebody collected inside the guest. */
const inGuest = (
  outputs: Readonly<Record<string, string>>,
  logs: Readonly<Record<string, string>> = {},
): CaseMember => ({
  kind: 'guest',
  host: 'app21',
  collectedAt: '2018-05-08T12:00:00Z',
  outputs,
  logs,
})
const service = (name: string, state: string): CaseMember =>
  inGuest({
    [`sc_query_${name}.txt`]: [
      `SERVICE_NAME: ${name}`,
      '        TYPE               : 2  FILE_SYSTEM_DRIVER',
      `        STATE              : ${state}`,
    ].join('\n'),
  })
const filters = (...rows: readonly string[]): CaseMember =>
  inGuest({
    'fltmc.txt': [
      'Filter Name                     Num Instances    Altitude    Frame',
      '------------------------------  -------------  ------------  -----',
      ...rows,
      'luafv                                   1       135000         0',
    ].join('\n'),
  })
const VSEPFLT = 'vsepflt                                 4       328200         0'
const NOT_INSTALLED = inGuest({
  'sc_query_vsepflt.txt':
    '[SC] EnumQueryServicesStatus:OpenService FAILED 1060:\n\nThe specified service does not exist as an installed service.',
})
/** A vCenter whose log holds this event; vpxd writes events in this form. */
const vcenter = (type: string, text: string): CaseMember => ({
  kind: 'vc-support',
  host: 'vc.lab.example',
  logs: {
    'var/log/vmware/vpxd/vpxd.log': `2018-05-08T10:00:00.100Z info vpxd[02301] [Originator@6876 sub=vpxLro opID=5a] Event [90210] [1-1] [2018-05-08T10:00:00.100Z] [vim.event.${type}] [info] [LAB\\admin] [Lab] [90210] [${text}]`,
  },
})
const vmx = (guestOs: string, hardware = 13): Record<string, string> => ({
  [VMX]: [
    '.encoding = "UTF-8"',
    `virtualHW.version = "${hardware}"`,
    'displayName = "app21"',
    `guestOS = "${guestOs}"`,
  ].join('\n'),
})
const vibs = (...rows: readonly string[]): Record<string, string> => ({
  [VIBS]: [
    'Name         Version                      Vendor  Acceptance Level  Install Date',
    '-----------  ---------------------------  ------  ----------------  ------------',
    'epsec-mux    6.5.0esx65-6289700           VMware  VMwareCertified   2018-05-07',
    ...rows.map((row) => `${row}  VMware  VMwareCertified   2018-05-07`),
  ].join('\n'),
})
const DEBUG = Array.from(
  { length: 45 },
  (_, n) => `09:00:${String(n).padStart(2, '0')}.000 vsep: DEBUG: VFileOp : file ${n}`,
)

const WELL = [giHost()]
const THIN_AGENT = 'node:thin_agent@app21'
const VM = 'node:vm@app21'

interface Row {
  rule: Rule
  affects: string
  found: readonly CaseMember[][]
  clear?: readonly CaseMember[][]
  unknown: readonly CaseMember[][]
}

const ROWS: Row[] = [
  {
    rule: thinAgentNotLoaded,
    affects: THIN_AGENT,
    found: [
      [giHost(), filters()],
      [giHost(), service('vsepflt', '1  STOPPED')],
    ],
    clear: [
      WELL,
      [giHost(), filters(VSEPFLT)],
      // Never installed is another fault.
      [giHost(), NOT_INSTALLED],
    ],
    unknown: [[withLog(TOOLS)], [withoutLog]],
  },
  {
    rule: guestVmciNotRunning,
    affects: 'node:guest_vmci@app21',
    found: [[giHost(), service('vmci', '1  STOPPED')]],
    clear: [WELL, [withLog(LOADED, TOOLS), service('vmci', '4  RUNNING')]],
    unknown: [[withLog(LOADED, TOOLS)]],
  },
  {
    rule: thinAgentNotInstalled,
    affects: THIN_AGENT,
    found: [[withLog(TOOLS)], [giHost({ logs: { [LOG]: null } }), NOT_INSTALLED]],
    clear: [
      WELL,
      // Installed and stopped.
      [withLog(TOOLS), service('vsepflt', '1  STOPPED')],
      // It spoke in an earlier boot.
      [
        giHost({
          logs: {
            [`${GUEST}/vmware-3.log`]: guestLog([LOADED]).replaceAll('2018-05-08', '2018-05-07'),
            [LOG]: guestLog([TOOLS]),
          },
        }),
      ],
    ],
    unknown: [
      [withoutLog],
      // What guest it is nobody knows: it may be an appliance.
      [giHost({ outputs: { [VMX]: null }, logs: { [LOG]: guestLog([TOOLS]) } })],
    ],
  },
  {
    rule: thinAgentReportsErrors,
    affects: THIN_AGENT,
    found: [
      [withLog('08:10:38.113 vsep: ERROR: no memory', TOOLS)],
      [
        withLog(TOOLS),
        inGuest(
          {},
          {
            'system.log':
              '2018-05-08T08:10:20Z app21 Service Control Manager: The vsepflt service failed to start, status 0x80000011',
          },
        ),
      ],
    ],
    clear: [
      WELL,
      [
        withLog(
          '08:10:38.113 vsep: AUDIT: VFileFltPostOpCreate : File (\\error.log) in a transaction, ignore',
          LOADED,
          CONNECTED,
          TOOLS,
        ),
      ],
    ],
    unknown: [[withoutLog]],
  },
  {
    rule: thinAgentNotConnected,
    affects: 'edge:e_vmci@app21',
    found: [[withLog(LOADED, TOOLS)]],
    clear: [WELL],
    unknown: [[withoutLog], [giHost({ logs: { [LOG]: guestLog([LOADED, TOOLS], '08:11:00.000') } })]],
  },
  {
    rule: guestAsleep,
    affects: VM,
    found: [[giHost(), vcenter('VmGuestStandbyEvent', 'The guest app21 on esx07 in Lab is in standby')]],
    clear: [[giHost(), vcenter('VmGuestStandbyEvent', 'The guest app219 on esx07 in Lab is in standby')]],
    unknown: [WELL],
  },
  {
    rule: toolsNotRunning,
    affects: VM,
    found: [[withLog(CONNECTED, LOADED, TOOLS, TIMEOUT)]],
    clear: [WELL],
    unknown: [[withoutLog]],
  },
  {
    rule: toolsOutdated,
    affects: THIN_AGENT,
    found: [[giHost({ outputs: vibs('tools-light  12.3.5.22544099-22544096') })]],
    clear: [[giHost({ outputs: vibs('tools-light  10.3.10.12406962-14141615') })]],
    unknown: [
      // Up to ESXi 6.5 the VIB has the version of ESXi.
      [giHost({ outputs: vibs('tools-light  6.5.0-1.47.8285314') })],
      WELL,
    ],
  },
  {
    rule: toolsStopForwarding,
    affects: THIN_AGENT,
    found: [
      [
        giHost({
          logs: {
            [LOG]: guestLog([CONNECTED, LOADED, '08:10:41.000 toolbox: Version: 10.3.5.30077 (build-10430147)']),
            [SYSLOG]: watchdogLine('10:10:10', "Executing '/usr/lib/vmware/vShield-Endpoint-Mux 900 -c 910'"),
          },
        }),
      ],
    ],
    clear: [WELL],
    unknown: [[withoutLog]],
  },
  {
    rule: networkIntrospectionInstalled,
    affects: 'node:net_agent@app21',
    found: [
      [withLog('08:10:38.000 vnet: AUDIT: DriverEntry : vnetFilter build-6100333 loaded', CONNECTED, LOADED, TOOLS)],
    ],
    clear: [WELL],
    unknown: [[withoutLog]],
  },
  {
    rule: guestCrashed,
    affects: THIN_AGENT,
    found: [
      [giHost(), vcenter('VmGuestOSCrashedEvent', 'app21 on esx07: Guest operating system has crashed.')],
      [giHost(), inGuest({}, { 'crash.log': '2018-05-08T10:00:00Z app21 kernel: Bugcheck 0x000000D1 in vsepflt.sys' })],
    ],
    clear: [[giHost(), vcenter('VmGuestOSCrashedEvent', 'web99 on esx07: Guest operating system has crashed.')]],
    unknown: [WELL],
  },
  { rule: guestSlow, affects: '', found: [], clear: [], unknown: [WELL] },
  {
    rule: otherFileFilters,
    affects: THIN_AGENT,
    found: [[giHost(), filters(VSEPFLT, 'fileflt                                 6       328540         0')]],
    clear: [
      [giHost(), filters(VSEPFLT)],
      // Alone it stands in nobody's way.
      [giHost(), filters('fileflt                                 6       328540         0')],
    ],
    unknown: [WELL],
  },
  {
    rule: guestNotSupported,
    affects: VM,
    found: [[giHost({ outputs: vmx('winNTServer') })]],
    clear: [WELL],
    unknown: [[giHost({ outputs: { [VMX]: null } })]],
  },
  {
    rule: virtualHardwareOld,
    affects: VM,
    found: [[giHost({ outputs: { ...vmx('windows7-64', 8), ...vibs('esx-nsxv     6.4.3-0.0.9927516') } })]],
    clear: [WELL, [giHost({ outputs: { ...vmx('windows7-64', 8), ...vibs('esx-nsxv     6.3.1-0.0.5124743') } })]],
    unknown: [[giHost({ outputs: { [VMX]: null } })], [giHost({ outputs: vmx('windows7-64', 8) })]],
  },
  {
    rule: thinAgentDebugOn,
    affects: THIN_AGENT,
    found: [[withLog(CONNECTED, LOADED, TOOLS, ...DEBUG)]],
    clear: [WELL, [withLog(CONNECTED, LOADED, TOOLS, ...DEBUG.slice(0, 3))]],
    unknown: [[withoutLog]],
  },
  {
    rule: linuxAgentStopped,
    affects: THIN_AGENT,
    found: [
      [giHost({ outputs: vmx('rhel7-64') }), inGuest({ 'systemctl_status_vsepd.txt': vsepd('inactive (dead)') })],
    ],
    clear: [
      [giHost({ outputs: vmx('rhel7-64') }), inGuest({ 'systemctl_status_vsepd.txt': vsepd('active (running)') })],
    ],
    unknown: [[giHost({ outputs: vmx('rhel7-64') }), inGuest({ 'ps.txt': 'PID TTY TIME CMD\n' })]],
  },
  {
    rule: guestHangs,
    affects: VM,
    found: [
      [
        withLog(CONNECTED, LOADED, TOOLS, TIMEOUT),
        inGuest(
          {},
          {
            'system.log':
              '2018-05-08T11:19:00Z app21 Srv: The server was unable to allocate from the system nonpaged pool',
          },
        ),
      ],
    ],
    clear: [WELL],
    unknown: [[withLog(CONNECTED, LOADED, TOOLS, TIMEOUT)]],
  },
  {
    rule: vmOnUnpreparedHost,
    affects: VM,
    found: [
      [
        plainHost({ logs: { [LOG]: guestLog([CONNECTED, LOADED, TOOLS]) } }),
        giHost({
          host: 'esx08.lab.example',
          logs: { [LOG]: null },
          outputs: { 'commands/localcli_vm-process-list.txt': '', [VMX]: null },
        }),
      ],
    ],
    clear: [WELL],
    unknown: [
      [
        plainHost({ logs: { [LOG]: guestLog([CONNECTED, LOADED, TOOLS]) }, outputs: { [VIBS]: null } }),
        giHost({
          host: 'esx08.lab.example',
          logs: { [LOG]: null },
          outputs: { 'commands/localcli_vm-process-list.txt': '', [VMX]: null },
        }),
      ],
    ],
  },
  {
    rule: driversWithoutUse,
    affects: THIN_AGENT,
    found: [[plainHost({ logs: { [LOG]: guestLog([LOADED, TOOLS]) } })]],
    clear: [WELL, [plainHost({ logs: { [LOG]: guestLog([CONNECTED, LOADED, TOOLS]) } })]],
    unknown: [[plainHost({ logs: { [LOG]: guestLog([LOADED, TOOLS]) }, outputs: { [VIBS]: null } })]],
  },
  { rule: vmStale, affects: '', found: [], clear: [], unknown: [WELL] },
]

function vsepd(active: string): string {
  return [
    '● vsepd.service - Guest Introspection thin agent',
    '   Loaded: loaded (/usr/lib/systemd/system/vsepd.service; enabled)',
    `   Active: ${active} since Tue 2018-05-08 09:00:00 UTC; 3h ago`,
  ].join('\n')
}

describe.each(ROWS.map((row) => [row.rule.id, row] as const))('%s', (_id, row) => {
  const { rule, found, clear = [WELL], unknown, affects } = row

  if (found.length > 0)
    test.each(found.map((members, n) => [n + 1, members] as const))('is found, case %i', async (_n, members) => {
      const { findings, check } = await judge(rule, ...members)
      expect(check).toMatchObject({ outcome: 'found' })
      expect(findings.map((one) => one.affects[0])).toContain(affects)
      for (const { summary, evidence, steps, affects: all } of findings) {
        expect(evidence.length).toBeGreaterThan(0)
        expect(steps.length).toBeGreaterThan(0)
        expect(all).toContain('vm:app21')
        expect(`${summary.en}${summary.ja}`).not.toMatch(/undefined|null|NaN|\[object/)
      }
    })

  if (clear.length > 0)
    test.each(clear.map((members, n) => [n + 1, members] as const))('is not found, case %i', async (_n, members) => {
      const { findings, check } = await judge(rule, ...members)
      expect(findings).toEqual([])
      expect(check.outcome).toBe('clear')
    })

  test.each(unknown.map((members, n) => [n + 1, members] as const))('cannot be known, case %i', async (_n, members) => {
    const { findings, check } = await judge(rule, ...members)
    expect(findings).toEqual([])
    expect(check.outcome).toBe('not-applicable')
    expect(check.missing.length).toBeGreaterThan(0)
  })

  test('has nothing to say of a vSphere without Guest Introspection', async () => {
    const { findings, check } = await judge(rule, plainHost())
    expect(findings).toEqual([])
    expect(check).toMatchObject({ outcome: 'not-applicable', missing: [] })
    expect(check.reason?.en).toContain('Nothing in the bundles')
  })
})
