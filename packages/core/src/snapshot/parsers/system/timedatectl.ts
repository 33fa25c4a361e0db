import { parseMicros } from '@bundlescope/contract/time.ts'
import { readDate } from '../../../bundle/identity/datetext.ts'
import { indexOfLine, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'

const UNIVERSAL = /^\s*Universal time: (.{10,60})$/
const ZONE = /^\s*Time ?zone: (\S+)(?: \((\w+), ([+-])(\d{2})(\d{2})\))?/

/** `timedatectl`: time, zone and its offset. */
export const timedatectl: SnapshotParser = {
  id: 'timedatectl',
  title: 'timedatectl',
  begins: /^\s*Local time: /,
  samples: [
    {
      text: [
        '               Local time: Mon 2024-05-06 16:08:09 JST',
        '           Universal time: Mon 2024-05-06 07:08:09 UTC',
        '                 RTC time: Mon 2024-05-06 07:08:09',
        '                Time zone: Asia/Tokyo (JST, +0900)',
        'System clock synchronized: yes',
      ].join('\n'),
      expect: {
        kind: 'clock',
        count: 1,
        asOf: '2024-05-06T07:08:09Z',
        rows: [{ line: 2, time: '2024-05-06T07:08:09.000000Z', zone: 'Asia/Tokyo', offsetMinutes: 540 }],
      },
    },
  ],

  recognise: (lines) => (indexOfLine(lines, UNIVERSAL) >= 0 && indexOfLine(lines, ZONE) >= 0 ? 0.95 : 0),

  parse(lines) {
    const at = indexOfLine(lines, UNIVERSAL)
    const time = readDate(UNIVERSAL.exec(lines[at] ?? '')?.[1] ?? '')?.at ?? null
    const zone = ZONE.exec(lines[indexOfLine(lines, ZONE)] ?? '')
    const sign = zone?.[3] === '-' ? -1 : 1
    const offsetMinutes = zone?.[4] === undefined ? null : sign * (Number(zone[4]) * 60 + Number(zone[5]))
    const row = { line: at + 1, time, zone: zone?.[1] ?? null, offsetMinutes }
    const asOf = parseMicros(time ?? '') ?? null
    return [snapshotOf('clock', 'timedatectl', 'Universal time and Time zone of timedatectl', [row], { asOf })]
  },
}
