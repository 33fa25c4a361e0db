import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** Update Manager on log4cpp (5.x, 6.x): component in quotes, thread, level, then source file and line. */
export const vum: LogFormat = {
  id: 'vum',
  title: 'Update Manager, 5.x and 6.x',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: "2017-05-06T07:08:09:101Z 'Activation' 140316412090112 ERROR  [activationValidator, 368] not valid\nfurther",
      expect: {
        time: '2017-05-06T07:08:09.101000Z',
        level: 'error',
        thread: '140316412090112',
        component: 'Activation',
        extra: 'activationValidator 368',
        message: 'not valid\nfurther',
      },
    },
    {
      text: "2017-05-06 07:08:09:101 'VumVapi::Scan' 2101 INFO  begins",
      expect: { time: '2017-05-06T07:08:09.101000Z', level: 'info', component: 'VumVapi::Scan', message: 'begins' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    const fields = end === 0 || !line.startsWith(" '", end) ? null : FIELDS.exec(line.slice(end, end + 300))
    if (!fields) return false
    const [whole, component, thread, level, file, at] = fields
    header.level = levelOfWord(level!)
    if (header.level === 0) return false
    header.thread = thread!
    header.component = component!
    header.extra = file === undefined ? '' : `${file} ${at}`
    header.messageStart = end + whole.length
    return true
  },

  continues: () => false,
}

const FIELDS = /^ '([^']{1,80})' (\d{1,20}) ([A-Z]{3,8}) +(?:\[([\w.]{1,60}), (\d{1,6})\] ?)?/
