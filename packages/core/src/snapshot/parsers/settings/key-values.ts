import { rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'

/** `key = value`, `key=value`, `key: value`, `/adv/Misc/HostName = "x"`. */
const ROW = /^\s*([\w/.@$-][\w/.@$[\]* -]{0,200}?)\s*(?:=|:(?=\s))\s*(.{0,4000}?)\s*$/
const COMMENT = /^\s*(?:[#;!].*|\/\/.*|\[[^\]]{1,200}\]\s*)?$/
const SECTION = /^\s*\[([^\]]{1,200})\]\s*$/
const CONFIGURATION = /(?:\.(?:conf|cfg|cnf|ini|properties|config|vmsd|vmxf|env)|(?:^|\/)config)$|(?:^|\/)etc\/[^.]*$/i

/** Files of settings, .properties, .ini, .conf and esx.conf: only where the path says that it is a configuration. */
export const keyValues: SnapshotParser = {
  id: 'key-values',
  title: 'settings, a line each',
  samples: [
    {
      text: ['# a comment', '/system/uuid = "58f0-1"', '/adv/Misc/HostName = "esx05.lab.example"'].join('\n'),
      path: 'etc/vmware/esx.conf',
      expect: {
        kind: 'setting',
        count: 2,
        rows: [
          { line: 2, key: '/system/uuid', value: '58f0-1' },
          { key: '/adv/Misc/HostName', value: 'esx05.lab.example' },
        ],
      },
    },
    {
      text: ['[log]', 'level=info', '; rotate', 'size = 10'].join('\n'),
      path: 'etc/example/example.ini',
      expect: {
        kind: 'setting',
        count: 2,
        rows: [
          { key: 'log.level', value: 'info' },
          { key: 'log.size', value: '10' },
        ],
      },
    },
  ],

  recognise(lines, path) {
    if (!CONFIGURATION.test(path)) return 0
    if (!lines.some((line) => line.length < 4_000 && ROW.test(line) && !COMMENT.test(line))) return 0
    return shareOf(lines, (line) => ROW.test(line) || COMMENT.test(line)) > 0.8 ? 0.5 : 0
  },

  parse(lines) {
    let section = ''
    const rows = rowsOf(lines, (line, lineNumber) => {
      section = SECTION.exec(line)?.[1] ?? section
      const match = COMMENT.test(line) ? null : ROW.exec(line)
      if (!match) return null
      const key = section === '' ? match[1]! : `${section}.${match[1]!}`
      return { line: lineNumber, key, value: match[2]!.replace(/^"(.*)"$/, '$1') }
    })
    return [
      snapshotOf('setting', 'key-values', 'the path says that it is a configuration; lines of key and value', rows),
    ]
  },
}
