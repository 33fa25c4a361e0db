import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { hasUnderlinedTable, type TableShape, underlinedTable } from '../../table.ts'
import { truth } from '../../values.ts'

const SHAPE: TableShape = { needed: ['Name', 'Is Loaded', 'Is Enabled'] }

/** `esxcli system module list`: known modules, loaded or not. */
export const esxcliModules: SnapshotParser = {
  id: 'esxcli-modules',
  title: 'esxcli system module list',
  begins: /^\s*Name\s+Is Loaded\s+Is Enabled/,
  samples: [
    {
      text: [
        'Name                           Is Loaded  Is Enabled',
        '-----------------------------  ---------  ----------',
        'vmkernel                            true        true',
        'vmci                               false        true',
      ].join('\n'),
      expect: {
        kind: 'module',
        count: 2,
        rows: [
          { line: 3, name: 'vmkernel', loaded: true },
          { name: 'vmci', loaded: false, size: null, used: null },
        ],
      },
    },
  ],

  recognise: (lines) => (hasUnderlinedTable(lines, SHAPE) ? 0.95 : 0),

  parse(lines) {
    const rows = (underlinedTable(lines, SHAPE) ?? []).map(({ line, cell }) => ({
      line,
      name: cell('Name'),
      size: null,
      used: null,
      loaded: truth(cell('Is Loaded')),
    }))
    return [snapshotOf('module', 'esxcli-modules', 'titles Name, Is Loaded, Is Enabled', rows)]
  },
}
