import { keyedBlocks } from '../../blocks.ts'
import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { orNull } from '../../values.ts'

const isPath = (field: (key: string) => string): boolean => field('Runtime Name') !== '' && field('Adapter') !== ''

/** `esxcli storage core path list`. */
export const paths: SnapshotParser = {
  id: 'paths',
  title: 'esxcli storage core path list',
  samples: [
    {
      text: [
        'fc.2000:2001-fc.5000:5001-naa.600a0b80001122330000aabbccddeeff',
        '   UID: fc.2000:2001-fc.5000:5001-naa.600a0b80001122330000aabbccddeeff',
        '   Runtime Name: vmhba2:C0:T1:L4',
        '   Device: naa.600a0b80001122330000aabbccddeeff',
        '   Device Display Name: EXAMPLE Disk',
        '   Adapter: vmhba2',
        '   State: dead',
      ].join('\n'),
      expect: {
        kind: 'storage-path',
        count: 1,
        rows: [
          {
            line: 1,
            name: 'vmhba2:C0:T1:L4',
            adapter: 'vmhba2',
            device: 'naa.600a0b80001122330000aabbccddeeff',
            state: 'dead',
          },
        ],
      },
    },
  ],

  recognise: (lines) => (keyedBlocks(lines.slice(0, 200), 'UID').some(({ field }) => isPath(field)) ? 0.95 : 0),

  parse(lines) {
    const rows = keyedBlocks(lines, 'UID')
      .filter(({ field }) => isPath(field))
      .map(({ line, field }) => ({
        line,
        name: field('Runtime Name'),
        adapter: orNull(field('Adapter')),
        device: orNull(field('Device')),
        state: orNull(field('State')),
      }))
    return [snapshotOf('storage-path', 'paths', 'blocks of paths with Runtime Name and Adapter', rows)]
  },
}
