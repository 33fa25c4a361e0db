import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { hasUnderlinedTable, type TableShape, underlinedTable } from '../../table.ts'
import { byteSize, orNull } from '../../values.ts'

const SHAPE: TableShape = {
  needed: ['Mount Point', 'Volume Name', 'UUID', 'Mounted', 'Type', 'Size', 'Free'],
  wide: 'Volume Name',
}

/** `esxcli storage filesystem list`: which UUID is which datastore, and how full it is. */
export const volumes: SnapshotParser = {
  id: 'volumes',
  title: 'esxcli storage filesystem list',
  begins: /^\s*Mount Point\s+Volume Name\s+UUID\s/,
  samples: [
    {
      text: [
        'Mount Point                                        Volume Name  UUID                                 Mounted  Type             Size          Free',
        '-------------------------------------------------  -----------  -----------------------------------  -------  ------  -------------  ------------',
        '/vmfs/volumes/5f3c2a11-7d3e5a10-1c1f-001122334455  local 1      5f3c2a11-7d3e5a10-1c1f-001122334455     true  VMFS-6  1099243192320  274810798080',
        '/vmfs/volumes/0ca01e7f-cc1ea1af                                 0ca01e7f-cc1ea1af                       true  vfat        261853184     261844992',
      ].join('\n'),
      expect: {
        kind: 'datastore',
        count: 2,
        rows: [
          {
            line: 3,
            uuid: '5f3c2a11-7d3e5a10-1c1f-001122334455',
            name: 'local 1',
            mount: '/vmfs/volumes/5f3c2a11-7d3e5a10-1c1f-001122334455',
            type: 'VMFS-6',
          },
          { uuid: '0ca01e7f-cc1ea1af', name: null },
        ],
      },
    },
  ],

  recognise: (lines) => (hasUnderlinedTable(lines, SHAPE) ? 0.95 : 0),

  parse(lines) {
    const table = underlinedTable(lines, SHAPE) ?? []
    const reason = 'titles Mount Point, Volume Name, UUID'
    const datastores = table.map(({ line, cell }) => ({
      line,
      uuid: cell('UUID'),
      name: orNull(cell('Volume Name')),
      mount: orNull(cell('Mount Point')),
      type: orNull(cell('Type')),
    }))
    const filesystems = table.map(({ line, cell }) => {
      const size = byteSize(cell('Size'))
      const free = byteSize(cell('Free'))
      const used = size === null || free === null ? null : size - free
      return {
        line,
        device: orNull(cell('Volume Name')),
        mount: cell('Mount Point'),
        type: orNull(cell('Type')),
        size,
        used,
        free,
        usedPercent: size && used !== null ? Math.round((used / size) * 100) : null,
      }
    })
    return [
      snapshotOf('datastore', 'volumes', reason, datastores),
      snapshotOf('filesystem', 'volumes', reason, filesystems),
    ]
  },
}
