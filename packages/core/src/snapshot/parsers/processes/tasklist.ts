import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { hasUnderlinedTable, type TableShape, underlinedTable } from '../../table.ts'
import { wholeNumber } from '../../values.ts'

const SHAPE: TableShape = {
  needed: ['Image Name', 'PID'],
  wide: 'Image Name',
  translated: { header: /^イメージ名\s+PID\s/, titles: ['Image Name', 'PID'] },
}

/** `tasklist` and `tasklist /svc` of Windows, English and Japanese. */
export const tasklist: SnapshotParser = {
  id: 'tasklist',
  title: 'tasklist of Windows',
  begins: /^(?:Image Name\s+PID|イメージ名\s+PID)\s/,
  samples: [
    {
      text: [
        'Image Name                     PID Session Name        Session#    Mem Usage',
        '========================= ======== ================ =========== ============',
        'System Idle Process              0 Services                   0          8 K',
        'vmtoolsd.exe                  1200 Services                   0     20,480 K',
      ].join('\n'),
      expect: {
        kind: 'process',
        count: 2,
        rows: [
          { line: 3, pid: 0, name: 'System Idle Process' },
          { pid: 1200, name: 'vmtoolsd.exe' },
        ],
      },
    },
    {
      text: [
        'イメージ名                     PID セッション名     セッション# メモリ使用量',
        '========================= ======== ================ =========== ============',
        'vmtoolsd.exe                  1200 Services                   0     20,480 K',
      ].join('\n'),
      expect: { kind: 'process', count: 1, rows: [{ pid: 1200, name: 'vmtoolsd.exe' }] },
    },
  ],

  recognise: (lines) => (hasUnderlinedTable(lines, SHAPE) ? 0.95 : 0),

  parse(lines) {
    const rows: SnapshotRow<'process'>[] = []
    for (const { line, cell } of underlinedTable(lines, SHAPE) ?? []) {
      const pid = wholeNumber(cell('PID'))
      const name = cell('Image Name')
      if (pid !== null && name !== '')
        rows.push({ line, pid, parent: null, world: null, name, command: name, user: null, started: null, state: null })
    }
    return [snapshotOf('process', 'tasklist', 'titles of tasklist', rows)]
  },
}
