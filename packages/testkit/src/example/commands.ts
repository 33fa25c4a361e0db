import type { Files } from '../bundle.ts'
import { DATASTORE, ESX, NEIGHBOURS, ORDER_DB, VC } from './cast.ts'

const table = (rows: readonly string[][], widths: readonly number[]) =>
  rows
    .map(
      (row) =>
        `${row
          .map((cell, i) => cell.padEnd(widths[i] ?? 0))
          .join(' ')
          .trimEnd()}\n`,
    )
    .join('')

/** Outputs of commands that ran when the vCenter bundle was collected. */
export const VC_COMMANDS: Files = {
  'commands/vpxd_-v.txt': `VMware VirtualCenter ${VC.version} build-${VC.build}\n`,
  'commands/hostname.txt': `${VC.host}\n`,
  'commands/date_-u.txt': 'Tue May 14 06:10:00 UTC 2024\n',
  'commands/uname_-a.txt': `Linux ${VC.host} 4.4.257-1.ph1 #1-photon SMP Thu Mar 4 07:41:12 UTC 2021 x86_64 GNU/Linux\n`,
  'commands/service-control_--status---all.txt':
    'Running:\n applmgmt lwsmd vmafdd vmcad vmdird vmonapi vmware-cis-license vmware-eam vmware-rhttpproxy vmware-stsd\n' +
    ' vmware-vapi-endpoint vmware-vmon vmware-vpostgres vmware-vpxd vmware-vpxd-svcs vsphere-ui\n' +
    'Stopped:\n vmware-imagebuilder vmware-netdumper vmware-sps vmware-vcha\n',
  'commands/netstat_-apon.txt': table(
    [
      ['Active Internet connections (servers and established)'],
      ['Proto', 'Recv-Q', 'Send-Q', 'Local Address', 'Foreign Address', 'State', 'PID/Program name', 'Timer'],
      ['tcp', '0', '0', '0.0.0.0:443', '0.0.0.0:*', 'LISTEN', '2705/rhttpproxy', 'off (0.00/0/0)'],
      ['tcp', '0', '0', '127.0.0.1:8085', '0.0.0.0:*', 'LISTEN', '4460/vpxd', 'off (0.00/0/0)'],
      ['tcp', '0', '0', '127.0.0.1:5432', '0.0.0.0:*', 'LISTEN', '2411/postgres', 'off (0.00/0/0)'],
      ['tcp', '0', '0', '127.0.0.1:15005', '0.0.0.0:*', 'LISTEN', '5301/vmware-eam.laun', 'off (0.00/0/0)'],
    ],
    [5, 6, 6, 23, 23, 11, 20],
  ),
  'commands/ps_auxwww.txt': table(
    [
      ['USER', 'PID', '%CPU', '%MEM', 'VSZ', 'RSS', 'TTY', 'STAT', 'START', 'TIME', 'COMMAND'],
      ['root', '2210', '0.1', '0.2', '91240', '30112', '?', 'Ssl', 'May02', '21:10', '/usr/lib/vmware-vmon/vmon'],
      ['vpxd', '4460', '9.4', '6.1', '3501020', '1002288', '?', 'Sl', 'May02', '402:11', '/usr/lib/vmware-vpx/vpxd'],
      [
        'eam',
        '5301',
        '0.8',
        '2.2',
        '2210000',
        '361200',
        '?',
        'Sl',
        'May02',
        '60:02',
        '/usr/java/jre-vmware/bin/vmware-eam.launcher -Xmx256m com.vmware.eam.Main',
      ],
    ],
    [8, 6, 4, 4, 8, 8, 4, 5, 6, 7],
  ),
  'etc/vmware/.buildInfo': `BUILDNUMBER:${VC.build}\nCLOUDVM_NAME:VMware-vCenter-Server-Appliance\nCLOUDVM_VERSION:${VC.version}.48000\nSUMMARY:vCenter Server Appliance\n`,
}

/** The same for the host's bundle. */
export const ESX_COMMANDS: Files = {
  README: 'Support information of an ESXi host.\nCaptured on 2024-05-14 06:10:00 UTC\n',
  'commands/vmware_-vl.txt': `VMware ESXi ${ESX.version} build-${ESX.build}\nVMware ESXi ${ESX.version} Update 3\n`,
  'commands/uname_-a.txt': `VMkernel ${ESX.host} ${ESX.version} #1 SMP Release build-${ESX.build} Mar  2 2021 20:11:04 x86_64 x86_64 x86_64 ESXi\n`,
  'commands/date.txt': 'Tue May 14 06:10:00 UTC 2024\n',
  'commands/localcli_vm-process-list.txt': NEIGHBOURS.map(
    (vm) =>
      `${vm.name}:\n   World ID: ${vm.world + 1}\n   Process ID: 0\n   VMX Cartel ID: ${vm.world}\n   Display Name: ${vm.name}\n   Config File: ${DATASTORE}/${vm.name}/${vm.name}.vmx\n`,
  ).join('\n'),
  'commands/localcli_network-ip-connection-list.txt': table(
    [
      ['Proto', 'Recv Q', 'Send Q', 'Local Address', 'Foreign Address', 'State', 'World ID', 'CC Algo', 'World Name'],
      [
        '-----',
        '------',
        '------',
        '---------------------',
        '---------------------',
        '-----------',
        '--------',
        '-------',
        '----------',
      ],
      ['tcp', '0', '0', '0.0.0.0:443', '0.0.0.0:0', 'LISTEN', '2099300', 'newreno', 'rhttpproxy-work'],
      ['tcp', '0', '0', '127.0.0.1:8307', '127.0.0.1:50112', 'ESTABLISHED', '2099471', 'newreno', 'hostd-worker'],
    ],
    [5, 6, 6, 21, 21, 11, 8, 7],
  ),
  'etc/vmware/esx.conf': `/adv/Misc/HostName = "${ESX.host}"\n/system/uuid = "5ff1c0a2-0000-0000-0000-3cecef21aa40"\n`,
  [`vmfs/volumes/${DATASTORE.slice(14)}/${ORDER_DB.name}/${ORDER_DB.name}.vmx`]: `displayName = "${ORDER_DB.name}"\nmemSize = "16384"\nnumvcpus = "4"\n`,
}
