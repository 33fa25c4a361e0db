import type { CaseMember } from './case.ts'

/** Folder of the one guest, `app21`. */
export const GUEST = 'vmfs/volumes/5b0c1d2e-0a0b0c0d-1111-005056aabb07/app21'

const MUX = '/usr/lib/vmware/vShield-Endpoint-Mux 900 -c 910'

/** Outputs and logs of an ESXi host on which Guest Introspection of NSX for vSphere is well, by path in its bundle. */
const OUTPUTS: Readonly<Record<string, string>> = {
  'commands/ps_-cPTgjstz.txt': [
    'WID      CID      WorldName              Command',
    '2100067  2100067  hostd-worker           /bin/hostd /etc/vmware/hostd/config.xml',
    `2100301  2100301  sh                     /bin/sh /sbin/watchdog.sh -s vShield-Endpoint-Mux -q 100 -t 1000000 ${MUX}`,
    `2100311  2100311  vShield-Endpoint-Mux   ${MUX}`,
    `2100314  2100311  vShield-Endpoint-Mux   ${MUX}`,
  ].join('\n'),
  'commands/localcli_network-ip-connection-list.txt': [
    'Proto  Recv Q  Send Q  Local Address       Foreign Address      State        World ID  CC Algo  World Name',
    '-----  ------  ------  ------------------  -------------------  -----------  --------  -------  ----------',
    'tcp         0       0  169.254.1.1:50600   169.254.1.24:48651   ESTABLISHED   2100314  newreno  vShield-Endpoint-Mux',
    'tcp         0       0  10.20.30.7:51200    10.20.30.40:443      ESTABLISHED   2100311  newreno  vShield-Endpoint-Mux',
    'tcp         0       0  0.0.0.0:902         0.0.0.0:0            LISTEN        2098901  newreno  busybox',
  ].join('\n'),
  'commands/vmkload_mod_-v10--l.txt': [
    '  Name                     Used  Size (kb)',
    'vmkernel                     0       7224',
    'vmci                         3        144',
  ].join('\n'),
  'commands/localcli_software-vib-list.txt': [
    'Name       Version               Vendor  Acceptance Level  Install Date',
    '---------  --------------------  ------  ----------------  ------------',
    'esx-base   6.5.0-2.50.8294253    VMware  VMwareCertified   2018-05-06',
    'epsec-mux  6.5.0esx65-6289700    VMware  VMwareCertified   2018-05-07',
  ].join('\n'),
  'commands/localcli_software-profile-get.txt': [
    'ESXi-6.5.0-20180502001-standard',
    '   Name: ESXi-6.5.0-20180502001-standard',
    '   Vendor: VMware, Inc.',
    '   Creation Time: 2018-05-02T07:08:09',
  ].join('\n'),
  'commands/esxcfg-vmknic_-l.txt': [
    'Interface  Port Group/DVPort/Opaque Network        IP Family IP Address      Netmask         Broadcast       MAC Address       MTU     TSO MSS   Enabled Type  NetStack',
    'vmk0       Management Network                      IPv4      10.20.30.7      255.255.255.0   10.20.30.255    00:50:56:aa:bb:01 1500    65535     true    STATIC defaultTcpipStack',
    'vmk5       vmservice-vmknic-pg                     IPv4      169.254.1.1     255.255.255.0   169.254.1.255   00:50:56:aa:bb:05 1500    65535     true    STATIC defaultTcpipStack',
  ].join('\n'),
  [`${GUEST}/app21.vmx`]: [
    '.encoding = "UTF-8"',
    'virtualHW.version = "13"',
    'displayName = "app21"',
    'guestOS = "windows9srv-64"',
  ].join('\n'),
  'commands/localcli_vm-process-list.txt': [
    'app21:',
    '   World ID: 2105001',
    '   VMX Cartel ID: 2105000',
    '   Display Name: app21',
    '   Config File: /vmfs/volumes/5b0c1d2e-0a0b0c0d-1111-005056aabb07/app21/app21.vmx',
    '',
    'sva-a21:',
    '   World ID: 2105011',
    '   VMX Cartel ID: 2105010',
    '   Display Name: sva-a21',
    '   Config File: /vmfs/volumes/5b0c1d2e-0a0b0c0d-1111-005056aabb07/sva-a21/sva-a21.vmx',
  ].join('\n'),
}

