import { keyedBlocks } from '../../blocks.ts'
import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { orNull } from '../../values.ts'

const isDevice = (field: (key: string) => string): boolean =>
  field('Devfs Path') !== '' || field('Multipath Plugin') !== ''

/** `esxcli storage core device list`. */
export const devices: SnapshotParser = {
  id: 'devices',
  title: 'esxcli storage core device list',
  samples: [
    {
      text: [
        'naa.600a0b80001122330000aabbccddeeff',
        '   Display Name: EXAMPLE Fibre Channel Disk (naa.600a0b80001122330000aabbccddeeff)',
        '   Has Settable Display Name: true',
        '   Size: 1048576',
        '   Device Type: Direct-Access',
        '   Multipath Plugin: NMP',
        '   Devfs Path: /vmfs/devices/disks/naa.600a0b80001122330000aabbccddeeff',
        '   Vendor: EXAMPLE',
        '   Model: LUN',
        '   Status: degraded',
        '',
        't10.ATA_____Disk_9:',
        '   Display Name: Local ATA Disk (t10.ATA_____Disk_9)',
        '   Multipath Plugin: HPP',
        '   Status: on',
      ].join('\n'),
      expect: {
        kind: 'device',
        count: 2,
        rows: [
          {
            line: 1,
            id: 'naa.600a0b80001122330000aabbccddeeff',
            name: 'EXAMPLE Fibre Channel Disk (naa.600a0b80001122330000aabbccddeeff)',
            vendor: 'EXAMPLE',
            model: 'LUN',
            state: 'degraded',
          },
          { line: 12, id: 't10.ATA_____Disk_9', state: 'on' },
        ],
      },
    },
  ],

  recognise: (lines) =>
    keyedBlocks(lines.slice(0, 200), 'Display Name').some(
      ({ field }) => isDevice(field) && field('Console Device') === '',
    )
      ? 0.92
      : 0,

  parse(lines) {
    const rows = keyedBlocks(lines, 'Display Name')
      .filter(({ heading, field }) => heading !== '' && isDevice(field))
      .map(({ heading, line, field }) => ({
        line,
        id: heading,
        name: orNull(field('Display Name')),
        vendor: orNull(field('Vendor')),
        model: orNull(field('Model')),
        state: orNull(field('Status')),
      }))
    return [snapshotOf('device', 'devices', 'blocks of devices with their display names', rows)]
  },
}
