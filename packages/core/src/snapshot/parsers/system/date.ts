import { parseMicros } from '@bundlescope/contract/time.ts'
import { readClock } from '../../../bundle/identity/datetext.ts'
import { wordsOfName } from '../../naming.ts'
import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'

/** What `date` and `hwclock` print in their locales and options; examples are in the samples. */
const SHAPES: readonly RegExp[] = [
  /^[A-Z][a-z]{2},? +(?:[A-Z][a-z]{2} +\d{1,2}|\d{1,2} +[A-Z][a-z]{2})(?: +\d{4})? +\d{1,2}:\d{2}:\d{2}(?: [AP]M)?(?: +[A-Z]{1,5}| +[+-]\d{4})?(?: +\d{4})?$/,
  /^\d{4}年 *\d{1,2}月 *\d{1,2}日 .{1,12}\d{1,2}:\d{2}:\d{2} [A-Z]{2,5}$/,
  /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})? ?(?:Z|[A-Z]{2,5}|[+-]\d{2}:?\d{2})?$/,
]

/** `date`, `date -u`, `date -R`, `hwclock`: one line with the machine's own time. */
export const date: SnapshotParser = {
  id: 'date',
  title: 'date',
  samples: [
    {
      text: 'Mon May  6 16:08:09 JST 2024',
      expect: {
        kind: 'clock',
        count: 1,
        asOf: '2024-05-06T07:08:09Z',
        rows: [{ line: 1, time: '2024-05-06T07:08:09.000000Z', zone: '+09:00', offsetMinutes: 540 }],
      },
    },
    { text: 'Mon, 06 May 2024 07:08:09 UTC', expect: { kind: 'clock', rows: [{ zone: 'UTC', offsetMinutes: 0 }] } },
    {
      text: 'Mon, 06 May 2024 09:08:09 +0200',
      expect: { kind: 'clock', rows: [{ time: '2024-05-06T07:08:09.000000Z', offsetMinutes: 120 }] },
    },
    { text: '2024年  5月  6日 月曜日 16:08:09 JST', expect: { kind: 'clock', rows: [{ offsetMinutes: 540 }] } },
    {
      text: '2024-05-06 07:08:09.123456+00:00',
      expect: { kind: 'clock', asOf: '2024-05-06T07:08:09.123456Z', rows: [{ zone: 'UTC' }] },
    },
  ],

  recognise(lines, path) {
    const filled = lines.filter((line) => line.trim() !== '').map((line) => line.trim())
    const [line = ''] = filled
    if (
      filled.length !== 1 ||
      line.length > 100 ||
      readClock(line) === null ||
      !SHAPES.some((shape) => shape.test(line))
    )
      return 0
    return /^(?:date|hwclock)\b/.test(wordsOfName(path)) ? 0.95 : 0.75
  },

  parse(lines) {
    const index = lines.findIndex((line) => line.trim() !== '')
    const moment = readClock(lines[index] ?? '')
    if (!moment) return []
    // A zone that may mean several (CST, IST) leaves the local time as it stands.
    const time = moment.zone === null ? moment.at.replace(/Z$/, '') : moment.at
    const asOf = moment.zone === null ? null : (parseMicros(moment.at) ?? null)
    const row = { line: index + 1, time, zone: moment.zone, offsetMinutes: minutesOf(moment.zone) }
    return [snapshotOf('clock', 'date', 'a line of date', [row], { asOf })]
  },
}

/** `UTC` → 0, `-03:30` → -210. */
function minutesOf(zone: string | null): number | null {
  const match = /^([+-])(\d\d):(\d\d)$/.exec(zone ?? '')
  if (!match) return zone === 'UTC' ? 0 : null
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]))
}
