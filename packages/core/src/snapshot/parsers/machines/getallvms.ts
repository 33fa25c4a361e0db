import { indexOfLine, rowsOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'

const HEADER = /^\s*Vmid\s+Name\s+File\s+Guest OS\s+Version/
/** Names hold blanks, and so do paths; the datastore in brackets tells them apart, or else the gap between columns. */
const ROW = /^(\d{1,9})\s+(\S.*?)\s+(\[[^\]]{0,200}\] .+?\.(?:vmx|vmtx))(?:\s|$)/
const BARE = /^(\d{1,9})\s+(\S.*?)\s{2,}(\S+\.(?:vmx|vmtx))(?:\s|$)/

/** `vim-cmd vmsvc/getallvms`. Annotations run over several lines; they are no rows. */
export const getallvms: SnapshotParser = {
  id: 'getallvms',
  title: 'vim-cmd vmsvc/getallvms',
  begins: HEADER,
  samples: [
    {
      text: [
        'Vmid            Name                                File                         Guest OS          Version   Annotation',
        '12     web 05               [ds 1] web 05/web 05.vmx                        windows2019srv_64Guest   vmx-19    first line',
        'second line of the annotation',
        '7      sva01                [local] sva01/sva01.vmx                         other3xLinux64Guest      vmx-13',
      ].join('\n'),
      expect: {
        kind: 'vm',
        count: 2,
        rows: [
          { line: 2, id: '12', name: 'web 05', config: '[ds 1] web 05/web 05.vmx', world: null, state: null },
          { line: 4, id: '7', name: 'sva01' },
        ],
      },
    },
  ],

  recognise: (lines) => (indexOfLine(lines, HEADER) >= 0 ? 0.95 : 0),

  parse(lines) {
    const rows = rowsOf(lines, (line, lineNumber) => {
      const match = ROW.exec(line) ?? BARE.exec(line)
      return (
        match && {
          line: lineNumber,
          id: match[1]!,
          name: match[2]!,
          config: match[3]!,
          world: null,
          uuid: null,
          state: null,
        }
      )
    })
    return [snapshotOf('vm', 'getallvms', 'titles Vmid, Name, File, Guest OS', rows)]
  },
}
