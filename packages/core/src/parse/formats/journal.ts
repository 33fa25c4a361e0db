import { LEVEL } from '@bundlescope/contract/level.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import type { Clock, LogFormat } from '../format.ts'
import { readKernel } from '../grammar/kernel.ts'
import { statedOp } from '../grammar/stated-op.ts'
import { isDumped, readBody, readPriority, readTag } from '../grammar/syslog-body.ts'
import { type Header, reset } from '../header.ts'
import { BLANK, isDigit, skipBlanks, wordEnd } from '../scan.ts'
import { statedLevel } from '../severity.ts'
import { readBsd, readIso } from '../time.ts'

/**
 * journalctl's default output and BSD syslog files (`messages`, `auth.log`): no year, no zone, the host, the program.
 * Of journalctl's own lines `-- Logs begin at …` is no event; `-- Reboot --`, newer `-- Boot <id> --`, is one, at the
 * time of the line before.
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
    {
      text: 'Apr 05 06:07:08 esx4: 12:03:04:05.678 cpu5:1099)BC: 3837: cannot flush',
      expect: {
        time: '2020-04-05T06:07:08.000000Z',
        level: 'info',
        program: 'vmkernel',
        thread: '1099',
        component: 'BC',
        extra: 'esx4',
      },
    },
    {
      text: 'Aug 15 06:07:13 vobd: Aug 15 06:07:13.286: 171us: [esx.problem.storage.redundancy.lost] one path left',
      expect: {
        time: '2020-08-15T06:07:13.000000Z',
        level: 'warning',
        program: 'vobd',
        extra: '171us',
        message: '[esx.problem.storage.redundancy.lost] one path left',
      },
    },
    {
      text: "<166>Apr  7 17:39:16 esx4 Hostd: [2020-04-07 17:39:16.938 FFCFEE80 warning 'HostsvcPlugin' opID=1a2b] no keys",
      expect: {
        time: '2020-04-07T17:39:16.000000Z',
        level: 'warning',
        program: 'hostd',
        thread: 'FFCFEE80',
        component: 'HostsvcPlugin',
        op: '1a2b',
        extra: 'esx4',
        message: 'no keys',
      },
    },
    {
      text: 'Dec  7 09:20:51 relay 2020-12-07T09:20:50.922Z esx01 Hostd: info hostd[2101] [Originator@6876 sub=Libs opID=1a-2b] hello',
      expect: {
        time: '2020-12-07T09:20:50.922000Z',
        level: 'info',
        program: 'hostd',
        thread: '2101',
        component: 'Libs',
        op: '1a-2b',
        extra: 'relay',
        message: 'hello',
      },
    },
    {
      text: 'May 06 07:08:09 sv01 kubelet[2101]: E0506 07:08:09.101234    2101 pods.go:12] opID=1a-2b no such pod',
      expect: {
        level: 'error',
        program: 'kubelet',
        thread: '2101',
        component: 'pods.go',
        time: '2020-05-06T07:08:09.000000Z',
      },
    },
    {
      text: 'May 06 07:08:09 sv01 containerd[2101]: time="2020-05-06T07:08:09.101Z" level=warning msg="slow" opID=1a-2b',
      expect: { level: 'warning', program: 'containerd', op: '1a-2b', time: '2020-05-06T07:08:09.000000Z' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    reset(header)
    if (line.startsWith('-- ')) return readBoot(line, header, clock)
    const stampEnd = readBsd(line, readPriority(line, header), clock, header)
    if (stampEnd === 0 || line.charCodeAt(stampEnd) !== BLANK) return false
    const hostEnd = wordEnd(line, stampEnd + 1)
    let body = readTag(line, hostEnd + 1, header) || readRelayed(line, hostEnd + 1, header, clock)
    if (body > 0) {
      header.extra = line.slice(stampEnd + 1, hostEnd)
    } else {
      body = readTag(line, stampEnd + 1, header)
      if (body === 0) return false
    }
    if (isDumped(line, body)) return false
    header.messageStart = readBody(line, body, header, clock)
    if (header.messageStart === body && isDigit(line.charCodeAt(body))) readNameless(line, body, header)
    if (header.level === 0) header.level = statedLevel(line, header.messageStart)
    if (header.op === '' && header.component === '') header.op = statedOp(line, header.messageStart)
    return true
  },

  continues: (line) => DUMPED.test(line.slice(0, 200)),

  statesClock(lines: readonly string[]): Partial<Clock> {
    for (const line of lines) {
      const ends = SPAN.exec(line)
      if (!ends) continue
      const since = parseMicros(ends[1]!)
      const reference = parseMicros(ends[2]!)
      const inUtc = ends[3] === 'UTC' || ends[3] === 'GMT'
      return {
        ...(reference && { reference, since, yearBasis: 'its first line' }),
        ...(inUtc && { zoneMinutes: 0, zoneBasis: 'UTC' }),
      }
    }
    return {}
  },
}

/** Before the first event of a file nobody knows when it was. */
function readBoot(line: string, header: Header, clock: Clock): boolean {
  if (!clock.previous || !Number.isFinite(clock.previous) || !BOOT.test(line)) return false
  header.time = clock.previous
  header.level = LEVEL.info
  header.program = 'journalctl'
  header.component = 'boot'
  return true
}

const BOOT = /^-- (?:Reboot|Boot [\da-f]{32}) --$/

const DUMPED =
  /^(?:<\d{1,3}>)?[A-Za-z]{3} [ \d]?\d \d\d:\d\d:\d\d(?:\.\d{1,9})? (?:[^\s:]{1,100} )?[^\s:]{1,80}: -->(?: |$)/

/** A relay's own stamp and host before the line as the sender wrote it: `Dec  7 09:20:50 relay 2020-12-07T09:20:50.922Z esx01 Hostd: …` */
function readRelayed(line: string, at: number, header: Header, clock: Clock): number {
  const end = isDigit(line.charCodeAt(at)) ? readIso(line, at, clock, header) : 0
  if (end === 0 || line.charCodeAt(end) !== BLANK) return 0
  return readTag(line, end + 1, header) || readTag(line, wordEnd(line, end + 1) + 1, header)
}

/** ESX 4 leaves out its kernel's name at times: `Apr 05 06:07:08 esx4: 12:03:04:05.678 cpu5:1099)…`. */
function readNameless(line: string, body: number, header: Header): void {
  const kernel = readKernel(line, skipBlanks(line, wordEnd(line, body)), header)
  if (kernel === 0) return
  header.extra = `${header.extra} ${header.program}`.trim()
  header.program = 'vmkernel'
  header.messageStart = kernel
}

/** `-- Logs begin at Sat 2020-12-05 00:11:02 UTC, end at Mon 2020-12-07 09:40:00 UTC. --`, newer: `-- Journal begins at …; ends at … --` */
const SPAN =
  /^-- .{0,40}begins? at \w{3} (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) [\w+-]+[,;] ends? at \w{3} (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) ([\w+-]+)\.? --/
