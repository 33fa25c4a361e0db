import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** `.vmsyslogd.err`, what ESXi's syslog daemon writes about itself: Python's logging, padded. */
export const vmsyslogd: LogFormat = {
  id: 'vmsyslogd',
  title: 'ESXi syslog daemon about itself',
  reportAs: 'id',
  specificity: 0.95,
  samples: [
    {
      text: '2018-05-06T07:08:09.101Z vmsyslog.loggers.network       : ERROR   : 192.0.2.7:514 - no answer within 5 s\nTraceback (most recent call last):\n  File "x.py", line 3, in f',
      expect: {
        time: '2018-05-06T07:08:09.101000Z',
        level: 'error',
        program: 'vmsyslogd',
        component: 'vmsyslog.loggers.network',
        message:
          '192.0.2.7:514 - no answer within 5 s\nTraceback (most recent call last):\n  File "x.py", line 3, in f',
      },
    },
    {
      text: '2018-05-06T07:08:10.101Z vmsyslog                       : CRITICAL: reloading (2097601)',
      expect: { time: '2018-05-06T07:08:10.101000Z', level: 'critical', component: 'vmsyslog' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    if (end === 0 || !line.startsWith(' vmsyslog', end)) return false
    const rest = HEADER.exec(line.slice(end, end + 160))
    if (!rest) return false
    header.level = levelOfWord(rest[2]!)
    if (header.level === 0) return false
    header.program = 'vmsyslogd'
    header.component = rest[1]!
    header.messageStart = end + rest[0].length
    return true
  },

  continues: () => false,
}

const HEADER = /^ (vmsyslog[\w.]{0,60}) {0,60}: ([A-Z]{3,8}) {0,8}: ?/
