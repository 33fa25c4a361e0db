import { wordsOfName } from '../../naming.ts'
import { rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'

const LEVELS = /^(\S{1,60})\s+0:(?:on|off)\s+1:(?:on|off)(?:\s+\d:(?:on|off))*\s*$/
const ROW = /^(\S{1,60})\s+(?:on|off)\s*$/

/** `chkconfig --list`: what starts with the machine. It does not say what runs, so states stay unknown. */
export const chkconfig: SnapshotParser = {
  id: 'chkconfig',
  title: 'chkconfig',
  samples: [
    {
      text: [
        'sshd            0:off   1:off   2:on    3:on    4:on    5:on    6:off',
        'kdump           0:off   1:off   2:off   3:off   4:off   5:off   6:off',
      ].join('\n'),
      expect: {
        kind: 'service',
        count: 2,
        rows: [
          { line: 1, name: 'sshd', display: 'starts at boot', state: 'unknown' },
          { display: 'does not start at boot' },
        ],
      },
    },
    {
      text: ['vpxa                    on', 'SSH                     off'].join('\n'),
      path: 'commands/chkconfig_--list.txt',
      expect: { kind: 'service', count: 2, rows: [{ name: 'vpxa', display: 'starts at boot' }, { name: 'SSH' }] },
    },
  ],

  recognise(lines, path) {
    if (shareOf(lines, (line) => LEVELS.test(line)) > 0.8) return 0.95
    return /^chkconfig/.test(wordsOfName(path)) && shareOf(lines, (line) => ROW.test(line)) > 0.8 ? 0.9 : 0
  },

  parse(lines) {
    const rows = rowsOf(lines, (line, lineNumber) => {
      const match = LEVELS.exec(line) ?? ROW.exec(line)
      if (!match) return null
      const display = /(?:^|[\s:])on\b/.test(line.slice(match[1]!.length)) ? 'starts at boot' : 'does not start at boot'
      return { line: lineNumber, name: match[1]!, display, state: 'unknown' as const, pid: null }
    })
    return [snapshotOf('service', 'chkconfig', 'names of services with on and off', rows)]
  },
}
