import { indexOfLine, rowsOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { words } from '../../table.ts'

const HEADER = /^\s*remote\s+refid\s+st\s+t\s+when\s+poll\s+reach\s+delay\s+offset\s+jitter/
const ROW = /^[ x.+*#o-]?\S+\s+\S+\s+\d{1,2}\s+[a-zA-Z-]\s+\S+\s+\d+\s+[0-7]{1,3}\s+-?[\d.]+\s+-?[\d.]+\s+[\d.]+\s*$/
const TALLY: Readonly<Record<string, string>> = {
  '*': 'chosen',
  '+': 'candidate',
  o: 'chosen (PPS)',
  '#': 'spare',
  '-': 'outlier',
  x: 'false',
  '.': 'excess',
}

/** `ntpq -p`: the servers asked for the time. Offset and jitter are milliseconds; reach is octal, 0 means no answer. */
export const ntpq: SnapshotParser = {
  id: 'ntpq',
  title: 'ntpq -p',
  begins: HEADER,
  samples: [
    {
      text: [
        '     remote           refid      st t when poll reach   delay   offset  jitter',
        '==============================================================================',
        '*10.9.8.7        .GPS.            1 u   33   64  377    0.321    1.250   0.044',
        ' ntp.example     .INIT.          16 u    -   64    0    0.000    0.000   0.000',
      ].join('\n'),
      expect: {
        kind: 'setting',
        count: 2,
        rows: [
          {
            line: 3,
            key: 'time server 10.9.8.7',
            value: 'chosen, stratum 1, reach 377, offset 1.250 ms, jitter 0.044 ms',
          },
          { key: 'time server ntp.example', value: 'not used, stratum 16, reach 0, offset 0.000 ms, jitter 0.000 ms' },
        ],
      },
    },
  ],

  recognise: (lines) => (indexOfLine(lines, HEADER) >= 0 ? 0.95 : 0),

  parse(lines) {
    const rows = rowsOf(lines, (line, lineNumber) => {
      if (!ROW.test(line)) return null
      const tally = TALLY[line[0]!]
      const [server, , stratum, , , , reach, , offset, jitter] = words(tally ? line.slice(1) : line)
      const value = `${tally ?? 'not used'}, stratum ${stratum}, reach ${reach}, offset ${offset} ms, jitter ${jitter} ms`
      return { line: lineNumber, key: `time server ${server}`, value }
    })
    return [snapshotOf('setting', 'ntpq', 'titles of ntpq -p', rows)]
  },
}
