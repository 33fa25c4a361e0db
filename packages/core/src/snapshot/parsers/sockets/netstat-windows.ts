import { endpointOf } from '../../endpoint.ts'
import { indexOfLine, rowsOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { words } from '../../table.ts'
import { wholeNumber } from '../../values.ts'

const HEADER =
  /^\s*(?:Proto\s+Local Address\s+Foreign Address\s+State|プロトコル\s+ローカル アドレス\s+外部アドレス\s+状態)/
const ROW = /^\s*(?:TCP|UDP)\s+\S+:(?:\d+|\*)\s+\S+:(?:\d+|\*)(?:\s|$)/
const OWNER = /^\s*\[(.{1,100})\]\s*$/

/** `netstat -ano` of Windows, also Japanese; with `-b` the program stands in brackets on a line below. */
export const netstatWindows: SnapshotParser = {
  id: 'netstat-windows',
  title: 'netstat of Windows',
  begins: HEADER,
  samples: [
    {
      text: [
        '',
        'Active Connections',
        '',
        '  Proto  Local Address          Foreign Address        State           PID',
        '  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       812',
        '  TCP    10.9.8.1:50001         10.9.8.7:443           ESTABLISHED     2200',
        '  UDP    [::]:500               *:*                                    640',
      ].join('\n'),
      expect: {
        kind: 'socket',
        count: 3,
        rows: [
          { line: 5, protocol: 'tcp', state: 'LISTEN', localPort: 135, pid: 812 },
          { state: 'ESTABLISHED', remoteAddress: '10.9.8.7', remotePort: 443, pid: 2200 },
          { protocol: 'udp', state: null, localAddress: '::', localPort: 500, remotePort: null, pid: 640 },
        ],
      },
    },
    {
      text: [
        'アクティブな接続',
        '',
        '  プロトコル  ローカル アドレス      外部アドレス           状態            PID',
        '  TCP         0.0.0.0:445            0.0.0.0:0              LISTENING       4',
        ' [svchost.exe]',
      ].join('\n'),
      expect: { kind: 'socket', rows: [{ localPort: 445, pid: 4, process: 'svchost.exe' }] },
    },
  ],

  recognise: (lines) => (indexOfLine(lines, HEADER) >= 0 && !lines.some((line) => /Recv-Q/.test(line)) ? 0.95 : 0),

  parse(lines) {
    const rows = rowsOf(lines, (line, lineNumber) => readRow(line, lineNumber, lines[lineNumber]))
    return [snapshotOf('socket', 'netstat-windows', 'rows and titles of netstat of Windows', rows)]
  },
}

function readRow(line: string, lineNumber: number, below = ''): SnapshotRow<'socket'> | null {
  if (!ROW.test(line)) return null
  const [protocol, local, remote, ...rest] = words(line)
  const from = endpointOf(local!)
  const to = endpointOf(remote!)
  if (!from || !to) return null
  const state = rest.find((word) => /^[A-Z][A-Z_12]+$/.test(word)) ?? null
  return {
    line: lineNumber,
    protocol: protocol!.toLowerCase(),
    state: state === 'LISTENING' ? 'LISTEN' : state,
    localAddress: from.address,
    localPort: from.port,
    remoteAddress: to.address,
    remotePort: state === 'LISTENING' ? null : to.port,
    pid: wholeNumber(rest.at(-1)),
    process: OWNER.exec(below)?.[1] ?? null,
    world: null,
    receiveQueue: null,
    sendQueue: null,
  }
}
