import type { Clock, LogFormat } from '../format.ts'
import { readLocal } from '../grammar/dates.ts'
import { type Header, reset } from '../header.ts'
import { isDigit, skipBlanks } from '../scan.ts'
import { levelOfWord } from '../severity.ts'

/**
 * vami.log and updatecli.log of the appliance's updates: `06/05/2021 07:08:09 [2101] [INFO] text`, the day first. Other
 * programs write the month first; a day beyond the twelfth tells within a file.
 */
export const vamiUpdate: LogFormat = {
  id: 'vami-update',
  title: 'VAMI updates, the day first',
  reportAs: 'id',
  specificity: 0.7,
  samples: [
    {
      text: '06/05/2021 07:08:09 [2101] [WARN] Installation status: a restart is needed',
      expect: {
        time: '2021-05-06T07:08:09.000000Z',
        level: 'warning',
        thread: '2101',
        message: 'Installation status: a restart is needed',
      },
    },
    {
      text: '26/05/2021 07:08:09 [INFO] Checking available updates',
      expect: { time: '2021-05-26T07:08:09.000000Z', level: 'info', message: 'Checking available updates' },
    },
  ],

  read: (line, header, clock) => readDated(line, header, clock, true),
  continues: () => false,
  suits: (lines) => lines.every((line) => !MONTH_FIRST.test(line.slice(0, 20))),
}

/** As above where the file holds a day beyond the twelfth in second place. */
export const vamiUpdateMonthFirst: LogFormat = {
  id: 'vami-update-month-first',
  title: 'VAMI updates, the month first',
  reportAs: 'id',
  specificity: 0.7,
  samples: [
    {
      text: '05/26/2021 07:08:09 [2101] [ERROR] no repository',
      expect: { time: '2021-05-26T07:08:09.000000Z', level: 'error', thread: '2101', message: 'no repository' },
    },
  ],

  read: (line, header, clock) => readDated(line, header, clock, false),
  continues: () => false,
  suits: (lines) => lines.some((line) => MONTH_FIRST.test(line.slice(0, 20))),
}

function readDated(line: string, header: Header, clock: Clock, dayFirst: boolean): boolean {
  if (!isDigit(line.charCodeAt(0)) || line.charCodeAt(2) !== 47 || line.charCodeAt(5) !== 47) return false
  reset(header)
  const end = readLocal(line, 0, clock, header, dayFirst)
  if (end === 0) return false
  const fields = FIELDS.exec(line.slice(end, end + 60))!
  header.thread = fields[1] ?? ''
  header.level = levelOfWord(fields[2] ?? '')
  header.messageStart = skipBlanks(line, end + fields[0].length)
  return true
}

const MONTH_FIRST = /^\d\d\/(?:1[3-9]|2\d|3[01])\/\d{4} /
const FIELDS = /^(?: \[(\d+)\])?(?: \[([A-Z]+)\])?/
