import { keyedBlocks } from '../../blocks.ts'
import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { orNull } from '../../values.ts'

const isSwitch = (field: (key: string) => string): boolean => field('Num Ports') !== '' && field('Portgroups') !== ''

/** `esxcli network vswitch standard list`: a row a port group; its VLAN stands in the list of port groups. */
export const standardVswitches: SnapshotParser = {
  id: 'standard-vswitches',
  title: 'esxcli network vswitch standard list',
  samples: [
    {
      text: [
        'vSwitch0',
        '   Name: vSwitch0',
        '   Class: cswitch',
        '   Num Ports: 1792',
        '   Used Ports: 5',
        '   MTU: 1500',
        '   Uplinks: vmnic0, vmnic1',
        '   Portgroups: VM Network, Management Network',
      ].join('\n'),
      expect: {
        kind: 'port-group',
        count: 2,
        rows: [
          { line: 1, switch: 'vSwitch0', name: 'VM Network', vlan: null, used: null, uplinks: 'vmnic0, vmnic1' },
          { name: 'Management Network' },
        ],
      },
    },
  ],

  recognise: (lines) => (keyedBlocks(lines.slice(0, 200), 'Name').some(({ field }) => isSwitch(field)) ? 0.95 : 0),

  parse(lines) {
    const rows = keyedBlocks(lines, 'Name')
      .filter(({ field }) => isSwitch(field))
      .flatMap(({ line, field }) =>
        field('Portgroups')
          .split(/, */)
          .filter((name) => name !== '')
          .map((name) => ({
            line,
            switch: field('Name'),
            name,
            vlan: null,
            used: null,
            uplinks: orNull(field('Uplinks')),
          })),
      )
    return [snapshotOf('port-group', 'standard-vswitches', 'blocks of switches with their port groups', rows)]
  },
}
