import { expect, test } from 'vitest'
import { judge, refusal } from '../testing/judge.ts'
import { serviceBehindRefusedPort } from './service-behind-refused-port.ts'

const VPXD = 'var/log/vmware/vpxd/vpxd.log'
const PROXY = 'var/log/vmware/rhttpproxy/rhttpproxy.log'
const STATUS = 'commands/service-control_--status---all.txt'
const NETSTAT = 'commands/netstat_-apon.txt'
const HEAD =
  'Active Internet connections (servers and established)\nProto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name     Timer\n'
const listen = (port: number, process: string): string =>
  `${HEAD}tcp        0      0 127.0.0.1:${port}          0.0.0.0:*               LISTEN      ${process}            off (0.00/0/0)\n`

const failedTask = [
  '2025-05-31T09:20:50.924Z info vpxd[03477] [Originator@6876 sub=vpxLro opID=kd82-1021-auto-sd-h5:70001234-7a] [VpxLRO] -- BEGIN task-812 -- vm-12 -- vim.Folder.addStandaloneHost -- 52a5(52d2)',
  refusal('09:20:50.936', 'vpxd', '127.0.0.1:38420', '127.0.0.1:15005'),
  '2025-05-31T09:20:50.946Z info vpxd[03463] [Originator@6876 sub=Default opID=kd82-1021-auto-sd-h5:70001234-7a] [VpxLRO] -- ERROR task-812 -- vm-12 -- vim.Folder.addStandaloneHost: vmodl.fault.SystemError:',
  '--> Result:',
  '--> (vmodl.fault.SystemError) {',
  '-->    reason = "agent manager: Connection refused"',
  '--> }',
].join('\n')

test('another service: a failed task leads to the agent manager behind port 15005', async () => {
  const { findings } = await judge(serviceBehindRefusedPort, {
    host: 'vc01.lab.example',
    version: '6.7.0',
    logs: { [VPXD]: failedTask },
    outputs: {
      [STATUS]: 'Running:\n vmware-vpxd vmware-vmon vmware-rhttpproxy\nStopped:\n vmware-eam vmware-vcha\n',
      [NETSTAT]: listen(8085, '3433/vpxd'),
    },
  })
  expect(findings).toHaveLength(1)
  expect(findings[0]).toMatchObject({ catalogue: ['VC-01', 'VC-02'], severity: 'high' })
  expect(findings[0]!.affects).toContain('service:vmware-eam')
  expect(findings[0]!.affects).toContain('operation:kd82-1021-auto-sd-h5:70001234')
  expect(findings[0]!.chain.map(({ step }) => step)).toEqual([
    'operation',
    'error',
    'connection',
    'port',
    'service',
    'log',
  ])
  expect(findings[0]!.steps.map(({ command }) => command)).toContain('service-control --start vmware-eam')
})

test('without any listing the knowledge names the service, less surely', async () => {
  const { findings, analysis } = await judge(serviceBehindRefusedPort, { host: 'vc01', logs: { [VPXD]: failedTask } })
  expect(findings[0]!.affects).toContain('service:vmware-eam')
  expect(findings[0]!.confidence).toBeLessThan(0.9)
  expect(analysis.ports.find(({ port }) => port === 15005)).toMatchObject({
    state: 'unknown',
    basis: ['knowledge'],
    service: 'vmware-eam',
  })
})

test('the reverse proxy is envoy on vCenter 8 and rhttpproxy on 6.7', async () => {
  const logs = {
    [VPXD]: [1, 2, 3].map((n) => refusal(`09:20:5${n}.936`, 'vpxd', '127.0.0.1:38420', '127.0.0.1:443')).join('\n'),
  }
  const eight = await judge(serviceBehindRefusedPort, { version: '8.0.2', logs })
  const six = await judge(serviceBehindRefusedPort, { version: '6.7.0', logs })
  expect(eight.findings[0]!.affects[0]).toBe('service:vmware-envoy')
  expect(six.findings[0]!.affects[0]).toBe('service:vmware-rhttpproxy')
})

test('envoy tells of an upstream that refused', async () => {
  const line = (n: number): string =>
    `2025-05-31T09:20:5${n}.101Z info envoy[2101] [Originator@6876 sub=Default] 2025-05-31T09:20:5${n}.001Z POST /sdk HTTP/1.1 503 upstream_reset_before_response_started{connection_failure,delayed_connect_error:_111} UF - 0 159 1 192.0.2.7:40112 - 192.0.2.1:443 - 127.0.0.1:8085`
  const { findings } = await judge(serviceBehindRefusedPort, {
    version: '8.0.2',
    logs: { 'var/log/vmware/envoy/envoy-access-0.log': [1, 2, 3].map(line).join('\n') },
  })
  expect(findings[0]!.affects[0]).toBe('service:vmware-vpxd')
})

