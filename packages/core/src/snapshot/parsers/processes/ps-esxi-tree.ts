import { indexOfLine, rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { words } from '../../table.ts'
import { wholeNumber } from '../../values.ts'
import { PS_ESXI_HEADER } from './ps-esxi-row.ts'

/** Branches may be drawn before the ids or before the name. */
const ROW = /^([\s|`+\\-]*)(\d{1,10})\s+(\d{1,10})([\s|`+\\-]+)(\S.*)$/
const DRAWN = /[|`+\\]/

/** `ps --tree`, `ps -Cc --tree` of ESXi: the same worlds, drawn below the one that started them. */
export const psEsxiTree: SnapshotParser = {
  id: 'ps-esxi-tree',
  title: 'ps --tree of ESXi',
  begins: PS_ESXI_HEADER,
  samples: [
    {
      text: [
        'WID      CID      WorldName                Command',
        '2098000  2098000  init                     /bin/init',
        '2099100  2099100  |  +-sh                  /bin/sh /sbin/watchdog.sh -s nsx-context-mux',
        '2099120  2099120  |  |  +-nsx-context-mux  /usr/lib/vmware/nsx-context-mux/bin/nsx-context-mux',
        '2099300  2099300  |  +-vpxa                /usr/lib/vmware/vpxa/bin/vpxa',
      ].join('\n'),
      expect: {
        kind: 'process',
        count: 4,
        rows: [
          { line: 2, world: 2098000, parent: null, name: 'init' },
          { world: 2099100, parent: 2098000, name: 'sh', command: '/bin/sh /sbin/watchdog.sh -s nsx-context-mux' },
          { parent: 2099100, name: 'nsx-context-mux' },
          { parent: 2098000, name: 'vpxa' },
        ],
      },
    },
  ],

  recognise(lines) {
    const drawn = lines.slice(0, 500).some((line) => line.length < 1_000 && DRAWN.test(branchOf(ROW.exec(line))))
    if (!drawn) return 0
    return indexOfLine(lines, PS_ESXI_HEADER) >= 0 || shareOf(lines, (line) => ROW.test(line)) > 0.9 ? 0.92 : 0
  },

  parse(lines) {
    const above: { depth: number; pid: number }[] = []
    const rows = rowsOf(lines, (line, lineNumber): SnapshotRow<'process'> | null => {
      const match = ROW.exec(line)
      if (!match) return null
      const pid = wholeNumber(match[3])!
      const depth = DRAWN.test(branchOf(match)) ? branchOf(match).length : 0
      while (above.length > 0 && above.at(-1)!.depth >= depth) above.pop()
      const parent = above.at(-1)?.pid ?? null
      above.push({ depth, pid })
      const [name, command = ''] = words(match[5]!, 2)
      return {
        line: lineNumber,
        pid,
        parent,
        world: wholeNumber(match[2]),
        name: name!,
        command,
        user: null,
        started: null,
        state: null,
      }
    })
    return [snapshotOf('process', 'ps-esxi-tree', 'worlds drawn as a tree by ps --tree', rows)]
  },
}

/** `|  +-`, wherever it is drawn. */
function branchOf(match: RegExpExecArray | null): string {
  if (!match) return ''
  return DRAWN.test(match[4]!) ? match[4]! : match[1]!
}
