import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'

/** ` 09:40:00 up 12 days,  3:04,  1 user,  load average: 0.10, 0.20, 0.30`; ESXi: ` 9:40:00 up 04:11:02, load average: …` */
const LINE =
  /^\s*(\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?) +up +(.{1,60}?),(?: +(\d{1,4}) users?,)? +load averages?: +([\d., ]{3,40})$/

/** `uptime`: how long the machine had been up, and how busy it was. */
export const uptime: SnapshotParser = {
  id: 'uptime',
  title: 'uptime',
  begins: LINE,
  samples: [
    {
      text: ' 09:40:00 up 12 days,  3:04,  2 users,  load average: 0.10, 0.20, 0.30',
      expect: {
        kind: 'setting',
        count: 3,
        rows: [
          { line: 1, key: 'uptime', value: '12 days, 3:04' },
          { line: 1, key: 'load average', value: '0.10, 0.20, 0.30' },
          { line: 1, key: 'clock', value: '09:40:00' },
        ],
      },
    },
    {
      text: '  9:40:00 up 04:11:02, load average: 0.01, 0.02, 0.00',
      expect: { kind: 'setting', rows: [{ key: 'uptime', value: '04:11:02' }] },
    },
  ],

  recognise: (lines) => {
    const filled = lines.filter((line) => line.trim() !== '')
    return filled.length === 1 && filled[0]!.length < 200 && LINE.test(filled[0]!) ? 0.95 : 0
  },

  parse(lines) {
    const index = lines.findIndex((line) => line.length < 200 && LINE.test(line))
    const [, clock, up, , load] = LINE.exec(lines[index] ?? '') ?? []
    if (up === undefined) return []
    const row = (key: string, value: string) => ({ line: index + 1, key, value: value.replaceAll(/\s+/g, ' ').trim() })
    const rows = [row('uptime', up), row('load average', load!), row('clock', clock!)]
    return [snapshotOf('setting', 'uptime', 'the line of uptime', rows)]
  },
}
