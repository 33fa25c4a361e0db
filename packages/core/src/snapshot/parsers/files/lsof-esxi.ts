import { indexOfLine, rowsOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { words } from '../../table.ts'
import { orNull, wholeNumber } from '../../values.ts'

const HEADER = /^\s*Cartel\s*\|\s*World name\s*\|\s*Type\s*\|\s*fd\s*\|\s*Description/

/** `vmkvsitools lsof`, which `lsof` of ESXi is. World names of VMs may hold blanks; types and descriptors do not. */
export const lsofEsxi: SnapshotParser = {
  id: 'lsof-esxi',
  title: 'lsof of ESXi',
  begins: HEADER,
  samples: [
    {
      text: [
        'Cartel    | World name           | Type      | fd  | Description',
        '2100067     hostd                  FILE        21    /var/run/log/hostd.log',
        '2100067     hostd                  CHAR        0     /dev/null',
        '2101000     vmx                    SOCKET_INET 30    (null)',
      ].join('\n'),
      expect: {
        kind: 'open-file',
        count: 2,
        rows: [
          { line: 2, pid: 2100067, process: 'hostd', descriptor: '21', path: '/var/run/log/hostd.log', writes: null },
          { path: '/dev/null' },
        ],
      },
    },
  ],

  recognise: (lines) => (indexOfLine(lines, HEADER) >= 0 ? 0.95 : 0),

  parse(lines) {
    const rows = rowsOf(lines, (line, lineNumber) => {
      if (HEADER.test(line)) return null
      const cells = line.includes('|') ? line.split('|').map((cell) => cell.trim()) : words(line, 5)
      const [cartel, process, , descriptor, description] = cells
      const pid = wholeNumber(cartel)
      const path = orNull(description)
      if (pid === null || path === null) return null
      return { line: lineNumber, pid, process: orNull(process), descriptor: orNull(descriptor), path, writes: null }
    })
    return [snapshotOf('open-file', 'lsof-esxi', 'titles Cartel, World name, fd, Description', rows)]
  },
}
