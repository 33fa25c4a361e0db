import { rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { words } from '../../table.ts'

const ROW = /^(?:[uirph][nicurhWtFR]R?)\s+\S+\s+\S+\s+\S/

/** `dpkg -l`. Packages that are not installed (`rc`, `un`) are left out. */
export const dpkg: SnapshotParser = {
  id: 'dpkg',
  title: 'dpkg -l',
  begins: /^Desired=Unknown\/Install/,
  samples: [
    {
      text: [
        'Desired=Unknown/Install/Remove/Purge/Hold',
        '| Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend',
        '|/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)',
        '||/ Name           Version      Architecture Description',
        '+++-==============-============-============-=================================',
        'ii  adduser        3.118        all          add and remove users and groups',
        'rc  old-one        1.0          amd64        removed',
      ].join('\n'),
      expect: { kind: 'package', count: 1, rows: [{ line: 6, name: 'adduser', version: '3.118' }] },
    },
  ],

  recognise(lines) {
    if (lines.slice(0, 10).some((line) => line.startsWith('Desired=Unknown/Install'))) return 0.95
    return lines.length >= 3 && shareOf(lines, (line) => ROW.test(line)) > 0.95 ? 0.8 : 0
  },

  parse(lines) {
    const rows = rowsOf(lines, (line, lineNumber) => {
      if (!ROW.test(line) || line[1] !== 'i') return null
      const [, name, version] = words(line, 5)
      return { line: lineNumber, name: name!, version: version!, vendor: null, acceptance: null, installed: null }
    })
    return [snapshotOf('package', 'dpkg', 'rows of dpkg -l', rows)]
  },
}
