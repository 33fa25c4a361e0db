import { keyedBlocks } from '../../blocks.ts'
import { indexOfLine, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { orNull } from '../../values.ts'

const FIRST = /^Module Name:\s+\S/

/** `driverquery /v /fo list`. */
export const driverqueryList: SnapshotParser = {
  id: 'driverquery-list',
  title: 'driverquery /fo list of Windows',
  begins: FIRST,
  samples: [
    {
      text: [
        'Module Name:       vsepflt',
        'Display Name:      File Introspection Driver',
        'Driver Type:       File System ',
        'Start Mode:        System',
        'State:             Running',
        'Status:            OK',
        'Path:              C:\\Windows\\system32\\DRIVERS\\vsepflt.sys',
        '',
        'Module Name:       vmci',
        'Display Name:      VMCI',
        'Driver Type:       Kernel',
      ].join('\n'),
      expect: {
        kind: 'driver',
        count: 2,
        rows: [
          { line: 1, name: 'vsepflt', display: 'File Introspection Driver', type: 'File System', state: 'Running' },
          { line: 9, name: 'vmci', state: null },
        ],
      },
    },
  ],

  recognise: (lines) => (indexOfLine(lines, FIRST) >= 0 && indexOfLine(lines, /^Driver Type:\s/) >= 0 ? 0.95 : 0),

  parse(lines) {
    const rows = keyedBlocks(lines, 'Module Name').map(({ heading, line, field }) => ({
      line: heading === '' ? line : line + 1,
      name: field('Module Name'),
      display: orNull(field('Display Name')),
      type: orNull(field('Driver Type')),
      startMode: orNull(field('Start Mode')),
      state: orNull(field('State')),
      path: orNull(field('Path')),
    }))
    return [snapshotOf('driver', 'driverquery-list', 'fields Module Name and Driver Type', rows)]
  },
}
