import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit, skipBlanks } from '../scan.ts'
import { statedLevel } from '../severity.ts'
import { readIso } from '../time.ts'

/**
 * Lines that start with a date whose year has two digits: `20/12/31 09:40:00`, `12/31/20 9:40:00 AM`, `31.12.20 09:40:00`.
 * A line is read only where one order of its three numbers makes sense: the others name no day, or one that lies years
 * farther from the time of the file.
 */
export const shortYear: LogFormat = {
  id: 'short-year',
  title: 'Lines with a year of two digits',
  reportAs: 'id',
  specificity: 0.25,
  samples: [
    {
      text: '20/11/27 07:08:09 ERROR Gate: stuck\n  more',
      expect: { time: '2020-11-27T07:08:09.000000Z', level: 'error', message: 'ERROR Gate: stuck\n  more' },
    },
    {
      text: '11/27/20 7:08:09 PM installing',
      expect: { time: '2020-11-27T19:08:09.000000Z', level: 'unknown', message: 'installing' },
    },
    {
      text: '[27.11.20 07:08:09,101] Dienst gestartet',
      expect: { time: '2020-11-27T07:08:09.101000Z', level: 'unknown', message: 'Dienst gestartet' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0)) && !isDigit(line.charCodeAt(1))) return false
    const found = STAMP.exec(line.slice(0, 40))
    if (!found) return false
    reset(header)
    const [whole, a, separator, b, c, hour, rest, half] = found
    const time = `${hourOf(Number(hour), half)}:${rest}`
    const near = ORDERS.filter(({ order, separators }) => (half ? order === 'mdy' : separators.includes(separator!)))
      .flatMap(({ order }) => {
        const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'mdy' ? [c, a, b] : [c, b, a]
        return readIso(`20${year}-${month}-${day}T${time}`, 0, clock, header) > 0 ? [header.time] : []
      })
      .sort((one, other) => Math.abs(one - clock.reference) - Math.abs(other - clock.reference))
    if (near[0] === undefined || !isFarther(near[1], near[0], clock.reference)) return false
    header.time = near[0]
    header.messageStart = skipBlanks(line, whole.length)
    header.level = statedLevel(line, header.messageStart)
    return true
  },

  continues: () => false,
}

const STAMP = /^\[?(\d\d)([/.-])(\d\d)\2(\d\d),? (\d?\d):(\d\d:\d\d(?:[.,]\d{1,6})?)(?: ?([AaPp])[Mm])?(?:\]|(?=[\s|]))/
/** By what stands between the numbers; countries that write dots put the day first. */
const ORDERS = [
  { order: 'ymd', separators: '/-.' },
  { order: 'mdy', separators: '/-' },
  { order: 'dmy', separators: '/-.' },
] as const
const CLEARLY_US = 300 * 86_400_000_000

/** Whether a second meaning is out of the question; the same moment read twice is no second one. */
function isFarther(second: number | undefined, first: number, from: number): boolean {
  return second === undefined || second === first || Math.abs(second - from) - Math.abs(first - from) > CLEARLY_US
}

function hourOf(hour: number, half: string | undefined): string {
  const pm = half?.toLowerCase() === 'p'
  const whole = half === undefined ? hour : (hour % 12) + (pm ? 12 : 0)
  return String(whole).padStart(2, '0')
}
