import { wordsOfName } from '../../naming.ts'
import { rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'

const ROW = /^\s*([a-z][a-z0-9_.-]{1,60})\s*$/

/** `vmon-cli --list`: names of services, one a line, without how they are. Only the command's name tells it from other lists. */
export const vmonList: SnapshotParser = {
  id: 'vmon-list',
  title: 'vmon-cli --list',
  samples: [
    {
      text: ['analytics', 'applmgmt', 'vpxd-svcs'].join('\n'),
      path: 'commands/vmon-cli_--list.txt',
      expect: { kind: 'service', count: 3, rows: [{ line: 1, name: 'analytics', state: 'unknown' }] },
    },
  ],

  recognise: (lines, path) =>
    /\bvmon cli (?:list|l)\b/.test(wordsOfName(path)) && shareOf(lines, (line) => ROW.test(line)) === 1 ? 0.9 : 0,

  parse(lines) {
    const rows = rowsOf(lines, (line, lineNumber) => {
      const name = ROW.exec(line)?.[1]
      return name === undefined ? null : { line: lineNumber, name, display: null, state: 'unknown' as const, pid: null }
    })
    return [snapshotOf('service', 'vmon-list', 'named as vmon-cli --list, with a name a line', rows)]
  },
}
