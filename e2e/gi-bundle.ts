import { bundle } from '@bundlescope/testkit/bundle.ts'

/** What the tests of Guest Introspection look for in their host. */
export const GI_CASE = {
  host: 'esx31.case.example',
  /** Its thin agent was never loaded. */
  broken: 'desk08',
  guests: 9,
  /** Of the list of connections: the only one of the Mux is that to its manager. */
  manager: '10.31.0.9',
}

const COLLECTED = '2024-03-12T12:00:00Z'

/** vm-support of a host whose Mux runs but has no connection to the appliance, with nine guests, one without its agent. */
export function giHostBundle(seed: number): { name: string; bytes: Buffer } {
  const { host, broken, guests, manager } = GI_CASE
  const names = Array.from({ length: guests }, (_, i) => `desk${String(i + 1).padStart(2, '0')}`)
  const mux = 'vShield-Endpoint-Mux'
  const command = `/usr/lib/vmware/${mux} 900 -c 910`
  const outputs: Record<string, readonly string[]> = {
    'date.txt': ['Tue Mar 12 12:00:00 UTC 2024'],
    'uname_-a.txt': [
      `VMkernel ${host} 6.5.0 #1 SMP Release build-5310538 Mar 27 2017 20:29:21 x86_64 x86_64 x86_64 ESXi`,
    ],
    'vmware_-vl.txt': ['VMware ESXi 6.5.0 build-5310538', 'VMware ESXi 6.5.0 Update 1'],
    'ps_-cPTgjstz.txt': [
      'WID      CID      WorldName              Command',
      `${3_100_000 + seed}  3100000  hostd-worker           /bin/hostd /etc/vmware/hostd/config.xml`,
      `3100223  3100223  sh                     /bin/sh /sbin/watchdog.sh -s ${mux} -q 100 -t 1000000 ${command}`,
      `3100233  3100233  ${mux}   ${command}`,
    ],
    'localcli_network-ip-connection-list.txt': [
      'Proto  Recv Q  Send Q  Local Address             Foreign Address           State        World ID  CC Algo  World Name',
      '-----  ------  ------  ------------------------  ------------------------  -----------  --------  -------  ----------',
      `tcp         0       0  10.31.0.40:59572          ${`${manager}:443`.padEnd(24)}  ESTABLISHED   3100233  newreno  ${mux}`,
      'tcp         0       0  0.0.0.0:443               0.0.0.0:0                 LISTEN        3099300  newreno  rhttpproxy-work',
    ],
    'localcli_software-vib-list.txt': [
      'Name                           Version                               Vendor  Acceptance Level  Install Date',
      '-----------------------------  ------------------------------------  ------  ----------------  ------------',
      'esx-base                       6.5.0-1.26.5969303                    VMware  VMwareCertified   2023-08-11',
      'epsec-mux                      6.5.0-5878325                         VMware  VMwareCertified   2023-09-02',
    ],
    'vmkload_mod_-v10--l.txt': [
      '  Name                     Used  Size (kb)',
      'vmkernel                     3        144',
      'vmci                         3        144',
    ],
    'esxcfg-vmknic_-l.txt': [
      'Interface  Port Group/DVPort/Opaque Network        IP Family IP Address      Netmask         Broadcast       MAC Address       MTU     TSO MSS   Enabled Type  NetStack',
      'vmk0       Management Network                      IPv4      10.31.0.40      255.255.255.0   10.31.0.255     24:6e:96:01:02:03 1500    65535     true    STATIC defaultTcpipStack',
      'vmk2       vmservice-vmknic-pg                     IPv4      169.254.1.1     255.255.255.0   169.254.1.255   00:50:56:01:02:03 1500    65535     true    STATIC defaultTcpipStack',
    ],
    'localcli_vm-process-list.txt': names.flatMap((name, n) => [
      `${name}:`,
      `   World ID: ${3_200_000 + n}`,
      '   Process ID: 0',
      `   VMX Cartel ID: ${3_300_000 + n}`,
      `   Display Name: ${name}`,
      `   Config File: /vmfs/volumes/ds31/${name}/${name}.vmx`,
      '',
    ]),
  }
  const top = `esx-${host}-2024-03-12--12.00-${seed}`
  const commands = Object.entries(outputs).map(([name, lines]) => [`${top}/commands/${name}`, `${lines.join('\n')}\n`])
  const ofGuests = names.flatMap((name) => [
    [`${top}/vmfs/volumes/ds31/${name}/${name}.vmx`, `.encoding = "UTF-8"\ndisplayName = "${name}"\n`],
    [`${top}/vmfs/volumes/ds31/${name}/vmware.log`, guestLog(name !== broken)],
  ])
  const syslog = [
    `2024-03-12T07:00:00Z watchdog-${mux}: Executing '${command}'`,
    '2024-03-12T11:59:00Z jumpstart[3099]: done',
  ]
  const files = Object.fromEntries([
    ...commands,
    ...ofGuests,
    [`${top}/var/run/log/syslog.log`, `${syslog.join('\n')}\n`],
  ]) as Record<string, string>
  return { name: `${top}.tgz`, bytes: bundle(files, Date.parse(COLLECTED) / 1000).tgz() }
}

function guestLog(hasAgent: boolean): string {
  const line = (time: string, text: string) => `2024-03-12T${time}.000Z| vcpu-0| I125: ${text}\n`
  const agent = [
    line('08:00:20', 'Guest: vsep: AUDIT: VFileSocketMgrConnectHelper : Mux is connected'),
    line('08:00:21', 'Guest: vsep: AUDIT: DriverEntry : vfileFilter build-4286645 loaded'),
  ]
  return [
    line('08:00:00', 'Log for VMware ESX pid=3300001 version=6.5.0 build=build-5310538 option=Release'),
    ...(hasAgent ? agent : []),
    line('08:00:40', 'Guest: toolbox: Version: 10.3.10.12345 (build-12406962)'),
    line('11:30:00', 'Tools_SetGuestResolution: Sending rpcMsg = Resolution_Set 1024 768'),
  ].join('')
}