test('a Java service and a database behind IPv6 and names', async () => {
  const { findings } = await judge(serviceBehindRefusedPort, {
    logs: {
      'var/log/vmware/eam/eam.log': [1, 2, 3]
        .map(
          (n) =>
            `2025-05-31T09:20:5${n}.100Z | ERROR | vlsi | X.java | 12 | org.apache.http.conn.HttpHostConnectException: Connect to localhost:10080 [localhost/127.0.0.1] failed: Connection refused (Connection refused)`,
        )
        .join('\n'),
      'var/log/vmware/wcp/wcpsvc.log':
        '2025-05-31T09:21:00.12Z error wcp [db.go:31] [opID=1a2b] dial tcp [::1]:5432: connect: connection refused',
    },
  })
  expect(findings.map(({ affects }) => affects[0]).sort()).toEqual([
    'service:vmware-vpostgres',
    'service:vmware-vpxd-svcs',
  ])
})

test('times of a local zone are compared as instants', async () => {
  const { findings } = await judge(serviceBehindRefusedPort, {
    logs: { [VPXD]: failedTask.replaceAll(/2025-05-31T09:(\S+)Z/g, '2025-05-31T18:$1+09:00') },
  })
  expect(findings[0]).toMatchObject({ catalogue: ['VC-01', 'VC-02'], from: '2025-05-31T09:20:50.936000Z' })
})

test('refusals while a service starts, which runs then, are no fault', async () => {
  const { findings } = await judge(serviceBehindRefusedPort, {
    logs: {
      [PROXY]: [1, 2, 3, 4, 5]
        .map((n) => refusal(`09:20:5${n}.936`, 'rhttpproxy', '127.0.0.1:38420', '127.0.0.1:8085'))
        .join('\n'),
    },
    outputs: { [NETSTAT]: listen(8085, '3433/vpxd') },
  })
  expect(findings.map(({ severity }) => severity)).toEqual(['info'])
})

test('several failures at once are told apart', async () => {
  const { findings } = await judge(serviceBehindRefusedPort, {
    logs: {
      [VPXD]: failedTask,
      [PROXY]: [8190, 12346, 5090]
        .flatMap((port) =>
          [1, 2, 3].map((n) => refusal(`09:2${n}:50.000`, 'rhttpproxy', '127.0.0.1:40000', `127.0.0.1:${port}`)),
        )
        .sort()
        .join('\n'),
    },
  })
  expect(findings.map(({ affects }) => affects[0]).sort()).toEqual([
    'service:vmware-eam',
    'service:vmware-sps',
    'service:vmware-vapi-endpoint',
    'service:vsphere-ui',
  ])
  expect(findings.filter(({ catalogue }) => catalogue.includes('VC-01'))).toHaveLength(1)
})

test('more refusals than are read as rows are counted all the same, and rare ports among them are found', async () => {
  const flood = Array.from({ length: 1500 }, (_, n) => {
    const at = `09:${String(10 + Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}.000`
    return refusal(at, 'rhttpproxy', '127.0.0.1:40000', `127.0.0.1:${n === 700 ? 12346 : 8190}`)
  })
  const { analysis } = await judge(serviceBehindRefusedPort, { logs: { [PROXY]: flood.join('\n') } })
  expect(analysis.ports.map(({ port, refusals }) => [port, refusals])).toEqual([
    [8190, 1499],
    [12346, 1],
  ])
})

test('is clear without refusals, and cannot be known without logs', async () => {
  const clear = await judge(serviceBehindRefusedPort, {
    logs: { [VPXD]: '2025-05-31T09:20:50.936Z info vpxd[02486] [Originator@6876 sub=Default] hello' },
  })
  expect(clear.check.outcome).toBe('clear')
  expect((await judge(serviceBehindRefusedPort, {})).check.outcome).toBe('not-applicable')
})

const hostdRefused = ['05', '06', '07'].map((second) =>
  refusal(`04:10:${second}.100`, 'rhttpproxy', '127.0.0.1:30107', '127.0.0.1:8307'),
)
const esxi = (sockets: readonly string[]) => ({
  host: 'esx31.lab.example',
  kind: 'vm-support' as const,
  version: '8.0.2',
  logs: { 'var/run/log/rhttpproxy.log': hostdRefused.join('\n') },
  outputs: {
    'commands/ps_-cPTgjstz.txt':
      'WID      CID      WorldName              Command\n2100067  2100067  hostd-worker           /bin/hostd /etc/vmware/hostd/config.xml\n',
    'commands/localcli_network-ip-connection-list.txt': [
      'Proto  Recv Q  Send Q  Local Address       Foreign Address      State        World ID  CC Algo  World Name',
      '-----  ------  ------  ------------------  -------------------  -----------  --------  -------  ----------',
      'tcp         0       0  0.0.0.0:902         0.0.0.0:0            LISTEN        2098901  newreno  busybox',
      ...sockets,
    ].join('\n'),
  },
})

test('a port that holds connections is served, though the listing has no LISTEN row of it: refusals at boot are no fault', async () => {
  const served = await judge(
    serviceBehindRefusedPort,
    esxi([
      'tcp         0       0  127.0.0.1:8307      127.0.0.1:50112      ESTABLISHED   2100067  newreno  hostd-worker',
    ]),
  )
  expect(served.findings.map(({ severity }) => severity)).toEqual(['info'])
  const closed = await judge(serviceBehindRefusedPort, esxi([]))
  expect(closed.findings.map(({ severity }) => severity)).toEqual(['critical'])
  expect(closed.findings[0]!.summary.en).toContain('it runs now, yet nobody listens on the port')
})
