import { parseMicros } from '@bundlescope/contract/time.ts'
import { readDate } from '../../../bundle/identity/datetext.ts'
import { indexOfLine, snapshotOf } from '../../reading.ts'
import type { Snapshot, SnapshotParser } from '../../snapshot.ts'
import { PS_HEADER, psRows } from './ps-linux.ts'

const START = /^=+ Start of system state dump at (.{10,60}?) =+\s*$/
const END = /^=+ End of system state dump/

/**
 * procstate of the appliance: `ps auxww` once a minute, for weeks. The first and the last dump of a file are kept: they
 * say what ran at both its ends, and thousands of lists that are nearly equal say little more.
 */
export const procstate: SnapshotParser = {
  id: 'procstate',
  title: 'procstate of the appliance',
  begins: new RegExp(`${START.source}|${PS_HEADER.source}`),
  samples: [
    {
      text: [
        '========== Start of system state dump at Mon May  6 07:01:01 UTC 2024 ==========',
        '',
        '/bin/ps auxww',
        'USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND',
        'root         1  0.0  0.0 158392  7792 ?        Ss   May01   0:14 /lib/systemd/systemd',
        '========== End of system state dump ==========',
        '',
        '========== Start of system state dump at Mon May  6 07:02:01 UTC 2024 ==========',
        '',
        '/bin/ps auxww',
        'USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND',
        'root         1  0.0  0.0 158392  7792 ?        Ss   May01   0:14 /lib/systemd/systemd',
        'vpxd      4021  0.0  0.0 158392  7792 ?        Sl   07:01   0:14 /usr/bin/example-svc',
        '========== End of system state dump ==========',
      ].join('\n'),
      expect: { kind: 'process', count: 1, asOf: '2024-05-06T07:01:01Z', rows: [{ line: 5, pid: 1 }] },
    },
  ],

  recognise: (lines) => (indexOfLine(lines, START) >= 0 ? 0.98 : 0),

  parse(lines) {
    const starts: number[] = []
    for (const [index, line] of lines.entries()) if (line.startsWith('===') && START.test(line)) starts.push(index)
    const kept = starts.length > 1 ? [starts[0]!, starts.at(-1)!] : starts
    return kept.map((start) => readDump(lines, start))
  },
}

function readDump(lines: readonly string[], start: number): Snapshot {
  let end = start + 1
  let header = -1
  while (end < lines.length && !END.test(lines[end]!) && !START.test(lines[end]!)) {
    if (header < 0 && lines[end]!.length < 1_000 && PS_HEADER.test(lines[end]!)) header = end
    end++
  }
  const rows = header < 0 ? [] : psRows(lines, header, end)
  return snapshotOf('process', 'procstate', 'a dump of procstate', rows, {
    asOf: timeOf(START.exec(lines[start]!)![1]!),
  })
}

/** A zone that may mean several leaves the time unknown. */
const timeOf = (text: string): number | null => parseMicros(readDate(text)?.at ?? '') ?? null
