import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { hasUnderlinedTable, type TableShape, underlinedTable } from '../../table.ts'
import { orNull } from '../../values.ts'

const SHAPE: TableShape = {
  needed: ['Name', 'IPv4 Address', 'IPv4 Netmask'],
  optional: ['IPv4 Broadcast', 'Address Type', 'Gateway', 'DHCP DNS'],
}

/** `esxcli network ip interface ipv4 get`. */
export const ipv4Interfaces: SnapshotParser = {
  id: 'ipv4-interfaces',
  title: 'esxcli network ip interface ipv4 get',
  begins: /^\s*Name\s+IPv4 Address\s+IPv4 Netmask/,
  samples: [
    {
      text: [
        'Name  IPv4 Address  IPv4 Netmask   IPv4 Broadcast  Address Type  Gateway   DHCP DNS',
        '----  ------------  -------------  --------------  ------------  --------  --------',
        'vmk0  10.9.8.1      255.255.255.0  10.9.8.255      STATIC        10.9.8.9     false',
        'vmk5  169.254.1.1   255.255.255.0  169.254.1.255   STATIC        0.0.0.0      false',
      ].join('\n'),
      expect: {
        kind: 'vmknic',
        count: 2,
        rows: [
          { line: 3, name: 'vmk0', address: '10.9.8.1', netmask: '255.255.255.0', mac: null },
          { address: '169.254.1.1' },
        ],
      },
    },
  ],

  recognise: (lines) => (hasUnderlinedTable(lines, SHAPE) ? 0.95 : 0),

  parse(lines) {
    const rows = (underlinedTable(lines, SHAPE) ?? []).map(({ line, cell }) => ({
      line,
      name: cell('Name'),
      portGroup: null,
      address: orNull(cell('IPv4 Address')),
      netmask: orNull(cell('IPv4 Netmask')),
      mac: null,
      mtu: null,
      enabled: null,
    }))
    return [snapshotOf('vmknic', 'ipv4-interfaces', 'titles Name, IPv4 Address, IPv4 Netmask', rows)]
  },
}
