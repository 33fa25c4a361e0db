import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { placeUndated } from '../grammar/uptime.ts'
import { type Header, reset } from '../header.ts'
import { OPEN } from '../scan.ts'
import { BY_SYSLOG_SEVERITY, statedLevel } from '../severity.ts'

const SECOND_US = 1_000_000

/**
 * What `dmesg` prints: the Linux kernel's ring buffer, each line with the seconds since the host's start and nothing else.
 * Where the bundle does not say when that was, the last line is placed at the file's own time.
 */
export const dmesg: LogFormat = {
  id: 'dmesg',
  title: 'Linux kernel messages (dmesg)',
  reportAs: 'id',
  specificity: 0.85,
  samples: [
    {
      text: '[    0.000000] Linux version 4.19.1-2.ph3 (root@builder)',
      expect: {
        time: '2020-12-08T00:00:00.000000Z',
        level: 'info',
        program: 'kernel',
        component: '',
        extra: '0.000000',
        message: 'Linux version 4.19.1-2.ph3 (root@builder)',
      },
    },
    {
      text: '<3>[ 4123.501112] sd 2:0:1:0: [sdb] tag#7 FAILED Result: hostbyte=DID_OK',
      expect: { time: '2020-12-08T00:00:00.000000Z', level: 'error', extra: '4123.501112' },
    },
    {
      text: '[   12.345678] vmxnet3 0000:0b:00.0 eth0: NIC Link is Up 10000 Mbps',
      expect: {
        time: '2020-12-08T00:00:00.000000Z',
        level: 'info',
        message: 'vmxnet3 0000:0b:00.0 eth0: NIC Link is Up 10000 Mbps',
      },
    },
    {
      text: 'kern  :warn  : [   13.000001] ACPI: resource conflict',
      expect: { time: '2020-12-08T00:00:00.000000Z', level: 'warning', extra: '13.000001' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const c = line.charCodeAt(0)
    if (c !== OPEN && c !== LESS && !(c > 96 && c < 123)) return false
    const fields = FIELDS.exec(line.slice(0, 60))
    if (!fields) return false
    const [whole, priority, word, uptime] = fields
    reset(header)
    header.program = 'kernel'
    header.extra = uptime!
    header.messageStart = whole.length
    const stated = word === undefined ? statedLevel(line, header.messageStart) : (BY_WORD[word] ?? LEVEL.info)
    header.level = priority === undefined ? stated || LEVEL.info : BY_SYSLOG_SEVERITY[Number(priority) & 7]!
    placeUndated(microsOf(uptime!), clock, header)
    return true
  },

  continues: () => false,

  statesClock(lines: readonly string[]): Partial<Clock> {
    return { uptime: Math.max(0, ...lines.map(uptimeOf)) }
  },

  uptimeOf,
}

function uptimeOf(line: string): number {
  const uptime = FIELDS.exec(line.slice(0, 60))?.[3]
  return uptime === undefined ? -1 : microsOf(uptime)
}

const microsOf = (seconds: string): number => Math.round(Number(seconds) * SECOND_US)

const LESS = 60
/** `[    0.000000] `, behind a priority (`dmesg -r`) or facility and level (`dmesg -x`). */
const FIELDS = /^(?:<(\d{1,3})>|[a-z]{3,8} *:([a-z]{3,6}) *: )?\[ {0,6}(\d{1,9}\.\d{6})\] /
const BY_WORD: Readonly<Record<string, number>> = {
  emerg: LEVEL.critical,
  alert: LEVEL.critical,
  crit: LEVEL.critical,
  err: LEVEL.error,
  warn: LEVEL.warning,
  notice: LEVEL.notice,
  debug: LEVEL.debug,
}
