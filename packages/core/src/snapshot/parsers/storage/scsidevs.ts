import { keyedBlocks } from '../../blocks.ts'
import { indexOfLine, rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { orNull } from '../../values.ts'

/** The last two titles run into each other. */
const COMPACT = /^\s*Device UID\s+Device Type\s+Console Device\s+Size\s+Multipath Plugin\s*Display Name/
const COMPACT_ROW = /^\s*((?:naa|eui|mpx|t10|vml)\.\S+)\s+(\S.*?)\s+(\/\S+)\s+(\d+MB)\s+(\S+)\s+(\S.*?)\s*$/
/** `Vendor: LSI       Model: Disk 9    Revis: 1.0` */
const VENDOR = /^(.*?)\s+Model: (.*?)\s+Revis:/

const isDevice = (field: (key: string) => string): boolean =>
  field('Console Device') !== '' && field('Display Name') !== ''

/** `esxcfg-scsidevs -c` (a table) and `-l` (blocks). */
export const scsidevs: SnapshotParser = {
  id: 'scsidevs',
  title: 'esxcfg-scsidevs -l',
  begins: COMPACT,
  samples: [
    {
      text: [
        'Device UID                            Device Type      Console Device                                            Size      Multipath PluginDisplay Name',
        'naa.600a0b80001122330000aabbccddeeff  Direct-Access    /vmfs/devices/disks/naa.600a0b80001122330000aabbccddeeff  69618MB   NMP     EXAMPLE Serial Attached SCSI Disk (naa.600a0b80001122330000aabbccddeeff)',
      ].join('\n'),
      expect: {
        kind: 'device',
        count: 1,
        rows: [
          {
            line: 2,
            id: 'naa.600a0b80001122330000aabbccddeeff',
            name: 'EXAMPLE Serial Attached SCSI Disk (naa.600a0b80001122330000aabbccddeeff)',
            vendor: null,
            state: null,
          },
        ],
      },
    },
    {
      text: [
        'mpx.vmhba32:C0:T0:L0',
        '   Device Type: CD-ROM',
        '   Size: 0 MB',
        '   Display Name: Local USB CD-ROM (mpx.vmhba32:C0:T0:L0)',
        '   Multipath Plugin: NMP',
        '   Console Device: /vmfs/devices/cdrom/mpx.vmhba32:C0:T0:L0',
        '   Vendor: EXAMPLE   Model: CDROM Drive       Revis: 0.01',
      ].join('\n'),
      expect: {
        kind: 'device',
        rows: [
          {
            id: 'mpx.vmhba32:C0:T0:L0',
            name: 'Local USB CD-ROM (mpx.vmhba32:C0:T0:L0)',
            vendor: 'EXAMPLE',
            model: 'CDROM Drive',
          },
        ],
      },
    },
  ],

  recognise(lines) {
    if (indexOfLine(lines, COMPACT) >= 0 || shareOf(lines, (line) => COMPACT_ROW.test(line)) === 1) return 0.95
    return keyedBlocks(lines.slice(0, 200), 'Device Type').some(({ field }) => isDevice(field)) ? 0.93 : 0
  },

  parse(lines) {
    const rows = [...rowsOf(lines, readCompact), ...readBlocks(lines)]
    return [snapshotOf('device', 'scsidevs', 'devices with their console device', rows)]
  },
}

function readCompact(line: string, lineNumber: number): SnapshotRow<'device'> | null {
  const match = COMPACT_ROW.exec(line)
  return match && { line: lineNumber, id: match[1]!, name: match[6]!, vendor: null, model: null, state: null }
}

const readBlocks = (lines: readonly string[]): SnapshotRow<'device'>[] =>
  keyedBlocks(lines, 'Device Type')
    .filter(({ field }) => isDevice(field))
    .map(({ heading, line, field }) => {
      const vendor = VENDOR.exec(field('Vendor'))
      return {
        line,
        id: heading,
        name: orNull(field('Display Name')),
        vendor: orNull(vendor?.[1]),
        model: orNull(vendor?.[2]),
        state: orNull(field('Status')),
      }
    })
