import type { Clock, LogFormat } from '../format.ts'
import { readCtime } from '../grammar/dates.ts'
import { type Header, reset } from '../header.ts'
import { OPEN, skipBlanks } from '../scan.ts'
import { levelOfWord } from '../severity.ts'

/** Apache's error log, 2.2 and 2.4: `[day] [module:level] [pid 2101:tid 7] [client …] text`. */
export const apacheError: LogFormat = {
  id: 'apache-error',
  title: 'Apache error log',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '[Thu May 06 07:08:09.101234 2021] [proxy:error] [pid 2101:tid 77] (111)Connection refused: AH00957: HTTP: attempt to connect failed',
      expect: {
        time: '2021-05-06T07:08:09.101234Z',
        level: 'error',
        program: 'httpd',
        thread: '2101:77',
        component: 'proxy',
        message: '(111)Connection refused: AH00957: HTTP: attempt to connect failed',
      },
    },
    {
      text: '[Thu May 06 07:08:09 2010] [notice] caught SIGTERM, shutting down',
      expect: {
        time: '2010-05-06T07:08:09.000000Z',
        level: 'notice',
        component: '',
        message: 'caught SIGTERM, shutting down',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (line.charCodeAt(0) !== OPEN) return false
    reset(header)
    const end = readCtime(line, 1, clock, header)
    const fields = end === 0 ? null : FIELDS.exec(line.slice(end, end + 100))
    if (!fields) return false
    header.level = levelOfWord(fields[2]!)
    if (header.level === 0) return false
    header.program = 'httpd'
    header.component = fields[1] ?? ''
    header.thread = [fields[3], fields[4]].filter(Boolean).join(':')
    header.messageStart = skipBlanks(line, end + fields[0].length)
    return true
  },

  continues: () => false,
}

const FIELDS = /^\] \[(?:([\w-]*):)?([a-z]+)\d?\](?: \[pid (\d+)(?::tid (\d+))?\])? ?/
