import { endpointOf } from '../../endpoint.ts'
import { indexOfLine, rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { words } from '../../table.ts'
import { wholeNumber } from '../../values.ts'

const HEADER = /^(?:Netid\s+)?State\s+Recv-Q\s+Send-Q\s+Local Address:Port\s+Peer Address:Port/
const ROW =
  /^(?:(?:tcp|udp|u_str|u_dgr|u_seq|nl|raw|p_raw|p_dgr|icmp6|sctp|v_str)\s+)?(?:LISTEN|ESTAB|UNCONN|TIME-WAIT|SYN-SENT|SYN-RECV|FIN-WAIT-[12]|CLOSE-WAIT|LAST-ACK|CLOSING|CLOSED)\s+\d+\s+\d+\s/

/** States as netstat calls them, so that one question finds them in both. */
const STATES: Readonly<Record<string, string>> = { ESTAB: 'ESTABLISHED', UNCONN: 'UNCONNECTED' }

/** `ss -anp`, `ss -tlnp`: with the column Netid when several kinds of sockets are listed. Local sockets are left out. */
export const ss: SnapshotParser = {
  id: 'ss',
  title: 'ss of Linux',
  begins: HEADER,
  samples: [
    {
      text: [
        'Netid State      Recv-Q Send-Q Local Address:Port               Peer Address:Port',
        'nl    UNCONN     0      0          rtnl:1/812                     *',
        'u_str ESTAB      0      0             * 20111                 * 20112               users:(("systemd",pid=1,fd=20))',
        'udp   UNCONN     0      0             *:514                   *:*                   users:(("rsyslogd",pid=77,fd=4))',
        'tcp   LISTEN     0      128    127.0.0.1:9123                  *:*                   users:(("example-svc.lau",pid=4021,fd=88),("x",pid=4022,fd=88))',
        'tcp   ESTAB      0      0         [::1]:5432               [::1]:40100',
      ].join('\n'),
      expect: {
        kind: 'socket',
        count: 3,
        rows: [
          { protocol: 'udp', state: 'UNCONNECTED', localPort: 514, remotePort: null, pid: 77, process: 'rsyslogd' },
          { protocol: 'tcp', state: 'LISTEN', localAddress: '127.0.0.1', localPort: 9123, pid: 4021, sendQueue: 128 },
          { state: 'ESTABLISHED', localAddress: '::1', remotePort: 40100, pid: null },
        ],
      },
    },
    {
      text: [
        'State    Recv-Q   Send-Q     Local Address:Port      Peer Address:Port  Process',
        'LISTEN   0        128              0.0.0.0:22             0.0.0.0:*      users:(("sshd",pid=901,fd=3))',
        'LISTEN   0        511                 [::]:443               [::]:*',
      ].join('\n'),
      expect: { kind: 'socket', rows: [{ protocol: 'tcp', localPort: 22, process: 'sshd' }, { localAddress: '::' }] },
    },
  ],

  recognise(lines) {
    if (indexOfLine(lines, HEADER) >= 0) return 0.95
    return shareOf(lines, (line) => ROW.test(line)) === 1 ? 0.9 : 0
  },

  parse: (lines) => [snapshotOf('socket', 'ss', 'rows and titles of ss', rowsOf(lines, readRow))],
}

function readRow(line: string, lineNumber: number): SnapshotRow<'socket'> | null {
  if (!ROW.test(line)) return null
  const cells = words(line)
  const protocol = /^[a-z]/.test(cells[0]!) ? cells.shift()! : 'tcp'
  const [state, received, unsent, local = '', remote = ''] = cells
  const from = endpointOf(local)
  const to = endpointOf(remote)
  if (!from || !to) return null
  const owner = /users:\(\("([^"]{0,200})",(?:pid=)?(\d{1,10})/.exec(line)
  return {
    line: lineNumber,
    protocol,
    state: STATES[state!] ?? state!.replaceAll('-', '_'),
    localAddress: from.address,
    localPort: from.port,
    remoteAddress: to.address,
    remotePort: to.port,
    pid: wholeNumber(owner?.[2]),
    process: owner?.[1] ?? null,
    world: null,
    receiveQueue: wholeNumber(received),
    sendQueue: wholeNumber(unsent),
  }
}
