import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { readIso } from '../time.ts'

/** The garbage collector's log up to Java 8: `time: seconds since the start: [GC (cause) …`. */
export const gc: LogFormat = {
  id: 'gc',
  title: 'Java garbage collection, up to Java 8',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '2021-05-06T07:08:09.101+0000: 77123.456: [GC (Allocation Failure) [PSYoungGen: 2048K->512K(4096K)] 8192K->6656K(16384K), 0.0121 secs]\n[Times: user=0.03 sys=0.00, real=0.01 secs]',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'info',
        program: 'java',
        component: 'GC',
        extra: '77123.456',
      },
    },
    {
      text: '2021-05-06T07:08:09.101+0000: 77123.456: [Full GC (Ergonomics) 8192K->6656K(16384K), 1.0121 secs]',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'warning',
        component: 'Full GC',
        message: '[Full GC (Ergonomics) 8192K->6656K(16384K), 1.0121 secs]',
      },
    },
    {
      text: '2021-05-06T07:08:10.000+0000: 77124.355: Total time for which application threads were stopped: 0.0004 seconds',
      expect: { time: '2021-05-06T07:08:10.000000Z', level: 'info', component: '' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    const uptime = end === 0 ? null : UPTIME.exec(line.slice(end, end + 40))
    if (!uptime) return false
    header.program = 'java'
    header.extra = uptime[1]!
    header.messageStart = end + uptime[0].length
    const text = line.slice(header.messageStart, header.messageStart + 80)
    header.component = /^(?:#\d+: )?\[([A-Za-z][A-Za-z -]*[A-Za-z])/.exec(text)?.[1] ?? ''
    // A full collection stops everything, for seconds on a large heap.
    header.level = header.component === 'Full GC' ? LEVEL.warning : LEVEL.info
    return true
  },

  continues: () => false,
}

const UPTIME = /^: (\d+\.\d{3}): /
