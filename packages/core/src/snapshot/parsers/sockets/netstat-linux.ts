import { endpointOf } from '../../endpoint.ts'
import { indexOfLine, rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { words } from '../../table.ts'
import { wholeNumber } from '../../values.ts'

const HEADER = /^Proto\s+Recv-Q\s+Send-Q\s+Local Address\s+Foreign Address\s+\(?[Ss]tate\)?/
const ROW = /^(?:tcp|udp|raw)(?:4|6|46|l6|lite6?)?\s+\d+\s+\d+\s+\S+\s+\S+/

/**
 * netstat of an appliance or a Linux guest, with `-p` (PID and program, which netstat cuts to 20 characters together)
 * and `-o` (timers), or without. The local sockets (`unix`) that follow are no part of the table.
 */
export const netstatLinux: SnapshotParser = {
  id: 'netstat-linux',
  title: 'netstat of Linux',
  begins: HEADER,
  samples: [
    {
      text: [
        'Active Internet connections (servers and established)',
        'Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name     Timer',
        'tcp        0      0 127.0.0.1:9123          0.0.0.0:*               LISTEN      4021/example-svc.la  off (0.00/0/0)',
        'tcp6       0     52 :::443                  10.9.8.7:51515          ESTABLISHED 812/envoy            keepalive (12.31/0/0)',
        'tcp        0      0 10.9.8.1:40100          10.9.8.7:443            TIME_WAIT   -                    timewait (4.10/0/0)',
        'udp        0      0 0.0.0.0:514             0.0.0.0:*                           77/rsyslogd          off (0.00/0/0)',
        'tcp        0      0 10.9.8.1:22             10.9.8.9:50000          ESTABLISHED 901/sshd: root@pts/0 on (0.20/0/0)',
        'Active UNIX domain sockets (servers and established)',
        'Proto RefCnt Flags       Type       State         I-Node   PID/Program name    Path',
        'unix  2      [ ACC ]     STREAM     LISTENING     11223    1/init              /run/systemd/private',
      ].join('\n'),
      expect: {
        kind: 'socket',
        count: 5,
        rows: [
          {
            line: 3,
            protocol: 'tcp',
            state: 'LISTEN',
            localAddress: '127.0.0.1',
            localPort: 9123,
            remoteAddress: '0.0.0.0',
            remotePort: null,
            pid: 4021,
            process: 'example-svc.la',
          },
          {
            protocol: 'tcp6',
            localAddress: '::',
            localPort: 443,
            remotePort: 51515,
            pid: 812,
            process: 'envoy',
            sendQueue: 52,
          },
          { state: 'TIME_WAIT', pid: null, process: null },
          { protocol: 'udp', state: null, localPort: 514, pid: 77, process: 'rsyslogd' },
          { process: 'sshd: root@pts/0' },
        ],
      },
    },
    {
      text: [
        'Active Internet connections (servers and established)',
        'Proto Recv-Q Send-Q Local Address           Foreign Address         State',
        'tcp        0      0 169.254.7.39:48651      0.0.0.0:*               LISTEN',
        'tcp        0      0 169.254.7.39:48651      169.254.7.1:11022       ESTABLISHED',
      ].join('\n'),
      expect: { kind: 'socket', count: 2, rows: [{ localPort: 48651, pid: null }, { remotePort: 11022 }] },
    },
  ],

  recognise(lines) {
    if (indexOfLine(lines, HEADER) >= 0) return 0.95
    // `netstat -tna | grep 48651` prints no header.
    return shareOf(lines, (line) => readRow(line, 1) !== null) === 1 ? 0.9 : 0
  },

  parse: (lines) => [
    snapshotOf('socket', 'netstat-linux', 'rows and titles of netstat of Linux', rowsOf(lines, readRow)),
  ],
}

function readRow(line: string, lineNumber: number): SnapshotRow<'socket'> | null {
  if (!ROW.test(line)) return null
  const [protocol, received, unsent, local, remote, ...rest] = words(line)
  const from = endpointOf(local!)
  const to = endpointOf(remote!)
  if (!from || !to) return null
  const state = rest[0] !== undefined && /^[A-Z][A-Z_0-9]+$/.test(rest[0]) ? rest.shift()! : null
  return {
    line: lineNumber,
    protocol: protocol!,
    state,
    localAddress: from.address,
    localPort: from.port,
    remoteAddress: to.address,
    remotePort: to.port,
    ...ownerOf(rest.join(' ')),
    world: null,
    receiveQueue: wholeNumber(received),
    sendQueue: wholeNumber(unsent),
  }
}

/** `4021/example-svc.la off (0.00/0/0)`; with `-e` user and inode stand before it; `-` when unknown. */
function ownerOf(text: string): { pid: number | null; process: string | null } {
  const owner = /(?:^|\s)(\d{1,10})\/(.+?)(?:\s+(?:off|on|keepalive|timewait|unkn-\d+) \(.*)?$/.exec(text)
  return { pid: wholeNumber(owner?.[1]), process: owner?.[2] ?? null }
}
