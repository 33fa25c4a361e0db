import type { Clock, LogFormat } from '../format.ts'
import { readSlashedYear } from '../grammar/dates.ts'
import { type Header, reset } from '../header.ts'
import { isDigit, skipBlanks } from '../scan.ts'
import { statedLevel } from '../severity.ts'

/** Any line that starts with `2021/05/06 07:08:09`: Go's log package, FRR, scripts; the source file where one follows. */
export const slashed: LogFormat = {
  id: 'slashed',
  title: 'Lines with a time as year/month/day',
  reportAs: 'id',
  specificity: 0.3,
  samples: [
    {
      text: '2021/05/06 07:08:09.101234 main.go:42: listening\ngoroutine 1 [running]:',
      expect: {
        time: '2021-05-06T07:08:09.101234Z',
        level: 'unknown',
        component: 'main.go',
        message: 'listening\ngoroutine 1 [running]:',
      },
    },
    {
      text: '2021/05/06 07:08:09 BGP: [ERROR] no peer',
      expect: { time: '2021-05-06T07:08:09.000000Z', level: 'error', component: 'BGP', message: '[ERROR] no peer' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0)) || line.charCodeAt(4) !== 47) return false
    reset(header)
    const end = readSlashedYear(line, 0, clock, header)
    if (end === 0) return false
    const speaker = SPEAKER.exec(line.slice(end, end + 100))
    header.component = speaker?.[1] ?? speaker?.[2] ?? ''
    header.messageStart = skipBlanks(line, end + (speaker?.[0].length ?? 0))
    header.level = statedLevel(line, header.messageStart)
    return true
  },

  continues: () => false,
}

const SPEAKER = /^ (?:([\w/.-]+\.go):\d+:|([A-Z]{2,12}):) /
