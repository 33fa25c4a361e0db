import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { isoOfDayMonthYear } from '../grammar/day-month-year.ts'
import { type Header, reset } from '../header.ts'
import { readIso } from '../time.ts'

/** Access logs of web servers (Tomcat, lighttpd, nginx), by the bracketed time of the common log format. */
export const access: LogFormat = {
  id: 'access',
  title: 'Web server access log',
  reportAs: 'id',
  specificity: 0.8,
  samples: [
    {
      text: '192.0.2.7 - root [06/May/2021:07:08:09 +0900] "GET /rest/appliance HTTP/1.1" 500 1234 "-" "curl"',
      expect: {
        time: '2021-05-05T22:08:09.000000Z',
        level: 'error',
        extra: '192.0.2.7 - root',
        message: '"GET /rest/appliance HTTP/1.1" 500 1234 "-" "curl"',
      },
    },
    {
      text: 'vc01:5480 192.0.2.7 - - [06/May/2021:07:08:09.101 +0000] "GET /configure HTTP/1.1" 404 345',
      expect: { time: '2021-05-06T07:08:09.101000Z', level: 'warning', extra: 'vc01:5480 192.0.2.7 - -' },
    },
    {
      text: '[06/May/2021:07:08:09 +0000] tomcat-http--3 [Request] 192.0.2.7:40112 to local 1080 - HTTP/1.1 POST /sdk [Response] 200 - 11 bytes',
      expect: { time: '2021-05-06T07:08:09.000000Z', level: 'info', extra: '' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const open = line.indexOf('[')
    if (open < 0 || open > 120) return false
    const stamp = STAMP.exec(line.slice(open, open + 40))
    if (!stamp) return false
    reset(header)
    const iso = isoOfDayMonthYear(stamp[1]!, stamp[2]! + stamp[3]!)
    if (iso === '' || readIso(iso, 0, clock, header) === 0) return false
    header.extra = line.slice(0, open).trim()
    const after = open + stamp[0].length
    header.messageStart = line.charCodeAt(after) === 32 ? after + 1 : after
    header.level = levelOfStatus(STATUS.exec(line.slice(header.messageStart))?.[1] ?? '')
    return true
  },

  continues: () => false,
}

const STAMP = /^\[(\d\d\/[A-Za-z]{3}\/\d{4}):(\d\d:\d\d:\d\d(?:\.\d{1,6})?) ([+-]\d{4})\]/
const STATUS = /^(?:"[^"]*"|.{0,1000}?\[Response\]) (\d{3}) /

/** The server's failures are errors, the client's are warnings. */
function levelOfStatus(status: string): number {
  if (status.startsWith('5')) return LEVEL.error
  return status.startsWith('4') ? LEVEL.warning : LEVEL.info
}
