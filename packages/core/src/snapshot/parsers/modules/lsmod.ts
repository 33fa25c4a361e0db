import { indexOfLine, rowsOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { wholeNumber } from '../../values.ts'

const HEADER = /^Module\s+Size\s+Used by\s*$/
const ROW = /^([A-Za-z_]\w*)\s+(\d{1,12})\s+(-?\d{1,6})(?:\s|$)/

/** `lsmod` of Linux. Sizes are printed in bytes. */
export const lsmod: SnapshotParser = {
  id: 'lsmod',
  title: 'lsmod',
  begins: HEADER,
  samples: [
    {
      text: [
        'Module                  Size  Used by',
        'vsock                  36864  2 vmw_vsock_vmci_transport',
        'vmw_vmci               69632  1',
      ].join('\n'),
      expect: {
        kind: 'module',
        count: 2,
        rows: [{ line: 2, name: 'vsock', size: 36864, used: 2, loaded: true }, { name: 'vmw_vmci' }],
      },
    },
  ],

  recognise: (lines) => (indexOfLine(lines, HEADER) >= 0 ? 0.95 : 0),

  parse(lines) {
    const rows = rowsOf(lines, (line, lineNumber) => {
      const match = ROW.exec(line)
      if (!match) return null
      return {
        line: lineNumber,
        name: match[1]!,
        size: wholeNumber(match[2]),
        used: wholeNumber(match[3]),
        loaded: true,
      }
    })
    return [snapshotOf('module', 'lsmod', 'titles Module, Size, Used by', rows)]
  },
}
