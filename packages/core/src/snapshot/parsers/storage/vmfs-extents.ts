import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { hasUnderlinedTable, type TableShape, underlinedTable } from '../../table.ts'
import { orNull } from '../../values.ts'

const SHAPE: TableShape = {
  needed: ['Volume Name', 'VMFS UUID', 'Extent Number', 'Device Name', 'Partition'],
  wide: 'Volume Name',
}

/** `esxcli storage vmfs extent list`: a row an extent; the device stands in the column of the mount point. */
export const vmfsExtents: SnapshotParser = {
  id: 'vmfs-extents',
  title: 'esxcli storage vmfs extent list',
  begins: /^\s*Volume Name\s+VMFS UUID\s/,
  samples: [
    {
      text: [
        'Volume Name  VMFS UUID                            Extent Number  Device Name                           Partition',
        '-----------  -----------------------------------  -------------  ------------------------------------  ---------',
        'shared 2     5f3c2a11-7d3e5a10-1c1f-001122334455              0  naa.600a0b80001122330000aabbccddeeff          1',
      ].join('\n'),
      expect: {
        kind: 'datastore',
        count: 1,
        rows: [
          {
            uuid: '5f3c2a11-7d3e5a10-1c1f-001122334455',
            name: 'shared 2',
            mount: 'naa.600a0b80001122330000aabbccddeeff:1',
            type: 'VMFS',
          },
        ],
      },
    },
  ],

  recognise: (lines) => (hasUnderlinedTable(lines, SHAPE) ? 0.95 : 0),

  parse(lines) {
    const rows = (underlinedTable(lines, SHAPE) ?? []).map(({ line, cell }) => ({
      line,
      uuid: cell('VMFS UUID'),
      name: orNull(cell('Volume Name')),
      mount: `${cell('Device Name')}:${cell('Partition')}`,
      type: 'VMFS',
    }))
    return [snapshotOf('datastore', 'vmfs-extents', 'titles Volume Name, VMFS UUID, Device Name', rows)]
  },
}
