import { indexOfLine, rowsOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { driverRow, placesOf } from './driver-titles.ts'

const HEADER = /^"?(?:Module Name|モジュール名)"?,"?(?:Display Name|表示名)"?,/
const CELL = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g

/** `driverquery /v /fo csv`, English and Japanese. */
export const driverqueryCsv: SnapshotParser = {
  id: 'driverquery-csv',
  title: 'driverquery /fo csv of Windows',
  begins: HEADER,
  samples: [
    {
      text: [
        '"Module Name","Display Name","Description","Driver Type","Start Mode","State","Status","Path"',
        '"vsepflt","Driver, ""thin agent""","x","File System ","System","Running","OK","C:\\Windows\\system32\\DRIVERS\\vsepflt.sys"',
      ].join('\n'),
      expect: {
        kind: 'driver',
        count: 1,
        rows: [{ line: 2, name: 'vsepflt', display: 'Driver, "thin agent"', type: 'File System', state: 'Running' }],
      },
    },
    {
      text: [
        '"モジュール名","表示名","説明","ドライバーの種類","開始モード","状態","状態"',
        '"vmci","VMCI","x","Kernel","Boot","Stopped","OK"',
      ].join('\n'),
      expect: { kind: 'driver', rows: [{ name: 'vmci', state: 'Stopped', startMode: 'Boot' }] },
    },
  ],

  recognise: (lines) => (indexOfLine(lines, HEADER) >= 0 ? 0.95 : 0),

  parse(lines) {
    const at = indexOfLine(lines, HEADER)
    const places = placesOf(cellsOf(lines[at]!))
    const rows = rowsOf(lines, (line, lineNumber) => driverRow(cellsOf(line), places, lineNumber), at + 1)
    return [snapshotOf('driver', 'driverquery-csv', 'titles of driverquery in a list with commas', rows)]
  },
}

const cellsOf = (line: string): string[] =>
  [...line.matchAll(CELL)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')
