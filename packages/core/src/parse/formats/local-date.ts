import type { Clock, LogFormat } from '../format.ts'
import { DateOrderScan, readLocal } from '../grammar/date-order.ts'
import { readServiceFields } from '../grammar/service-fields.ts'
import { type Header, reset } from '../header.ts'
import { CLOSE, isDigit, OPEN, skipBlanks } from '../scan.ts'
import { statedLevel } from '../severity.ts'

/**
 * Lines that start with a date of numbers in a country's order: `07/12/2020 09:40:00`, `12/31/20 9:40:00 AM`, `31.12.20 09:40:00`.
 * The file as a whole tells which number is the day; services' fields are read behind it.
 */
export const localDate: LogFormat = {
  id: 'local-date',
  title: 'Lines with a date of numbers, the day or the month first',
  reportAs: 'id',
  specificity: 0.25,
  samples: [
    {
      text: '20/11/27 07:08:09 the gate is stuck\n  more',
      expect: { time: '2020-11-27T07:08:09.000000Z', level: 'unknown', message: 'the gate is stuck\n  more' },
    },
    {
      text: '11/27/20 7:08:09 PM installing',
      expect: { time: '2020-11-27T19:08:09.000000Z', level: 'unknown', message: 'installing' },
    },
    {
      text: '[27.11.20 07:08:09,101] Dienst gestartet',
      expect: { time: '2020-11-27T07:08:09.101000Z', level: 'unknown', message: 'Dienst gestartet' },
    },
    {
      text: '27-11-2020 07:08:09,101 ERROR [pool-3-thread-1] com.vmware.vim.Starter - stuck',
      expect: {
        time: '2020-11-27T07:08:09.101000Z',
        level: 'error',
        thread: 'pool-3-thread-1',
        component: 'com.vmware.vim.Starter',
        message: 'stuck',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const at = line.charCodeAt(0) === OPEN ? 1 : 0
    if (!isDigit(line.charCodeAt(at)) || !SEPARATED.test(line.slice(at, at + 3))) return false
    reset(header)
    let end = readLocal(line, at, clock, header)
    if (end === 0) return false
    if (at === 1 && line.charCodeAt(end) === CLOSE) end++
    if (!ENDED.test(line.slice(end, end + 1))) return false
    const { time } = header
    header.messageStart = readServiceFields(line, end, header)
    if (header.messageStart > 0) return true
    reset(header)
    header.time = time
    header.messageStart = skipBlanks(line, end)
    header.level = statedLevel(line, header.messageStart)
    return true
  },

  continues: () => false,

  lookAhead: (clock) => new DateOrderScan(clock, /^\[?(.{14,48})/),
}

const SEPARATED = /^\d\d?[/.-]/
const ENDED = /^[\s|:>\]-]?$/
