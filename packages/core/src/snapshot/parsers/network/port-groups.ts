import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { hasUnderlinedTable, type TableShape, underlinedTable } from '../../table.ts'
import { wholeNumber } from '../../values.ts'

const SHAPE: TableShape = { needed: ['Name', 'Virtual Switch', 'Active Clients', 'VLAN ID'], wide: 'Name' }

/** `esxcli network vswitch standard portgroup list`. */
export const portGroups: SnapshotParser = {
  id: 'port-groups',
  title: 'esxcli network vswitch standard portgroup list',
  begins: /^\s*Name\s+Virtual Switch\s+Active Clients\s+VLAN ID/,
  samples: [
    {
      text: [
        'Name                Virtual Switch  Active Clients  VLAN ID',
        '------------------  --------------  --------------  -------',
        'Management Network  vSwitch0                     1        0',
        'VLAN 20 clients     vSwitch1                     0       20',
      ].join('\n'),
      expect: {
        kind: 'port-group',
        count: 2,
        rows: [
          { line: 3, switch: 'vSwitch0', name: 'Management Network', vlan: 0, used: 1, uplinks: null },
          { name: 'VLAN 20 clients', vlan: 20 },
        ],
      },
    },
  ],

  recognise: (lines) => (hasUnderlinedTable(lines, SHAPE) ? 0.95 : 0),

  parse(lines) {
    const rows = (underlinedTable(lines, SHAPE) ?? []).map(({ line, cell }) => ({
      line,
      switch: cell('Virtual Switch'),
      name: cell('Name'),
      vlan: wholeNumber(cell('VLAN ID')),
      used: wholeNumber(cell('Active Clients')),
      uplinks: null,
    }))
    return [snapshotOf('port-group', 'port-groups', 'titles Name, Virtual Switch, Active Clients, VLAN ID', rows)]
  },
}
