import type { CaseMember } from './case.ts'

/*
 * Bundles of a host and of a service VM in small, for tests: healthy unless told otherwise. All of 2024-05-02, collected at
 * noon.
 */

const DAY = '2024-05-02T'
const COLLECTED = `${DAY}12:00:00Z`

interface HostOptions {
  host?: string
  sva?: string | null
  vms: readonly string[]
  vib?: boolean
  mux?: boolean
  /** Rows of the Mux to others: `169.254.1.24:48651 ESTABLISHED`. */
  links?: readonly string[]
  modules?: readonly string[]
  vmknic?: boolean
  /** Lines of syslog.log. */
  watchdog?: string
  /** vmware.log where it is not that of a healthy guest; null: there is none. */
  logOf?: Readonly<Record<string, string | null>>
  guestOs?: Readonly<Record<string, string>>
  /** Names of NSX-T. */
  nsx?: boolean
  /** Without the list of VMs. */
  withoutVmList?: boolean
}

const LINKS = ['169.254.1.24:48651 ESTABLISHED', '10.8.7.6:443 ESTABLISHED']

export function hostBundle(options: HostOptions): CaseMember {
  const { host = 'esx11.lab.example', sva = 'sva11', vms, vib = true, mux = true, vmknic = true, nsx = false } = options
  const name = nsx ? 'nsx-context-mux' : 'vShield-Endpoint-Mux'
  const command = nsx
    ? '/usr/lib/vmware/nsx-context-mux/bin/nsx-context-mux'
    : '/usr/lib/vmware/vShield-Endpoint-Mux 900 -c 910'
  const modules = options.modules ?? ['vmkernel', 'vmci', 'dvfilter']
  const all = sva === null ? vms : [...vms, sva]
  const listed = vmList(all)
  return {
    kind: 'vm-support',
    host,
    product: 'VMware ESXi',
    version: nsx ? '8.0.2' : '6.5.0',
    collectedAt: COLLECTED,
    outputs: {
      'commands/ps_-cPTgjstz.txt': [
        'WID      CID      WorldName              Command',
        '2100467  2100467  hostd-worker           /bin/hostd /etc/vmware/hostd/config.xml',
        ...(nsx ? ['2100900  2100900  nsx-opsagent           /opt/vmware/nsx-opsagent/bin/opsAgent'] : []),
        ...(mux
          ? [
              `2100223  2100223  sh                     /bin/sh /sbin/watchdog.sh -s ${name} -q 100 -t 1000000 ${command}`,
              `2100233  2100233  ${name}   ${command}`,
              `2100236  2100233  ${name}   ${command}`,
            ]
          : []),
      ].join('\n'),
      'commands/localcli_network-ip-connection-list.txt': connections(options.links ?? LINKS, name, nsx),
      'commands/localcli_software-vib-list.txt': vibs(vib ? (nsx ? 'nsx-context-mux' : 'epsec-mux') : null),
      'commands/vmkload_mod_-v10--l.txt': [
        '  Name                     Used  Size (kb)',
        ...modules.map((module) => `${module.padEnd(25)}    3        144`),
      ].join('\n'),
      'commands/esxcfg-vmknic_-l.txt': vmknics(vmknic),
      ...(options.withoutVmList ? {} : { 'commands/localcli_vm-process-list.txt': listed }),
      ...Object.fromEntries(
        vms.map((vm) => [`vmfs/volumes/ds11/${vm}/${vm}.vmx`, vmx(vm, options.guestOs?.[vm] ?? 'windows2019srv-64')]),
      ),
    },
    logs: {
      'var/run/log/syslog.log':
        options.watchdog ??
        `${DAY}07:00:00Z watchdog-${name}: Executing '${command}'\n${DAY}11:59:00Z jumpstart[2099]: done\n`,
      ...Object.fromEntries(
        vms.flatMap((vm) => {
          const log = options.logOf?.[vm] === undefined ? vmLog({}) : options.logOf[vm]
          return log === null ? [] : [[`vmfs/volumes/ds11/${vm}/vmware.log`, log] as const]
        }),
      ),
    },
  }
}

function connections(links: readonly string[], name: string, nsx: boolean): string {
  const rows = links.map((link) => {
    const [peer = '', state = ''] = link.split(' ')
    const own = peer.startsWith('169.254.') ? '169.254.1.1:54590' : '10.8.7.40:59572'
    return `tcp         0       0  ${own.padEnd(24)} ${peer.padEnd(24)} ${state.padEnd(12)}    250150  newreno  ${name}`
  })
  return [
    'Proto  Recv Q  Send Q  Local Address             Foreign Address           State        World ID  CC Algo  World Name',
    '-----  ------  ------  ------------------------  ------------------------  -----------  --------  -------  ----------',
    ...rows,
    'tcp         0       0  0.0.0.0:443               0.0.0.0:0                 LISTEN        2099300  newreno  rhttpproxy-work',
    ...(nsx
      ? [
          'tcp         0       0  10.8.7.40:40112           10.8.7.6:1234             ESTABLISHED   2100800  newreno  nsx-proxy',
        ]
      : []),
  ].join('\n')
}

function vibs(mux: string | null): string {
  return [
    'Name                           Version                               Vendor  Acceptance Level  Install Date',
    '-----------------------------  ------------------------------------  ------  ----------------  ------------',
    'esx-base                       6.5.0-1.26.5969303                    VMware  VMwareCertified   2023-08-11',
    ...(mux ? [`${mux.padEnd(30)} 6.5.0-5878325                         VMware  VMwareCertified   2023-09-02`] : []),
  ].join('\n')
}

