import type { Clock, LogFormat } from '../format.ts'
import { readSlashedYear } from '../grammar/dates.ts'
import { type Header, reset } from '../header.ts'
import { levelOfWord } from '../severity.ts'

/** The Java Service Wrapper around Tomcat and others: NSX's proton and policy, vCenter on Windows. */
export const wrapper: LogFormat = {
  id: 'wrapper',
  title: 'Java Service Wrapper',
  reportAs: 'id',
  specificity: 0.93,
  samples: [
    {
      text: 'STATUS | wrapper  | 2021/05/06 07:08:09 | --> Wrapper Started as Daemon',
      expect: {
        time: '2021-05-06T07:08:09.000000Z',
        level: 'info',
        program: 'wrapper',
        message: '--> Wrapper Started as Daemon',
      },
    },
    {
      text: 'ERROR  | jvm 1    | 2021/05/06 07:08:10 | java.lang.OutOfMemoryError: Java heap space',
      expect: { time: '2021-05-06T07:08:10.000000Z', level: 'error', program: 'jvm', thread: '1' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const fields = FIELDS.exec(line.slice(0, 80))
    if (!fields) return false
    reset(header)
    const end = readSlashedYear(line, fields[0].length, clock, header)
    if (end === 0 || !line.startsWith(' | ', end)) return false
    header.level = levelOfWord(fields[1]!) || levelOfWord('info')
    header.program = fields[2]!
    header.thread = fields[3] ?? ''
    header.messageStart = end + 3
    return true
  },

  continues: () => false,
}

const FIELDS = /^([A-Z]{4,7}) *\| ([a-z]+)(?: (\d+))? *\| /
