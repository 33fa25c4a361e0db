import { wordsOfName } from '../../naming.ts'
import { indexOfLine, rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { byteSize, wholeNumber } from '../../values.ts'

/** With more detail the listing has addresses instead of counts. */
const HEADER = /^\s*Name\s+(?:Used\s+Size \(kb\)|R\/O Addr\s)/
const ROW = /^\s*([A-Za-z_][\w.+-]*)\s+(?:(\d{1,9})\s+(\d{1,9})(?=\s|$)|0x[\da-fA-F]{4,16}\s+0x)/

/** `esxcfg-module -l`, `vmkload_mod -l`: the modules that the VMkernel has loaded. Sizes are printed in KiB. */
export const vmkloadMod: SnapshotParser = {
  id: 'vmkload-mod',
  title: 'esxcfg-module -l',
  begins: HEADER,
  samples: [
    {
      text: [
        '  Name                     Used  Size (kb)',
        'vmkernel                     0       7224',
        'vmci                         3        144',
      ].join('\n'),
      expect: {
        kind: 'module',
        count: 2,
        rows: [
          { line: 2, name: 'vmkernel' },
          { line: 3, name: 'vmci', used: 3, size: 144 * 1024, loaded: true },
        ],
      },
    },
    {
      text: [
        'Name          R/O Addr        Length    R/W Addr        Length    ID   Loaded',
        'vmci          0x41801a000000  0x12000   0x4180ffa00000  0x3000    14   Yes',
      ].join('\n'),
      expect: { kind: 'module', count: 1, rows: [{ name: 'vmci', loaded: true, size: null, used: null }] },
    },
    {
      text: 'vmci                         3        144',
      path: 'esxcfg-module -l | grep vmci',
      expect: { kind: 'module', rows: [{ name: 'vmci', loaded: true }] },
    },
  ],

  recognise(lines, path) {
    if (indexOfLine(lines, HEADER) >= 0) return 0.95
    return /^(?:esxcfg module|vmkload mod)\b/.test(wordsOfName(path)) && shareOf(lines, (line) => ROW.test(line)) > 0.8
      ? 0.9
      : 0
  },

  parse(lines) {
    const rows = rowsOf(lines, (line, lineNumber) => {
      const match = ROW.exec(line)
      if (!match) return null
      return {
        line: lineNumber,
        name: match[1]!,
        size: byteSize(match[3], 1024),
        used: wholeNumber(match[2]),
        loaded: true,
      }
    })
    return [snapshotOf('module', 'vmkload-mod', 'titles Name, Used, Size (kb)', rows)]
  },
}
