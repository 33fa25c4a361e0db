import { indexOfLine, rowsOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { driverRow, placesOf } from './driver-titles.ts'

const HEADER = /^(?:Module Name\s+Display Name\s|モジュール名\s+表示名\s)/
const UNDERLINE = /^={3,}(?: ={3,})+\s*$/

/** `driverquery` and `driverquery /v`, English and Japanese: columns as wide as the runs of equals signs. */
export const driverquery: SnapshotParser = {
  id: 'driverquery',
  title: 'driverquery of Windows',
  begins: HEADER,
  samples: [
    {
      text: [
        '',
        'Module Name  Display Name           Description            Driver Type   Start Mode State      Status     Path',
        '============ ====================== ====================== ============= ========== ========== ========== ================================',
        'vsepflt      File Introspection Dri File Introspection Dri File System   System     Running    OK         C:\\Windows\\system32\\DRIVERS\\vsepflt.s',
        'vmci         VMware VMCI Bus Driver VMware VMCI Bus Driver Kernel        Boot       Stopped    OK         C:\\Windows\\system32\\DRIVERS\\vmci.sys',
      ].join('\n'),
      expect: {
        kind: 'driver',
        count: 2,
        rows: [
          {
            line: 4,
            name: 'vsepflt',
            display: 'File Introspection Dri',
            type: 'File System',
            startMode: 'System',
            state: 'Running',
            path: 'C:\\Windows\\system32\\DRIVERS\\vsepflt.s',
          },
          { name: 'vmci', state: 'Stopped' },
        ],
      },
    },
    {
      text: [
        'モジュール名 表示名                 ドライバーの種類 リンク日               ',
        '============ ====================== ================ ======================',
        'vmci         VMware VMCI Bus Driver Kernel           2021/05/06 7:08:09    ',
      ].join('\n'),
      expect: {
        kind: 'driver',
        count: 1,
        rows: [{ name: 'vmci', display: 'VMware VMCI Bus Driver', type: 'Kernel', state: null }],
      },
    },
  ],

  recognise(lines) {
    const at = indexOfLine(lines, HEADER)
    return at >= 0 && UNDERLINE.test(lines[at + 1] ?? '') ? 0.95 : 0
  },

  parse(lines) {
    const at = indexOfLine(lines, HEADER)
    const columns = [...lines[at + 1]!.matchAll(/=+/g)].map(({ 0: run, index }) => [index, index + run.length] as const)
    const places = placesOf(titlesOf(lines[at]!, columns))
    const rows = rowsOf(lines, (line, n) => driverRow(cellsOf(line, columns), places, n), at + 2)
    return [snapshotOf('driver', 'driverquery', 'titles of driverquery', rows)]
  },
}

/** Titles stand over their columns, unless they were printed for another font: then words have to do. */
function titlesOf(header: string, columns: readonly (readonly [number, number])[]): string[] {
  const placed = cellsOf(header, columns)
  const wanted = placesOf(placed).filter(([key]) => key === 'name' || key === 'display')
  if (wanted.every(([, place]) => place >= 0)) return placed
  return (
    header.match(/(?:Module|Display) Name|Driver Type|Start Mode|Accept \w+|Link Date|スタート モード|[^\s]+/g) ?? []
  )
}

/** Letters of Japanese take two columns of the screen each: places are counted as the screen does. */
function cellsOf(line: string, columns: readonly (readonly [number, number])[]): string[] {
  const screen = [...line].flatMap((letter) => (letter.codePointAt(0)! >= 0x1100 ? [letter, ''] : [letter]))
  return columns.map(([from, to], i) =>
    screen
      .slice(from, i + 1 < columns.length ? to : undefined)
      .join('')
      .trim(),
  )
}
