import { endpointOf } from '../../endpoint.ts'
import { indexOfLine, rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { words } from '../../table.ts'
import { wholeNumber } from '../../values.ts'

const HEADER = /^\s*Proto\s+Recv ?Q\s+Send ?Q\s+Local Address\s+Foreign Address\s+State\s+World ID\b/
const ROW =
  /^\s*(?:tcp|udp|raw)\w*\s+\d+\s+\d+\s+\S+[:.](?:\d+|\*)\s+\S+[:.](?:\d+|\*)\s+(?:[A-Z][A-Z_0-9]+\s+)?\d+(?:\s|$)/

/**
 * `esxcli network ip connection list` (`localcli …` in bundles). ESXi 5.x has no column `CC Algo`; later versions leave
 * it empty for UDP. Rows are read by their words, since wide addresses push them out of their columns.
 */
export const esxiConnections: SnapshotParser = {
  id: 'esxi-connections',
  title: 'esxcli network ip connection list',
  begins: HEADER,
  samples: [
    {
      text: [
        'Proto  Recv Q  Send Q  Local Address       Foreign Address      State        World ID  CC Algo  World Name',
        '-----  ------  ------  ------------------  -------------------  -----------  --------  -------  ----------',
        'tcp         0    4096  169.254.1.1:50600   169.254.1.21:48651   ESTABLISHED   2100412  newreno  nsx-context-mux',
        'tcp         0       0  0.0.0.0:902         0.0.0.0:0            LISTEN        2098901  newreno  busybox',
        'udp         0       0  [fe80::1%vmk0]:123  [::]:0                             2099010           ntpd',
      ].join('\n'),
      expect: {
        kind: 'socket',
        count: 3,
        rows: [
          {
            line: 3,
            protocol: 'tcp',
            state: 'ESTABLISHED',
            localPort: 50600,
            remoteAddress: '169.254.1.21',
            remotePort: 48651,
            world: 2100412,
            process: 'nsx-context-mux',
            pid: null,
            receiveQueue: 0,
            sendQueue: 4096,
          },
          { state: 'LISTEN', localPort: 902, remotePort: null, process: 'busybox' },
          { protocol: 'udp', state: null, localAddress: 'fe80::1%vmk0', process: 'ntpd' },
        ],
      },
    },
    {
      text: [
        'Proto Recv Q Send Q Local Address Foreign Address State World ID World Name',
        '----- ------ ------ ------------- --------------- ----- -------- ----------',
        'tcp 0 0 127.0.0.1:8307 127.0.0.1:50001 ESTABLISHED 3001 hostd-worker',
      ].join('\n'),
      expect: { kind: 'socket', rows: [{ localPort: 8307, world: 3001, process: 'hostd-worker' }] },
    },
    {
      // What is left after `| grep Mux`.
      text: 'tcp  0  0  169.254.1.1:54001  169.254.1.21:48651  ESTABLISHED  250150  vShield-Endpoint-Mux',
      expect: { kind: 'socket', rows: [{ remotePort: 48651, process: 'vShield-Endpoint-Mux', world: 250150 }] },
    },
  ],

  recognise(lines) {
    if (indexOfLine(lines, HEADER) >= 0) return 0.95
    return shareOf(lines, (line) => ROW.test(line)) === 1 ? 0.92 : 0
  },

  parse(lines) {
    const at = indexOfLine(lines, HEADER)
    const hasAlgorithm = at < 0 ? null : /\bCC\b/.test(lines[at]!)
    const rows = rowsOf(lines, (line, lineNumber) => readRow(line, lineNumber, hasAlgorithm))
    return [snapshotOf('socket', 'esxi-connections', 'rows and titles of the connection list of ESXi', rows)]
  },
}

/** Algorithms known to stand in the column, for rows without their titles. */
const ALGORITHMS = new Set(['newreno', 'cubic', 'dctcp', 'htcp'])

function readRow(line: string, lineNumber: number, hasAlgorithm: boolean | null): SnapshotRow<'socket'> | null {
  if (!ROW.test(line)) return null
  const [protocol, received, unsent, local, remote, ...rest] = words(line)
  const from = endpointOf(local!)
  const to = endpointOf(remote!)
  if (!from || !to) return null
  const state = /^[A-Z]/.test(rest[0]!) ? rest.shift()! : null
  const world = wholeNumber(rest.shift())
  if (ALGORITHMS.has(rest[0] ?? '') || (hasAlgorithm === true && rest.length > 1 && state !== null)) rest.shift()
  return {
    line: lineNumber,
    protocol: protocol!,
    state,
    localAddress: from.address,
    localPort: from.port,
    remoteAddress: to.address,
    // ESXi prints port 0 where nothing is at the other end.
    remotePort: to.port === 0 ? null : to.port,
    pid: null,
    process: rest.length === 0 ? null : rest.join(' '),
    world,
    receiveQueue: wholeNumber(received),
    sendQueue: wholeNumber(unsent),
  }
}
