import type { Clock, LogFormat } from '../format.ts'
import { isoOfDayMonthYear } from '../grammar/day-month-year.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** catalina.log and localhost.log of the web servers in the VCSA and elsewhere. */
export const tomcat: LogFormat = {
  id: 'tomcat',
  title: 'Tomcat',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '06-May-2021 07:08:09.101 SEVERE [main] org.apache.catalina.startup.Catalina.start cannot start\n\tat a.b(C.java:3)',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'error',
        thread: 'main',
        component: 'org.apache.catalina.startup.Catalina.start',
        message: 'cannot start\n\tat a.b(C.java:3)',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0)) || line.charCodeAt(2) !== 45) return false
    reset(header)
    const iso = isoOfDayMonthYear(line.slice(0, 11), line.slice(12, 24))
    const rest = HEADER.exec(line.slice(24, 400))
    if (iso === '' || !rest || readIso(iso, 0, clock, header) === 0) return false
    header.level = levelOfWord(rest[1]!)
    if (header.level === 0) return false
    header.thread = rest[2]!
    header.component = rest[3]!
    header.messageStart = 24 + rest[0].length
    return true
  },

  continues: () => false,
}

const HEADER = /^ ([A-Z]+) \[([^\]]{1,100})\] ([\w.$<>]+) ?/
