import { rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'

const ROW =
  /^((?:naa|eui|mpx|t10|vml)\.\S{1,200}:\d+)\s+(\/(?:vmfs|dev)\/\S+)\s+([\da-f]{8}-[\da-f]{8}-[\da-f]{4}-[\da-f]{12})\s+\d+\s+(\S.*?)\s*$/

/** `esxcfg-scsidevs -m`: which datastore lies on which partition of which device. */
export const scsidevsVolumes: SnapshotParser = {
  id: 'scsidevs-volumes',
  title: 'esxcfg-scsidevs -m',
  samples: [
    {
      text: 'naa.600a0b80001122330000aabbccddeeff:1 /vmfs/devices/disks/naa.600a0b80001122330000aabbccddeeff:1 5f3c2a11-7d3e5a10-1c1f-001122334455  0  shared 2',
      expect: {
        kind: 'datastore',
        count: 1,
        rows: [
          {
            line: 1,
            uuid: '5f3c2a11-7d3e5a10-1c1f-001122334455',
            name: 'shared 2',
            mount: 'naa.600a0b80001122330000aabbccddeeff:1',
            type: 'VMFS',
          },
        ],
      },
    },
  ],

  recognise: (lines) => (shareOf(lines, (line) => ROW.test(line)) > 0.8 ? 0.95 : 0),

  parse(lines) {
    const rows = rowsOf(lines, (line, lineNumber) => {
      const match = ROW.exec(line)
      return match && { line: lineNumber, uuid: match[3]!, name: match[4]!, mount: match[1]!, type: 'VMFS' }
    })
    return [snapshotOf('datastore', 'scsidevs-volumes', 'partitions with the UUIDs and names of datastores', rows)]
  },
}
