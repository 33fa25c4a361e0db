import { expect, test } from 'vitest'
import { analyse } from '../analyse.ts'
import { RULES } from '../index.ts'
import { type CaseMember, caseOf } from '../testing/case.ts'
import { GUEST, giHost, guestLog, plainHost, watchdogLine } from '../testing/gi-host.ts'

const LOG = `${GUEST}/vmware.log`
const CONNECTED = '08:10:38.020 vsep: AUDIT: VFileSocketMgrConnectHelper : Mux is connected'
const LOADED = '08:10:38.113 vsep: AUDIT: DriverEntry : vfileFilter build-6100221 loaded'
const TOOLS = '08:10:41.000 toolbox: Version: 10.3.10.12406 (build-12406962)'
const IGNORED =
  '09:00:00.500 vsep: AUDIT: VFileFltPostOpCreate : File (\\Windows\\errors\\lost.log) in a transaction, ignore'

/** ESXi 8 writes `time In(05) thread - text`. */
const OF_ESXI_8 = guestLog([CONNECTED, LOADED, TOOLS, IGNORED]).replaceAll('| vcpu-0| I125:', ' In(05) vcpu-0 -')

const NSX_T = giHost({
  version: '8.0.2',
  outputs: {
    'commands/localcli_software-vib-list.txt': [
      'Name             Version                  Vendor  Acceptance Level  Install Date  Platforms',
      '---------------  -----------------------  ------  ----------------  ------------  ---------',
      'esx-base         8.0.2-0.0.22380479       VMware  VMwareCertified   2018-05-06    host',
      'nsx-context-mux  4.1.2.1.0-8.0.22667789   VMware  VMwareCertified   2018-05-07    host',
    ].join('\n'),
    'commands/ps_-cPTgjstz.txt': [
      'WID      CID      WorldName              Command',
      '2100067  2100067  hostd-worker           /bin/hostd /etc/vmware/hostd/config.xml',
      '2100412  2100400  nsx-context-mux        /usr/lib/vmware/nsx-context-mux/bin/nsx-context-mux -c 9',
      '2100500  2100500  nsx-opsagent           /usr/lib/vmware/nsx-opsagent/bin/opsAgent',
    ].join('\n'),
    'commands/localcli_network-ip-connection-list.txt': [
      'Proto  Recv Q  Send Q  Local Address       Foreign Address      State        World ID  CC Algo  World Name',
      '-----  ------  ------  ------------------  -------------------  -----------  --------  -------  ----------',
      'tcp         0       0  169.254.1.1:50600   169.254.1.24:48651   ESTABLISHED   2100412  newreno  nsx-context-mux',
      'tcp         0       0  10.20.30.7:51200    10.20.30.40:1234     ESTABLISHED   2100600  newreno  nsx-proxy',
      'tcp         0       0  10.20.30.7:51201    10.20.30.40:1235     ESTABLISHED   2100600  newreno  nsx-proxy',
    ].join('\n'),
  },
  logs: { 'var/run/log/syslog.log': '2018-05-08T08:00:01Z hostd: ready', [LOG]: OF_ESXI_8 },
})

const SVA: CaseMember = {
  kind: 'sva-diagnostic',
  host: 'sva-a21',
  collectedAt: '2018-05-08T12:00:00Z',
  outputs: {
    'netstat_-tna.txt': [
      'Active Internet connections (servers and established)',
      'Proto Recv-Q Send-Q Local Address           Foreign Address         State',
      'tcp        0      0 0.0.0.0:48651           0.0.0.0:*               LISTEN',
      'tcp        0      0 169.254.1.24:48651      169.254.1.1:50600       ESTABLISHED',
    ].join('\n'),
    'ps_-ef.txt': [
      'UID        PID  PPID  C STIME TTY          TIME CMD',
      'root       801     1  0 08:00 ?        00:00:01 /opt/ds_agent/ds_agent -w /var/opt/ds_agent -b',
      'root       901     1  0 08:00 ?        00:00:00 /opt/ds_agent ds_am -g ../diag -v 5 -d /var/opt/ds_agent/am',
      'root       911   901  0 08:00 ?        00:01:02 /opt/ds_agent ds_am -g ../diag -v 5 -d /var/opt/ds_agent/am',
    ].join('\n'),
  },
}

/** A Japanese Windows, asked by somebody who followed the articles. */
const INSIDE: CaseMember = {
  kind: 'guest',
  host: 'app21',
  collectedAt: '2018-05-08T12:00:00Z',
  outputs: {
    'fltmc.txt': [
      'フィルター名                     インスタンス数  階層          フレーム',
      '------------------------------  -------------  ------------  -----',
      'vsepflt                                 4       328200         0',
      'WdFilter                                4       328010         0',
    ].join('\n'),
    'sc_query_vmci.txt': [
      'SERVICE_NAME: vmci',
      '        種類               : 1  KERNEL_DRIVER',
      '        状態               : 4  RUNNING',
    ].join('\n'),
  },
}

test.each<[string, CaseMember[]]>([
  ['a host', [giHost()]],
  ['two hosts', [giHost(), giHost({ host: 'esx08.lab.example', logs: { [LOG]: null } })]],
  ['a host with all that can be collected', [giHost(), SVA, INSIDE]],
  ['NSX 4 on ESXi 8', [NSX_T]],
  [
    'a guest that connects again after the Mux was restarted by hand',
    [
      giHost({
        logs: {
          'var/run/log/syslog.log': [
            watchdogLine('10:22:01', '[2100301] Terminating watchdog process with PID 2100301'),
            watchdogLine(
              '10:22:03',
              "[2107301] Begin '/usr/lib/vmware/vShield-Endpoint-Mux 900 -c 910', min-uptime = 60, max-quick-failures = 100, max-total-failures = 1000000",
            ),
            watchdogLine('10:22:03', "Executing '/usr/lib/vmware/vShield-Endpoint-Mux 900 -c 910'"),
          ].join('\n'),
          [LOG]: guestLog([CONNECTED, LOADED, TOOLS, IGNORED, CONNECTED.replace('08:10:38.020', '10:22:05.020')]),
        },
      }),
    ],
  ],
  ['a vSphere without Guest Introspection', [plainHost()]],
])('%s that is well: no finding above info', async (_name, members) => {
  const { store, bundles, reports } = caseOf(...members)
  const { findings, checks } = await analyse(store, bundles, reports, { rules: RULES })
  expect(findings.filter(({ severity }) => severity !== 'info').map(({ summary }) => summary.en)).toEqual([])
  expect(checks.filter(({ outcome }) => outcome === 'error')).toEqual([])
})
