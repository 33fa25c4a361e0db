import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { hasUnderlinedTable, type TableShape, underlinedTable } from '../../table.ts'
import { orNull } from '../../values.ts'

const SHAPE: TableShape = {
  needed: ['Filter', 'Volume Name', 'Altitude', 'Instance Name'],
  wide: 'Volume Name',
  translated: {
    header: /^フィルター?\s+ボリューム名\s/,
    titles: ['Filter', 'Volume Name', 'Altitude', 'Instance Name', 'Frame'],
  },
}

/** `fltmc instances`: a line a volume that a filter is attached to; a row a filter, with how many there are. */
export const fltmcInstances: SnapshotParser = {
  id: 'fltmc-instances',
  title: 'fltmc instances of Windows',
  begins: /^(?:Filter\s+Volume Name\s|フィルター?\s+ボリューム名\s)/,
  samples: [
    {
      text: [
        'Filter                Volume Name                              Altitude        Instance Name       Frame   SprtFtrs  VlStatus',
        '--------------------  -------------------------------------  ------------  ----------------------  -----   --------  --------',
        'vsepflt               C:                                        328200     vsepflt Instance          0     00000003  ',
        'vsepflt               \\Device\\Mup                               328200     vsepflt Instance          0     00000003  ',
        'luafv                 C:                                        135000     luafv                     0     00000000  ',
      ].join('\n'),
      expect: {
        kind: 'minifilter',
        count: 2,
        rows: [
          { line: 3, name: 'vsepflt', instances: 2, altitude: '328200', frame: '0' },
          { name: 'luafv', instances: 1 },
        ],
      },
    },
  ],

  recognise: (lines) => (hasUnderlinedTable(lines, SHAPE) ? 0.95 : 0),

  parse(lines) {
    const rows = new Map<string, SnapshotRow<'minifilter'>>()
    for (const { line, cell } of underlinedTable(lines, SHAPE) ?? []) {
      const name = cell('Filter')
      const row = rows.get(name) ?? {
        line,
        name,
        instances: 0,
        altitude: orNull(cell('Altitude')),
        frame: orNull(cell('Frame')),
      }
      rows.set(name, { ...row, instances: (row.instances ?? 0) + 1 })
    }
    return [snapshotOf('minifilter', 'fltmc-instances', 'titles Filter, Volume Name, Altitude', [...rows.values()])]
  },
}