function vmknics(service: boolean): string {
  return [
    'Interface  Port Group/DVPort/Opaque Network        IP Family IP Address      Netmask         Broadcast       MAC Address       MTU     TSO MSS   Enabled Type  NetStack',
    'vmk0       Management Network                      IPv4      10.8.7.40       255.255.255.0   10.8.7.255      24:6e:96:01:02:03 1500    65535     true    STATIC defaultTcpipStack',
    ...(service
      ? [
          'vmk2       vmservice-vmknic-pg                     IPv4      169.254.1.1     255.255.255.0   169.254.1.255   00:50:56:01:02:03 1500    65535     true    STATIC defaultTcpipStack',
        ]
      : []),
  ].join('\n')
}

function vmList(names: readonly string[]): string {
  return names
    .map((name, n) =>
      [
        `${name}:`,
        `   World ID: ${2_200_000 + n}`,
        '   Process ID: 0',
        `   VMX Cartel ID: ${2_300_000 + n}`,
        `   Display Name: ${name}`,
        `   Config File: /vmfs/volumes/ds11/${name}/${name}.vmx`,
        '',
      ].join('\n'),
    )
    .join('\n')
}

function vmx(name: string, guestOs: string): string {
  return [`.encoding = "UTF-8"`, `displayName = "${name}"`, `guestOS = "${guestOs}"`, 'virtualHW.version = "13"'].join(
    '\n',
  )
}

interface GuestOptions {
  /** Clock times; `null`: the filter is not there. */
  loaded?: string | null
  connected?: readonly string[]
  tools?: string | null
  more?: readonly string[]
}

/** A guest switched on at eight, its agent loaded and connected; the log goes on until half past eleven. */
export function vmLog({
  loaded = '08:00:21',
  connected = ['08:00:20'],
  tools = '08:00:40',
  more = [],
}: GuestOptions): string {
  const line = (time: string, text: string) => `${DAY}${time}.000Z| vcpu-0| I125: ${text}`
  return [
    line('08:00:00', 'Log for VMware ESX pid=2300001 version=6.5.0 build=build-5310538 option=Release'),
    ...connected.map((time) => line(time, 'Guest: vsep: AUDIT: VFileSocketMgrConnectHelper : Mux is connected')),
    ...(loaded ? [line(loaded, 'Guest: vsep: AUDIT: DriverEntry : vfileFilter build-4286645 loaded')] : []),
    ...(tools ? [line(tools, 'Guest: toolbox: Version: 10.3.10.12345 (build-12406962)')] : []),
    ...more,
    line('11:30:00', 'Tools_SetGuestResolution: Sending rpcMsg = Resolution_Set 1024 768'),
  ]
    .sort()
    .join('\n')
}

/** Diagnostics of a service VM of Trend Micro. */
export function svaBundle(options: { name?: string; refusedFrom?: string } = {}): CaseMember {
  const { name = 'sva11', refusedFrom } = options
  const tail = '/build/DEEPSECURITY_DSA/9.6_SP1/rhel6_64/en/Source/src/dsa/x.cpp:77:f | 4626:7F9E3B5BD700:dsa.NotifySvc'
  const beat = (time: string) => `2024-05-02 ${time}.000000: [Info/5] | Heartbeat | ${tail}`
  const refusal = (time: string) =>
    `2024-05-02 ${time}.000000: [Error/1] | amsocket open (/var/opt/ds_agent/am/am_cmd_socket) failed (error 111: Connection refused) | ${tail}`
  const agent = 'root      4626     1  0 May01 ?        00:10:11 /opt/ds_agent/ds_agent -w /var/opt/ds_agent -b -i'
  const scanner = (pid: number, parent: number) =>
    `root     ${pid} ${parent}  0 May01 ?        00:00:00 /opt/ds_agent ds_am -g ../diag -v 5 -d /var/opt/ds_agent/am`
  const isUp = refusedFrom === undefined
  return {
    kind: 'sva-diagnostic',
    host: name,
    collectedAt: COLLECTED,
    outputs: {
      'commands/ps_-ef.txt': [
        'UID        PID  PPID  C STIME TTY          TIME CMD',
        agent,
        ...(isUp ? [scanner(17087, 1), scanner(17107, 17087)] : []),
      ].join('\n'),
      'commands/netstat_-tna.txt': [
        'Active Internet connections (servers and established)',
        'Proto Recv-Q Send-Q Local Address               Foreign Address             State',
        'tcp        0      0 0.0.0.0:22                  0.0.0.0:*                   LISTEN',
        ...(isUp
          ? [
              'tcp        0      0 169.254.1.24:48651          0.0.0.0:*                   LISTEN',
              'tcp        0      0 169.254.1.24:48651          169.254.1.1:54590           ESTABLISHED',
            ]
          : []),
      ].join('\n'),
    },
    logs: {
      'var/opt/ds_agent/diag/ds_agent.log': [
        beat('08:00:00'),
        beat('10:00:00'),
        ...(refusedFrom ? Array.from({ length: 200 }, (_, n) => refusal(plus(refusedFrom, n * 18))) : []),
        beat('11:59:59'),
      ]
        .sort()
        .join('\n'),
    },
  }
}

function plus(time: string, seconds: number): string {
  return new Date(Date.parse(`${DAY}${time}Z`) + seconds * 1000).toISOString().slice(11, 19)
}
