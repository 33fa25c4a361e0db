import type { Clock, LogFormat } from '../format.ts'
import { readAmericanLong, readZoneBehind } from '../grammar/dates.ts'
import { type Header, reset } from '../header.ts'
import { skipBlanks } from '../scan.ts'
import { levelOfWord } from '../severity.ts'

/** java.util.logging (old Tomcats, Deep Security Manager): time, class and method in one line, level and text in the next. */
export const jul: LogFormat = {
  id: 'jul',
  title: 'java.util.logging, two lines an event',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: 'May 06, 2021 7:08:09 PM org.apache.catalina.startup.Catalina start\nINFO: Server startup in 4212 ms',
      expect: {
        time: '2021-05-06T19:08:09.000000Z',
        level: 'unknown',
        component: 'org.apache.catalina.startup.Catalina',
        message: 'org.apache.catalina.startup.Catalina start\nINFO: Server startup in 4212 ms',
      },
    },
    {
      text: 'May 06, 2021 7:08:09 AM [+0900] com.thirdbrigade.manager.core.Jobs run\nWARNING: ThID:12|a job waits',
      expect: {
        time: '2021-05-05T22:08:09.000000Z',
        level: 'unknown',
        component: 'com.thirdbrigade.manager.core.Jobs',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    reset(header)
    const stamp = readAmericanLong(line, 0, clock, header)
    if (stamp === 0) return false
    const end = readZoneBehind(line, stamp, clock, header)
    header.messageStart = skipBlanks(line, end)
    header.component = /^([\w.$]{1,160})(?: |$)/.exec(line.slice(end + 1, end + 170))?.[1] ?? ''
    return true
  },

  continues: () => false,

  /** `WARNING: the text`; the level comes in the system's language, of which only English is known. */
  levelBehind: (line) => levelOfWord(LEVEL_WORD.exec(line.slice(0, 12))?.[1] ?? ''),
}

const LEVEL_WORD = /^([A-Z]{4,7}): /
