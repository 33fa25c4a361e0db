import { indexOfLine, LONGEST_LINE, snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'

const DEVICE = /^((?:naa|eui|mpx|t10|vml)\.\S{1,200}) : (\S.*?)\s*$/
const PATH = /^\s*((vmhba\d+):C\d+:T\d+:L\d+) LUN:\d+ state:(\S+)/

/** `esxcfg-mpath -b`: every device with its paths below it. */
export const mpath: SnapshotParser = {
  id: 'mpath',
  title: 'esxcfg-mpath -b',
  begins: DEVICE,
  samples: [
    {
      text: [
        'naa.600a0b80001122330000aabbccddeeff : EXAMPLE Disk (naa.600a0b80001122330000aabbccddeeff)',
        '   vmhba2:C0:T1:L4 LUN:4 state:active fc Adapter: WWNN: 20:00 WWPN: 20:01 Target: WWNN: 50:00',
        '   vmhba3:C0:T1:L4 LUN:4 state:dead fc Adapter: WWNN: 20:00 WWPN: 20:02 Target: WWNN: 50:00',
      ].join('\n'),
      expect: {
        kind: 'storage-path',
        count: 2,
        rows: [
          {
            line: 2,
            name: 'vmhba2:C0:T1:L4',
            adapter: 'vmhba2',
            device: 'naa.600a0b80001122330000aabbccddeeff',
            state: 'active',
          },
          { adapter: 'vmhba3', state: 'dead' },
        ],
      },
    },
  ],

  recognise: (lines) => (indexOfLine(lines, DEVICE) >= 0 && indexOfLine(lines, PATH) >= 0 ? 0.95 : 0),

  parse(lines) {
    const found: SnapshotRow<'device'>[] = []
    const paths: SnapshotRow<'storage-path'>[] = []
    for (const [index, line] of lines.entries()) {
      if (line.length > LONGEST_LINE) continue
      const device = DEVICE.exec(line)
      const path = PATH.exec(line)
      if (device)
        found.push({ line: index + 1, id: device[1]!, name: device[2]!, vendor: null, model: null, state: null })
      if (path)
        paths.push({
          line: index + 1,
          name: path[1]!,
          adapter: path[2]!,
          device: found.at(-1)?.id ?? null,
          state: path[3]!,
        })
    }
    const reason = 'devices with their paths below them'
    return [snapshotOf('device', 'mpath', reason, found), snapshotOf('storage-path', 'mpath', reason, paths)]
  },
}
