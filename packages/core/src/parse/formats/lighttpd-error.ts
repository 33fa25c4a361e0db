import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { statedLevel } from '../severity.ts'
import { readIso } from '../time.ts'

/** error.log of the VAMI's web server: `time: (source.c.123) text`. */
export const lighttpdError: LogFormat = {
  id: 'lighttpd-error',
  title: 'lighttpd error log (VAMI)',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '2021-05-06 07:08:09: (server.c.1404) server started (lighttpd/1.4.49)',
      expect: {
        time: '2021-05-06T07:08:09.000000Z',
        level: 'unknown',
        program: 'lighttpd',
        component: 'server.c',
        extra: '1404',
        message: 'server started (lighttpd/1.4.49)',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    const fields = end === 0 ? null : SOURCE.exec(line.slice(end, end + 80))
    if (!fields) return false
    header.program = 'lighttpd'
    header.component = fields[1]!
    header.extra = fields[2]!
    header.messageStart = end + fields[0].length
    header.level = statedLevel(line, header.messageStart)
    return true
  },

  continues: () => false,
}

const SOURCE = /^: \(([\w-]+\.c)\.(\d+)\) ?/
