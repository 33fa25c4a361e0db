import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { placeUndated } from '../grammar/uptime.ts'
import { type Header, reset } from '../header.ts'
import { BLANK, isDigit } from '../scan.ts'
import { readIso } from '../time.ts'

/**
 * The line vmacore services write first into every new file; the only one that states product, version and build.
 * It stands among lines of `vmacore`, so it is never the format of a file that has any of those.
 */
export const section: LogFormat = {
  id: 'section',
  title: 'Section lines of vmacore services',
  reportAs: 'id',
  specificity: 0.8,
  samples: [
    {
      text: '2020-05-06T07:08:09.101Z Section for VMware vCenter, pid=4321, version=6.7.1, build=12345678, option=Release',
      expect: {
        time: '2020-05-06T07:08:09.101000Z',
        level: 'info',
        thread: '4321',
        message: 'Section for VMware vCenter, pid=4321, version=6.7.1, build=12345678, option=Release',
      },
    },
    {
      text: '2021-05-06T07:08:09.000Z - last log rotation time, 2021-03-07T01:02:03.004Z - time the service was last started, Section for VMware ESX, pid=2100999, version=7.0.2, build=12345679, option=Release',
      expect: { time: '2021-05-06T07:08:09.000000Z', level: 'info', thread: '2100999' },
    },
    {
      // 4.x says it of the whole log.
      text: 'Log for VMware ESX, pid=5342, version=4.1.0, build=build-1234567, option=Release, section=2',
      expect: { time: '2020-12-08T00:00:00.000000Z', level: 'info', thread: '5342' },
    },
    {
      // Up to 5.5 without a time, which is that of the line beside it.
      text: 'Section for VMware ESX, pid=2793, version=5.1.0, build=1234567, option=Release',
      expect: { time: '2020-12-08T00:00:00.000000Z', level: 'info', thread: '2793' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const dated = isDigit(line.charCodeAt(0))
    if (!dated && !line.startsWith(UNDATED) && !line.startsWith(UNDATED_4)) return false
    reset(header)
    const end = dated ? readIso(line, 0, clock, header) : 0
    if (dated && (end === 0 || line.charCodeAt(end) !== BLANK)) return false
    const start = dated ? end + 1 : 0
    const rest = SECTION.exec(line.slice(start, start + 400))
    if (!rest) return false
    if (!dated) placeUndated(0, clock, header)
    header.level = LEVEL.info
    header.thread = rest[1]!
    header.messageStart = start
    return true
  },

  continues: () => false,
}

const UNDATED = 'Section for '
const UNDATED_4 = 'Log for VMware '
const SECTION = /^(?:(?:- .{0,200}?)?Section for|Log for) .{1,80}?, pid=(\d+), version=/
