import { indexOfLine, rowsOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { orNull, truth, wholeNumber } from '../../values.ts'

const HEADER = /^\s*Interface\s+(?:Port[ _]?Group\S*|DVPort)\b/
const MAC = '(?:[\\da-fA-F]{2}:){5}[\\da-fA-F]{2}'
/** The port group may hold anything, so the row is read from the first address on. */
const ROW = new RegExp(
  `^\\s*(vmk\\d+|vswif\\d+)\\s+(.*?)\\s+(?:(IPv[46])\\s+)?([\\da-fA-F.:]{2,45}|N/A)\\s+(\\S+)\\s+(?:(\\S+)\\s+)?(${MAC})\\s+(\\d+)(?:\\s+(.*))?$`,
)

/** `esxcfg-vmknic -l` of any release: with IP Family, TSO and NetStack or without them; also `esxcfg-vswif -l` of ESX. */
export const vmknic: SnapshotParser = {
  id: 'vmknic',
  title: 'esxcfg-vmknic -l',
  begins: HEADER,
  samples: [
    {
      text: [
        'Interface  Port Group/DVPort/Opaque Network        IP Family IP Address                              Netmask         Broadcast       MAC Address       MTU     TSO MSS   Enabled Type                NetStack            ',
        'vmk0       Management Network                      IPv4      10.9.8.1                                255.255.255.0   10.9.8.255      00:50:56:aa:bb:01 1500    65535     true    STATIC              defaultTcpipStack   ',
        'vmk0       Management Network                      IPv6      fe80::250:56ff:feaa:bb01                64                              00:50:56:aa:bb:01 1500    65535     true    STATIC, PREFERRED   defaultTcpipStack   ',
        'vmk5       vmservice-vmknic-pg                     IPv4      169.254.1.1                             255.255.255.0   169.254.1.255   00:50:56:aa:bb:05 1500    65535     false   STATIC              defaultTcpipStack   ',
      ].join('\n'),
      expect: {
        kind: 'vmknic',
        count: 3,
        rows: [
          {
            line: 2,
            name: 'vmk0',
            portGroup: 'Management Network',
            address: '10.9.8.1',
            netmask: '255.255.255.0',
            mac: '00:50:56:aa:bb:01',
            mtu: 1500,
            enabled: true,
          },
          { address: 'fe80::250:56ff:feaa:bb01', netmask: '64' },
          { name: 'vmk5', portGroup: 'vmservice-vmknic-pg', address: '169.254.1.1', enabled: false },
        ],
      },
    },
    {
      text: [
        'Interface Port Group IP Address Netmask MAC Address MTU Enabled Type',
        'vmk3 Storage A 10.9.7.3 255.255.255.0 00:50:56:aa:bb:03 9000 true STATIC',
      ].join('\n'),
      expect: { kind: 'vmknic', rows: [{ name: 'vmk3', portGroup: 'Storage A', mtu: 9000, enabled: true }] },
    },
  ],

  recognise: (lines) => (indexOfLine(lines, HEADER) >= 0 ? 0.95 : 0),

  parse(lines) {
    const rows = rowsOf(lines, (line, lineNumber) => {
      const match = ROW.exec(line)
      if (!match) return null
      const [, name, portGroup, , address, netmask, , mac, mtu, rest = ''] = match
      const enabled = truth(/\b(true|false)\b/.exec(rest)?.[1])
      return {
        line: lineNumber,
        name: name!,
        portGroup: orNull(portGroup),
        address: orNull(address),
        netmask: orNull(netmask),
        mac: mac!,
        mtu: wholeNumber(mtu),
        enabled,
      }
    })
    return [snapshotOf('vmknic', 'vmknic', 'titles Interface, Port Group, IP Address', rows)]
  },
}
