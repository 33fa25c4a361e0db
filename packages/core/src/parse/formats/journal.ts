import { parseMicros } from '@bundlescope/contract/time.ts'
import type { Clock, LogFormat } from '../format.ts'
import { readKernel } from '../grammar/kernel.ts'
import { readBody, readPriority, readTag } from '../grammar/syslog-body.ts'
import { type Header, reset } from '../header.ts'
import { BLANK, isDigit, skipBlanks, wordEnd } from '../scan.ts'
import { statedLevel } from '../severity.ts'
import { readBsd } from '../time.ts'

/**
 * journalctl's default output and BSD syslog files (`messages`, `auth.log`): no year, no zone, the host, the program.
 * Lines such as `-- Logs begin at …` and `-- Reboot --` are journalctl's own and no events.
 */
export const journal: LogFormat = {
  id: 'journal',
  title: 'System journal and BSD syslog',
  reportAs: 'id',
  specificity: 0.7,
  samples: [
    {
      text: 'Nov 05 06:07:08 vc01.lab.example systemd[1]: Reached target Network.',
      expect: {
        time: '2020-11-05T06:07:08.000000Z',
        level: 'unknown',
        program: 'systemd',
        thread: '1',
        extra: 'vc01.lab.example',
        message: 'Reached target Network.',
      },
    },
    {
      text: 'Mar  4 05:06:07 vc01 kernel: [warn] low memory',
      expect: {
        time: '2020-03-04T05:06:07.000000Z',
        level: 'warning',
        program: 'kernel',
        message: '[warn] low memory',
      },
    },
    {
      text: 'Dec 24 23:59:59.123456 vc01 vmon[2101]: <sps> Service is dead. FATAL',
      expect: { time: '2019-12-24T23:59:59.123456Z', level: 'critical', program: 'vmon', thread: '2101' },
    },
    {
      text: 'Apr 05 06:07:08 esx4 vmkernel: 12:03:04:05.678 cpu5:1099)WARNING: Heap: 2001: no room left',
      expect: {
        time: '2020-04-05T06:07:08.000000Z',
        level: 'warning',
        program: 'vmkernel',
        thread: '1099',
        component: 'Heap',
        message: 'WARNING: Heap: 2001: no room left',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    reset(header)
    const stampEnd = readBsd(line, readPriority(line, header), clock, header)
    if (stampEnd === 0 || line.charCodeAt(stampEnd) !== BLANK) return false
    const hostEnd = wordEnd(line, stampEnd + 1)
    let body = readTag(line, hostEnd + 1, header)
    if (body > 0) {
      header.extra = line.slice(stampEnd + 1, hostEnd)
    } else {
      body = readTag(line, stampEnd + 1, header)
      if (body === 0) return false
    }
    // ESX 4 and older put the uptime (days:hours:minutes:seconds) before the kernel's own header.
    const afterUptime = isDigit(line.charCodeAt(body)) ? skipBlanks(line, wordEnd(line, body)) : body
    const kernel = afterUptime > body ? readKernel(line, afterUptime, header) : 0
    header.messageStart = kernel > 0 ? kernel : readBody(line, body, header)
    if (header.level === 0) header.level = statedLevel(line, header.messageStart)
    return true
  },

  continues: () => false,

  statesClock(lines: readonly string[]): Partial<Clock> {
    for (const line of lines) {
      const ends = SPAN.exec(line)
      if (!ends) continue
      const reference = parseMicros(ends[1]!)
      const inUtc = ends[2] === 'UTC' || ends[2] === 'GMT'
      return { ...(reference && { reference }), ...(inUtc && { zoneMinutes: 0, zoneBasis: 'UTC' }) }
    }
    return {}
  },
}

/** `-- Logs begin at Sat 2020-12-05 00:11:02 UTC, end at Mon 2020-12-07 09:40:00 UTC. --`, newer: `-- Journal begins at …; ends at … --` */
const SPAN = /^-- .{10,60}[,;] ends? at \w{3} (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) ([\w+-]+)\.? --/
