import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { readLocal } from '../grammar/date-order.ts'
import { type Header, newHeader, reset } from '../header.ts'

/**
 * Windows Installer (vCenter on Windows, VMware Tools): the day stands in the first line only, the others have the time
 * of day. Lines without either are the values of what the line before them does.
 */
export const msi: LogFormat = {
  id: 'msi',
  title: 'Windows Installer',
  reportAs: 'id',
  specificity: 0.95,
  samples: [
    {
      text: 'MSI (s) (9C:A4) [07:08:09:101]: Product: VMware Tools -- Installation failed.\nProperty(S): TARGETDIR = C:\\',
      expect: {
        time: '2020-12-07T07:08:09.101000Z',
        level: 'error',
        program: 'msiexec',
        thread: '9C:A4',
        component: 's',
        message: 'Product: VMware Tools -- Installation failed.\nProperty(S): TARGETDIR = C:\\',
      },
    },
    {
      text: '=== Verbose logging started: 5/6/2021  7:08:09  Build type: SHIP UNICODE 5.00.10011.00 ===',
      expect: { time: '2021-05-06T07:08:09.000000Z', level: 'info' },
    },
    {
      text: 'Action start 7:08:10: LaunchConditions.',
      expect: { time: '2020-12-07T07:08:10.000000Z', level: 'info', component: 'Action' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const c = line.charCodeAt(0)
    if (c !== 77 && c !== 65 && c !== 61) return false
    reset(header)
    header.program = 'msiexec'
    header.level = LEVEL.info
    const logging = LOGGING.exec(line.slice(0, 80))
    if (logging) {
      return readLocal(logging[1]!, 0, clock, header, 'month-day-year') > 0
    }
    const head = line.slice(0, 100)
    const call = CALL.exec(head)
    const action = call ? null : ACTION.exec(head)
    if (!call && !action) return false
    const [hour, minute, second, millis] = call ? call.slice(3, 7) : [...action!.slice(1, 4), '0']
    header.time = onDay(clock, Number(hour), Number(minute), Number(second), Number(millis))
    header.component = call ? call[1]! : 'Action'
    header.thread = call ? call[2]! : ''
    header.messageStart = call ? call[0].length : 0
    if (FAILED.test(line.slice(header.messageStart, header.messageStart + 1000))) header.level = LEVEL.error
    return true
  },

  continues: () => false,

  /** The reference is a day after the start of the log: a time of day is the last one before that. */
  statesClock(lines: readonly string[]): Partial<Clock> {
    const started = lines.map((line) => LOGGING.exec(line.slice(0, 80))).find((found) => found !== null)
    const header = newHeader()
    const utc: Clock = { zoneMinutes: 0, zoneBasis: '', reference: 0 }
    if (!started || readLocal(started[1]!, 0, utc, header, 'month-day-year') === 0) return {}
    return { reference: header.time + DAY_US - 1_000_000 }
  },
}

/** The last such time of day at or before the clock's reference, which is taken as local time where it came from the log. */
function onDay(clock: Clock, hour: number, minute: number, second: number, millis: number): number {
  const zone = clock.zoneMinutes * 60_000_000
  const local = clock.reference + zone
  const day = Math.floor(local / DAY_US) * DAY_US
  const time = day + ((hour * 60 + minute) * 60 + second) * 1_000_000 + millis * 1000
  return (time > local ? time - DAY_US : time) - zone
}

const DAY_US = 86_400_000_000
const LOGGING =
  /^=== (?:Verbose )?[Ll]ogging (?:started|stopped): (\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4} {1,3}\d{1,2}:\d\d:\d\d)/
const CALL = /^MSI \(([a-zN])\) \(([0-9A-F]{1,6}[:!][0-9A-F]{1,6})\) \[(\d\d):(\d\d):(\d\d):(\d{3})\]: ?/
const ACTION = /^Action (?:start|ended) (\d{1,2}):(\d\d):(\d\d): /
/** `Return value 3` and error 1603 are Windows Installer's fatal ends. */
const FAILED =
  /-- (?:Installation|Configuration|Removal|Reconfiguration) (?:operation )?failed|\bReturn value 3\b|error status: 1603/
