import { bundle, encrypted, type Files, gz, link } from '@bundlescope/testkit/bundle.ts'
import { dsAgent } from '@bundlescope/testkit/lines/ds-agent.ts'
import { eam, sps, stackTrace, vpxdSvcs } from '@bundlescope/testkit/lines/java.ts'
import { vmacore6, vmacore8 } from '@bundlescope/testkit/lines/vmacore.ts'
import { vmkernel6, vmkernel8 } from '@bundlescope/testkit/lines/vmkernel.ts'
import { vmx6, vmx8 } from '@bundlescope/testkit/lines/vmx.ts'

const START = Date.UTC(2024, 1, 29, 23, 58)
const TOP = 'esx-esx21.lab.example-2024-03-01--00.10-77'

/** So many lines, a second apart. */
function log(count: number, line: (time: number, i: number) => string): string {
  return Array.from({ length: count }, (_, i) => `${line(START + i * 1000, i)}\n`).join('')
}

const failed = '(vim.fault.InvalidState) {\n   faultMessage = <unset>,\n   msg = "The VM is busy"\n}'

/** A host of ESXi 8: every line with its severity, multi-line messages with the header again, a task that fails. */
const ESXI_8: Files = {
  [`${TOP}/commands/vmware_-vl.txt`]: 'VMware ESXi 8.0.2 build-22380479\nVMware ESXi 8.0 Update 2\n',
  [`${TOP}/commands/uname_-a.txt`]:
    'VMkernel esx21.lab.example 8.0.2 #1 SMP Release build-22380479 Sep  4 2023 15:00:20 x86_64 x86_64 x86_64 ESXi\n',
  [`${TOP}/var/run/log/hostd.0.gz`]: gz(
    log(40, (time, i) => hostd8(time, `Pnic vmnic${i % 4} is up`)),
    0,
  ),
  [`${TOP}/var/run/log/hostd.log`]:
    log(20, (time, i) => hostd8(time + 60_000, i === 7 ? `Two lines\nsecond of ${i}` : `Sample ${i} stored`)) +
    [
      hostd8(START + 90_000, 'Task Created : haTask-31-vim.VirtualMachine.powerOff-5001', 'esxui-9c1e-77d2'),
      hostd8(START + 90_020, `AdapterServer caught exception: ${failed}`, 'esxui-9c1e-77d2'),
      hostd8(
        START + 90_030,
        'Task Completed : haTask-31-vim.VirtualMachine.powerOff-5001 Status error',
        'esxui-9c1e-77d2',
      ),
      '',
    ].join('\n'),
  [`${TOP}/var/run/log/vmkernel.log`]: log(30, (time, i) =>
    vmkernel8({
      time,
      cpu: i % 8,
      world: 2_097_500 + i,
      level: i % 10 === 9 ? 'warning' : 'info',
      message: `NMP: path ${i} checked`,
    }),
  ),
  [`${TOP}/vmfs/volumes/65d0-aa/mail01/vmware.log`]: log(12, (time, i) =>
    vmx8({ time, thread: 'vmx', message: `Step ${i}` }),
  ),
}

function hostd8(time: number, message: string, op?: string): string {
  return vmacore8({ time, level: 'info', program: 'Hostd', thread: '2099001', sub: 'Hostsvc', op, message })
}

/** What must not bring anything down: a link, a password, an archive in an archive, double names, noise, a name that climbs. */
const ODD: Files = [
  [
    'logs/eam.log',
    log(9, (time) => eam({ time, level: 'INFO', thread: 'main', file: 'A.java', line: 7, message: 'All well' })),
  ],
  ['logs/eam.log', 'the same name again, and no format\n'],
  ['logs/link.log', link('/etc/passwd')],
  ['logs/secret.log', encrypted()],
  ['logs/empty.log', ''],
  ['../../climb.log', log(3, (time) => vmx6({ time, thread: 'vmx', message: 'outside?' }))],
  ['logs/noise.bin', Buffer.from(Array.from({ length: 600 }, (_, i) => (i * 7919) & 255))],
  [
    'logs/mixed.log',
    `${log(5, (time) => vmkernel6({ time, cpu: 1, world: 9, message: 'ok' }))}\u0000\u0000 NUL, and \uFFFD\nno stamp\n`,
  ],
  [
    'inner.tar',
    bundle({
      'deep/sps.log': log(6, (time) => javaError(time)),
      'deep/even.tgz': bundle({ 'x.log': log(2, (time) => svcs(time)) }).tgz(),
    }).tar(),
  ],
]

function javaError(time: number): string {
  const message = stackTrace('java.net.ConnectException: refused', ['a.B.c(B.java:1)', 'a.D.e(D.java:2)'])
  return sps({
    time,
    thread: 'pool-1-thread-1',
    level: 'ERROR',
    op: 'sps-Main-1-2',
    logger: 'com.example.Sync',
    message,
  })
}

function svcs(time: number): string {
  return vpxdSvcs({
    time,
    thread: 'tomcat-exec-1',
    level: 'INFO',
    logger: 'com.example.Pool',
    op: 'ab12',
    message: 'Lease returned',
  })
}

/** A log alone, cut by rotation inside a multi-line message. */
const CUT_LOG = `--> rest of what the file before began\n${log(25, (time, i) =>
  vmacore6({
    time,
    level: i === 3 ? 'error' : 'verbose',
    program: 'vpxd',
    thread: '07001',
    sub: 'Default',
    op: `HB-host-9@${i}-ab12`,
    message: i === 3 ? 'Lost\na\nb' : 'Synced',
  }),
)}`

const AGENT = log(8, (time) =>
  dsAgent({
    time,
    level: 'Info',
    rank: 5,
    message: 'Heartbeat sent',
    place: 'Beat.cpp:12:send',
    thread: '1A2:7F01:Beat',
  }),
)

/** File names and bytes of what the golden analyses are made of; unpacked bytes are the same on every machine. */
export const SAMPLES: Record<string, () => Buffer> = {
  'esxi8.tar': () => bundle(ESXI_8).tar(),
  'odd.zip': () => bundle(ODD).zip({ stored: true }),
  'truncated.tar': () => bundle(ESXI_8).tar().subarray(0, 13_000),
  'vpxd-12.log': () => Buffer.from(CUT_LOG),
  'ds_agent.log': () => Buffer.from(AGENT),
}
