import type { Clock, LogFormat } from '../format.ts'
import { readCtime } from '../grammar/dates.ts'
import { type Header, reset } from '../header.ts'
import { OPEN, skipBlanks } from '../scan.ts'
import { statedLevel } from '../severity.ts'

/** Any line that starts with a date as `date` prints it: scripts write so, and so do tops of repeated outputs. */
export const ctime: LogFormat = {
  id: 'ctime',
  title: 'Lines with a date as the date command prints it',
  reportAs: 'id',
  specificity: 0.2,
  samples: [
    {
      text: 'Thu May  6 07:08:09 UTC 2021: ERROR: cannot mount\nand more',
      expect: { time: '2021-05-06T07:08:09.000000Z', level: 'error', message: 'ERROR: cannot mount\nand more' },
    },
    {
      text: '[Thu May  6 07:08:09 2021] something went on',
      expect: { time: '2021-05-06T07:08:09.000000Z', level: 'unknown', message: 'something went on' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const at = line.charCodeAt(0) === OPEN ? 1 : 0
    // The blanks around month and day tell nearly every other line.
    if (line.charCodeAt(at + 3) !== 32 || (line.charCodeAt(at + 7) !== 32 && line.charCodeAt(at + 6) !== 32))
      return false
    reset(header)
    const end = readCtime(line, at, clock, header)
    if (end === 0) return false
    const mark = line[end]
    header.messageStart = skipBlanks(line, mark === ']' || mark === ':' ? end + 1 : end)
    header.level = statedLevel(line, header.messageStart)
    return true
  },

  continues: () => false,
}