const LOGS: Readonly<Record<string, string>> = {
  'var/run/log/syslog.log': [
    watchdogLine(
      '08:00:01',
      `[2100301] Begin '${MUX}', min-uptime = 60, max-quick-failures = 100, max-total-failures = 1000000`,
    ),
    watchdogLine('08:00:01', `Executing '${MUX}'`),
  ].join('\n'),
  'var/run/log/esxupdate.log': '2018-05-08T06:00:00Z esxupdate: 2101001: esxupdate: INFO: ---',
  'var/run/log/vobd.log': '2018-05-08T08:00:00.100Z: [GenericCorrelator] 12us: [esx.audit.host.boot] Host has booted.',
  [`${GUEST}/vmware.log`]: guestLog([
    '08:10:38.020 vsep: AUDIT: VFileSocketMgrConnectHelper : Mux is connected',
    '08:10:38.113 vsep: AUDIT: DriverEntry : vfileFilter build-6100221 loaded',
    '08:10:41.000 toolbox: Version: 10.3.10.12406 (build-12406962)',
  ]),
}

/** A line of the Mux's watchdog of the day of the case; `at`: `08:00:01`. */
export function watchdogLine(at: string, text: string): string {
  return `2018-05-08T${at}Z watchdog-vShield-Endpoint-Mux: ${text}`
}

/** The end of a start of the Mux, as its watchdog writes it. */
export function quickExit(at: string, failure: number): string {
  return watchdogLine(at, `'${MUX}' exited after 3 seconds (quick failure ${failure}) 1`)
}

/** A vmware.log from power-on; lines `08:10:38.020 vsep: AUDIT: …` are the guest's, others stand as they are. */
export function guestLog(lines: readonly string[], end = '11:59:00.000'): string {
  const own = (at: string, text: string): string => `2018-05-08T${at}Z| vcpu-0| I125: ${text}`
  return [
    own('08:10:00.000', 'Log for VMware ESX pid=2105000 version=6.5.0 build=build-8294253 option=Release'),
    ...lines.map((line) => {
      const [, at = '', text = ''] = /^(\S+) (.*)$/.exec(line)!
      return own(at, /^(?:vsep|vnet|toolbox)/.test(text) ? `Guest: ${text}` : text)
    }),
    own(end, 'GuestRpc: Got RPCI vsocket connection 21, assigned to channel 1.'),
  ].join('\n')
}

interface Changes {
  host?: string
  version?: string
  /** In place of the healthy ones, by path; null: not in the bundle. */
  outputs?: Readonly<Record<string, string | null>>
  logs?: Readonly<Record<string, string | null>>
}

/** A healthy host but for what is changed. */
export function giHost({
  host = 'esx07.lab.example',
  version = '6.5.0',
  outputs = {},
  logs = {},
}: Changes = {}): CaseMember {
  return {
    kind: 'vm-support',
    host,
    product: 'VMware ESXi',
    version,
    collectedAt: '2018-05-08T12:00:00Z',
    outputs: without({ ...OUTPUTS, ...outputs }),
    logs: without({ ...LOGS, ...logs }),
  }
}

/** A host of a vSphere that has never heard of Guest Introspection. */
export function plainHost(changes: Changes = {}): CaseMember {
  const lines = (path: string, drop: RegExp): string =>
    OUTPUTS[path]!.split('\n')
      .filter((line) => !drop.test(line))
      .join('\n')
  const plain = Object.fromEntries(
    Object.keys(OUTPUTS).map((path) => [path, lines(path, /Mux|epsec|vmservice|sva-a21|210501[01]/)]),
  )
  return giHost({
    ...changes,
    outputs: { ...plain, ...changes.outputs },
    logs: {
      'var/run/log/syslog.log': "2018-05-08T08:00:01Z watchdog-hostd: Executing '/bin/hostd'",
      [`${GUEST}/vmware.log`]: guestLog(['08:10:41.000 toolbox: Version: 10.3.10.12406 (build-12406962)']),
      ...changes.logs,
    },
  })
}

/** The output of the healthy host without the lines that match. */
export function listedWithout(path: string, drop: RegExp): Record<string, string> {
  return {
    [path]: OUTPUTS[path]!.split('\n')
      .filter((line) => !drop.test(line))
      .join('\n'),
  }
}

function without(texts: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== null))
}
