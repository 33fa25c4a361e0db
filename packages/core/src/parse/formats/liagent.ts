import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** The agent of Log Insight (Aria Operations for Logs) in guests and on appliances: thread, level in angles, source and line. */
export const liagent: LogFormat = {
  id: 'liagent',
  title: 'Log Insight agent',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '2021-05-06 07:08:09.101234 0x00007f1a <error> CFApiTransport:120     | cannot reach the server\n   once more',
      expect: {
        time: '2021-05-06T07:08:09.101234Z',
        level: 'error',
        program: 'liagent',
        thread: '0x00007f1a',
        component: 'CFApiTransport',
        extra: '120',
        message: 'cannot reach the server\n   once more',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    const fields = end === 0 ? null : FIELDS.exec(line.slice(end, end + 160))
    if (!fields) return false
    header.level = levelOfWord(fields[2]!)
    if (header.level === 0) return false
    header.program = 'liagent'
    header.thread = fields[1]!
    header.component = fields[3]!
    header.extra = fields[4] ?? ''
    header.messageStart = end + fields[0].length
    return true
  },

  continues: () => false,
}

const FIELDS = /^ (0x[0-9a-f]{1,16}) <(\w{3,9})> ([\w.~-]{1,60})(?::(\d{1,6}))? *\| ?/
