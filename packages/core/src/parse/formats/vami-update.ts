import type { Clock, LogFormat } from '../format.ts'
import { DateOrderScan, readLocal } from '../grammar/date-order.ts'
import { type Header, reset } from '../header.ts'
import { isDigit, skipBlanks } from '../scan.ts'
import { levelOfWord } from '../severity.ts'

/**
 * vami.log and updatecli.log of the appliance's updates: `06/05/2021 07:08:09 [2101] [INFO] text`, the day first. Other
 * programs write the month first, which the whole file tells.
 */
export const vamiUpdate: LogFormat = {
  id: 'vami-update',
  title: 'VAMI updates',
  reportAs: 'id',
  specificity: 0.7,
  samples: [
    {
      text: '06/05/2020 07:08:09 [2101] [WARN] Installation status: a restart is needed',
      expect: {
        time: '2020-05-06T07:08:09.000000Z',
        level: 'warning',
        thread: '2101',
        message: 'Installation status: a restart is needed',
      },
    },
    {
      text: '26/05/2020 07:08:09 [INFO] Checking available updates',
      expect: { time: '2020-05-26T07:08:09.000000Z', level: 'info', message: 'Checking available updates' },
    },
    {
      text: '05/26/2020 07:08:09 [2101] [ERROR] no repository',
      expect: { time: '2020-05-26T07:08:09.000000Z', level: 'error', thread: '2101', message: 'no repository' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0)) || line.charCodeAt(2) !== SLASH || line.charCodeAt(5) !== SLASH) return false
    reset(header)
    const end = readLocal(line, 0, clock, header, USUAL)
    if (end === 0) return false
    const fields = FIELDS.exec(line.slice(end, end + 60))
    if (!fields) return false
    header.thread = fields[1] ?? ''
    header.level = levelOfWord(fields[2] ?? '')
    header.messageStart = skipBlanks(line, end + fields[0].length)
    return true
  },

  continues: () => false,

  lookAhead: (clock) => new DateOrderScan(clock, /^(\d.{18,40})/, USUAL),
}

const SLASH = 47
const USUAL = 'day-month-year'
const FIELDS = /^(?= \[)(?: \[(\d+)\])?(?: \[([A-Z]+)\])?/
