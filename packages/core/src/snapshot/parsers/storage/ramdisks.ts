import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { hasUnderlinedTable, type TableShape, underlinedTable } from '../../table.ts'
import { byteSize, percent } from '../../values.ts'

const SHAPE: TableShape = {
  needed: ['Ramdisk Name', 'Reserved', 'Maximum', 'Used'],
  optional: [
    'System',
    'Include in Coredumps',
    'Peak Used',
    'Free',
    'Reserved Free',
    'Maximum Inodes',
    'Allocated Inodes',
    'Used Inodes',
    'Mount Point',
  ],
}

/** `esxcli system visorfs ramdisk list`. What is free is printed as a share only. */
export const ramdisks: SnapshotParser = {
  id: 'ramdisks',
  title: 'esxcli system visorfs ramdisk list',
  begins: /^\s*Ramdisk Name\s+System\s/,
  samples: [
    {
      text: [
        'Ramdisk Name  System  Include in Coredumps   Reserved     Maximum       Used  Peak Used  Free  Reserved Free  Maximum Inodes  Allocated Inodes  Used Inodes  Mount Point',
        '------------  ------  --------------------  ---------  ----------  ---------  ---------  ----  -------------  --------------  ----------------  -----------  -----------',
        'root            true                  true  32768 KiB   32768 KiB    328 KiB    332 KiB  98 %           98 %            8192              4096         3600  /',
        'tmp            false                 false   2048 KiB  262144 KiB  262144 KiB  9000 KiB   0 %            0 %            8192               256           20  /tmp',
      ].join('\n'),
      expect: {
        kind: 'filesystem',
        count: 2,
        rows: [
          {
            line: 3,
            device: 'root',
            mount: '/',
            type: 'ramdisk',
            size: 32768 * 1024,
            used: 328 * 1024,
            free: null,
            usedPercent: 2,
          },
          { device: 'tmp', mount: '/tmp', usedPercent: 100 },
        ],
      },
    },
  ],

  recognise: (lines) => (hasUnderlinedTable(lines, SHAPE) ? 0.95 : 0),

  parse(lines) {
    const rows = (underlinedTable(lines, SHAPE) ?? []).map(({ line, cell }) => {
      const free = percent(cell('Free'))
      return {
        line,
        device: cell('Ramdisk Name'),
        mount: cell('Mount Point') || cell('Ramdisk Name'),
        type: 'ramdisk',
        size: byteSize(cell('Maximum')),
        used: byteSize(cell('Used')),
        free: null,
        usedPercent: free === null ? null : 100 - free,
      }
    })
    return [snapshotOf('filesystem', 'ramdisks', 'titles of the list of ramdisks', rows)]
  },
}
