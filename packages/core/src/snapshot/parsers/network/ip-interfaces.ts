import { keyedBlocks } from '../../blocks.ts'
import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { orNull, truth, wholeNumber } from '../../values.ts'

const isInterface = (field: (key: string) => string): boolean =>
  /^vmk\d+$/.test(field('Name')) &&
  field('MAC Address') !== '' &&
  field('Portset') + field('Portgroup') + field('Netstack Instance') !== ''

/** `esxcli network ip interface list`. Addresses stand in another listing: see `ipv4-interfaces`. */
export const ipInterfaces: SnapshotParser = {
  id: 'ip-interfaces',
  title: 'esxcli network ip interface list',
  samples: [
    {
      text: [
        'vmk0',
        '   Name: vmk0',
        '   MAC Address: 00:50:56:aa:bb:01',
        '   Enabled: true',
        '   Portset: vSwitch0',
        '   Portgroup: Management Network',
        '   Netstack Instance: defaultTcpipStack',
        '   VDS Name: N/A',
        '   MTU: 1500',
        '',
        'vmk9',
        '   Name: vmk9',
        '   MAC Address: 00:50:56:aa:bb:09',
        '   Enabled: false',
        '   Portset: DvsPortset-0',
        '   Portgroup: N/A',
        '   MTU: 9000',
      ].join('\n'),
      expect: {
        kind: 'vmknic',
        count: 2,
        rows: [
          {
            line: 1,
            name: 'vmk0',
            portGroup: 'Management Network',
            address: null,
            mac: '00:50:56:aa:bb:01',
            mtu: 1500,
            enabled: true,
          },
          { line: 11, name: 'vmk9', portGroup: null, enabled: false },
        ],
      },
    },
  ],

  recognise: (lines) => (keyedBlocks(lines.slice(0, 200), 'Name').some(({ field }) => isInterface(field)) ? 0.95 : 0),

  parse(lines) {
    const rows = keyedBlocks(lines, 'Name')
      .filter(({ field }) => isInterface(field))
      .map(({ line, field }) => ({
        line,
        name: field('Name'),
        portGroup: orNull(field('Portgroup')),
        address: null,
        netmask: null,
        mac: orNull(field('MAC Address')),
        mtu: wholeNumber(field('MTU')),
        enabled: truth(field('Enabled')),
      }))
    return [snapshotOf('vmknic', 'ip-interfaces', 'blocks of vmk interfaces', rows)]
  },
}
