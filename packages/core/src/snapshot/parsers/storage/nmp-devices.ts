import { keyedBlocks } from '../../blocks.ts'
import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { orNull } from '../../values.ts'

const isDevice = (field: (key: string) => string): boolean =>
  field('Storage Array Type') !== '' && field('Path Selection Policy') !== ''

/** `esxcli storage nmp device list`; the policy that picks the path stands in the column of the state. */
export const nmpDevices: SnapshotParser = {
  id: 'nmp-devices',
  title: 'esxcli storage nmp device list',
  samples: [
    {
      text: [
        'naa.600a0b80001122330000aabbccddeeff',
        '   Device Display Name: EXAMPLE iSCSI Disk (naa.600a0b80001122330000aabbccddeeff)',
        '   Storage Array Type: VMW_SATP_ALUA',
        '   Path Selection Policy: VMW_PSP_RR',
        '   Working Paths: vmhba33:C0:T0:L0',
      ].join('\n'),
      expect: {
        kind: 'device',
        count: 1,
        rows: [
          {
            id: 'naa.600a0b80001122330000aabbccddeeff',
            name: 'EXAMPLE iSCSI Disk (naa.600a0b80001122330000aabbccddeeff)',
            vendor: null,
            state: 'VMW_SATP_ALUA, VMW_PSP_RR',
          },
        ],
      },
    },
  ],

  recognise: (lines) =>
    keyedBlocks(lines.slice(0, 200), 'Device Display Name').some(({ field }) => isDevice(field)) ? 0.93 : 0,

  parse(lines) {
    const rows = keyedBlocks(lines, 'Device Display Name')
      .filter(({ heading, field }) => heading !== '' && isDevice(field))
      .map(({ heading, line, field }) => ({
        line,
        id: heading,
        name: orNull(field('Device Display Name')),
        vendor: null,
        model: null,
        state: `${field('Storage Array Type')}, ${field('Path Selection Policy')}`,
      }))
    return [snapshotOf('device', 'nmp-devices', 'blocks of devices with array type and path policy', rows)]
  },
}
