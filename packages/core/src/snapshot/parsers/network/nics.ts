import { indexOfLine, rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { orNull } from '../../values.ts'

const HEADER = /^\s*Name\s+PCI(?: Device)?\s+Driver\s+(?:Admin Status\s+)?Link/
/** `Up Up 10000 Full` of esxcli, `Up 1000Mbps Full` of esxcfg-nics; the speed of a link that is down is 0. */
const ROW =
  /^\s*((?:vmnic|vusb)\d+)\s+(\S{4,14})\s+(\S+)\s+(?:(?:Up|Down)\s+)?(Up|Down)\s+(\d+)(?:Mbps)?\s+(\S+)\s+\W{0,2}((?:[\da-fA-FxX*]{2}:){5}[\da-fA-FxX*]{2})/

/** `esxcli network nic list` and `esxcfg-nics -l`. */
export const nics: SnapshotParser = {
  id: 'nics',
  title: 'esxcli network nic list',
  begins: HEADER,
  samples: [
    {
      text: [
        'Name    PCI Device    Driver    Admin Status  Link Status  Speed  Duplex  MAC Address         MTU  Description',
        '------  ------------  --------  ------------  -----------  -----  ------  -----------------  ----  -----------',
        'vmnic0  0000:02:01.0  nvmxnet3  Up            Up           10000  Full    00:50:56:aa:bb:01  1500  Example Controller',
        'vmnic1  0000:02:02.0  igbn      Up            Down             0  Half    00:50:56:aa:bb:02  1500  Example Controller',
      ].join('\n'),
      expect: {
        kind: 'nic',
        count: 2,
        rows: [
          { line: 3, name: 'vmnic0', driver: 'nvmxnet3', link: 'Up', speed: '10000 Mbit/s', mac: '00:50:56:aa:bb:01' },
          { name: 'vmnic1', link: 'Down', speed: null },
        ],
      },
    },
    {
      text: [
        'Name    PCI          Driver      Link Speed      Duplex MAC Address       MTU    Description',
        'vmnic2  0000:03:00.0 ixgben      Up   10000Mbps  Full   00:50:56:aa:bb:03 9000   Example 10 Gigabit',
      ].join('\n'),
      expect: { kind: 'nic', rows: [{ name: 'vmnic2', driver: 'ixgben', link: 'Up' }] },
    },
  ],

  recognise(lines) {
    if (indexOfLine(lines, HEADER) >= 0) return 0.95
    return shareOf(lines, (line) => ROW.test(line)) === 1 ? 0.9 : 0
  },

  parse(lines) {
    const rows = rowsOf(lines, (line, lineNumber) => {
      const match = ROW.exec(line)
      if (!match) return null
      const [, name, , driver, link, speed, , mac] = match
      return {
        line: lineNumber,
        name: name!,
        driver: orNull(driver),
        link: link!,
        speed: speed === '0' ? null : `${speed} Mbit/s`,
        mac: mac!,
      }
    })
    return [snapshotOf('nic', 'nics', 'titles Name, PCI, Driver, Link', rows)]
  },
}
