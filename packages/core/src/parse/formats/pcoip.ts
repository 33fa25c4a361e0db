import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { readLocal } from '../grammar/date-order.ts'
import { placeUndated } from '../grammar/uptime.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { readIso } from '../time.ts'

/**
 * PCoIP of Horizon's agents and clients: an American date, later an ISO one with the session's id, on clients the time since
 * the start; then level, return code and module.
 */
export const pcoip: LogFormat = {
  id: 'pcoip',
  title: 'PCoIP (Horizon agent and client)',
  reportAs: 'id',
  specificity: 0.95,
  samples: [
    {
      text: '05/06/2014, 07:08:09.101> LVL:1 RC:-500 MGMT_PCOIP_DATA :no answer from the peer',
      expect: {
        time: '2014-05-06T07:08:09.101000Z',
        level: 'error',
        component: 'MGMT_PCOIP_DATA',
        extra: 'RC:-500',
        message: 'no answer from the peer',
      },
    },
    {
      text: '2017-05-06T07:08:09.101234Z 1a2b3c4d-0000-11d1-a7d7-00a0c9000001 > LVL:2 RC:   0            AGENT :a new request',
      expect: {
        time: '2017-05-06T07:08:09.101234Z',
        level: 'info',
        component: 'AGENT',
        extra: '1a2b3c4d-0000-11d1-a7d7-00a0c9000001',
        message: 'a new request',
      },
    },
    {
      text: '12d,05:43:43.474> LVL:0 RC: 111      MGMT_SCHAN :cannot connect',
      expect: { time: '2020-12-08T00:00:00.000000Z', level: 'critical', component: 'MGMT_SCHAN', extra: 'RC:111' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    const fields = FIELDS.exec(line.slice(0, 180))
    if (!fields) return false
    const [whole, stamp, session, level, code, module] = fields
    reset(header)
    const uptime = uptimeOf(line)
    if (uptime >= 0) placeUndated(uptime, clock, header)
    else if (!readIso(stamp!, 0, clock, header) && !readLocal(stamp!, 0, clock, header, 'month-day-year')) return false
    header.level = LEVELS[Number(level)] ?? LEVEL.trace
    header.component = module ?? ''
    header.extra = [session ?? '', code === '0' ? '' : `RC:${code!}`].filter((word) => word !== '').join(' ')
    header.messageStart = whole.length
    return true
  },

  continues: () => false,

  statesClock(lines: readonly string[]): Partial<Clock> {
    const uptimes = lines.map(uptimeOf)
    return uptimes.some((uptime) => uptime >= 0) ? { uptime: Math.max(...uptimes) } : {}
  },

  uptimeOf,
}

/** `12d,05:43:43.474>` in microseconds; negative for any other line. */
function uptimeOf(line: string): number {
  const found = UPTIME.exec(line.slice(0, 24))
  if (!found) return -1
  const [days = 0, hours = 0, minutes = 0, seconds = 0, millis = 0] = found.slice(1).map(Number)
  return ((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + millis) * 1000
}

const UPTIME = /^(\d{1,5})d,(\d\d):(\d\d):(\d\d)\.(\d{3})>/
const FIELDS =
  /^(\d[^ >]{10,34}(?: \d\d:[\d:.]{5,12})?)(?: ([\da-f-]{36}) ?)?> LVL:(\d) RC: *(-?\d{1,11}) +(?:(\w{1,30}) :)?/
const LEVELS = [LEVEL.critical, LEVEL.error, LEVEL.info, LEVEL.debug]
