import { indexOfLine, rowsOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { wholeNumber } from '../../values.ts'

const HEADER =
  /^COMMAND\s+PID\s+(?:TID\s+)?(?:TASKCMD\s+)?(?:PGID\s+|PPID\s+)?USER\s+FD\s+TYPE\s+DEVICE\s+SIZE\S*\s+NODE\s+NAME/
const ROW =
  /^(\S{1,80})\s+(\d{1,10})\s+(?:\S+\s+){1,4}?(cwd|rtd|txt|mem|DEL|del|err|NOFD|\d{1,7}[rwuW-]?[RWNrwuUx-]?)\s+([A-Za-z]\w*)\s+(.*)$/

/** lsof of Linux. Only files with a path are kept: sockets stand in the connection lists. */
export const lsof: SnapshotParser = {
  id: 'lsof',
  title: 'lsof of Linux',
  begins: HEADER,
  samples: [
    {
      text: [
        'COMMAND     PID   TID     USER   FD      TYPE             DEVICE SIZE/OFF       NODE NAME',
        'systemd       1           root  cwd       DIR                8,3     4096          2 /',
        'example    4021           svc    88w      REG              253,9   123456     654321 /storage/log/vmware/example/example.log',
        'example    4021  4022     svc    12u     IPv4              99887      0t0        TCP *:9123 (LISTEN)',
        'vpxd       3433           root  mem       REG                8,3             1187842 /lib64/libc.so (deleted)',
      ].join('\n'),
      expect: {
        kind: 'open-file',
        count: 3,
        rows: [
          { line: 2, pid: 1, process: 'systemd', descriptor: 'cwd', path: '/', writes: null },
          { pid: 4021, descriptor: '88w', path: '/storage/log/vmware/example/example.log', writes: true },
          { path: '/lib64/libc.so (deleted)' },
        ],
      },
    },
  ],

  recognise: (lines) => (indexOfLine(lines, HEADER) >= 0 ? 0.95 : 0),

  parse(lines) {
    const rows = rowsOf(lines, (line, lineNumber) => {
      const match = ROW.exec(line)
      const path = / (\/.*)$/.exec(match?.[5] ?? '')?.[1]
      if (!match || path === undefined) return null
      const [, process, pid, descriptor] = match
      const mode = /^\d+([rwu])/.exec(descriptor!)?.[1]
      const writes = mode === undefined ? null : mode !== 'r'
      return {
        line: lineNumber,
        pid: wholeNumber(pid),
        process: process!,
        descriptor: descriptor!,
        path: path.trimEnd(),
        writes,
      }
    })
    return [snapshotOf('open-file', 'lsof', 'titles of lsof', rows)]
  },
}
