import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { CLOSE, OPEN, skipBlanks } from '../scan.ts'
import { statedLevel } from '../severity.ts'
import { readBsd } from '../time.ts'

/** Any line that starts with a stamp of BSD syslog's form, in brackets or not. */
export const bsd: LogFormat = {
  id: 'bsd',
  title: 'Lines with a BSD syslog time',
  reportAs: 'id',
  specificity: 0.2,
  samples: [
    {
      text: 'Jul  4 05:06:07 something happened\nand went on',
      expect: { time: '2020-07-04T05:06:07.000000Z', level: 'unknown', message: 'something happened\nand went on' },
    },
    {
      text: '[Aug 05 06:07:08.123] [ERROR] tools are gone',
      expect: { time: '2020-08-05T06:07:08.123000Z', level: 'error', message: '[ERROR] tools are gone' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const at = line.charCodeAt(0) === OPEN ? 1 : 0
    reset(header)
    let end = readBsd(line, at, clock, header)
    if (end === 0) return false
    if (at === 1 && line.charCodeAt(end) === CLOSE) end++
    else if (line.charCodeAt(end) === 58) end++
    header.messageStart = skipBlanks(line, end)
    header.level = statedLevel(line, header.messageStart)
    return true
  },

  continues: () => false,
}
