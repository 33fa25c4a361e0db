import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { type Header, newHeader, reset } from '../header.ts'
import { isDigit, skipBlanks } from '../scan.ts'
import { readIso } from '../time.ts'

/**
 * IIS and others of Windows (W3C extended log): lines that begin with `#` say what the columns of the others are; times are
 * UTC. A request that failed has its status for a level.
 */
export const w3c: LogFormat = {
  id: 'w3c',
  title: 'IIS and other W3C extended logs',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '#Software: Microsoft Internet Information Services 10.0\n#Version: 1.0\n#Date: 2020-05-06 07:08:09\n#Fields: date time s-ip cs-method',
      expect: { time: '2020-12-08T00:00:00.000000Z', level: 'info', component: '#Software' },
    },
    {
      text: '2020-05-06 07:08:09 192.0.2.7 POST /broker/xml - 443 - 192.0.2.9 Horizon 503 0 0 120',
      expect: {
        time: '2020-05-06T07:08:09.000000Z',
        level: 'error',
        component: 'POST',
        message: '192.0.2.7 POST /broker/xml - 443 - 192.0.2.9 Horizon 503 0 0 120',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (line.charCodeAt(0) === HASH) return readStart(line, header, clock)
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, UTC, header)
    if (end !== 19) return false
    const text = line.slice(end, end + 2000)
    const method = METHOD.exec(text)
    if (!method) return false
    header.component = method[1]!
    const status = Number(STATUS.exec(text)?.[1] ?? 0)
    header.level = status >= 500 ? LEVEL.error : status >= 400 ? LEVEL.warning : LEVEL.info
    header.messageStart = skipBlanks(line, end)
    return true
  },

  continues: (line) => line.charCodeAt(0) === HASH && /^#[A-Z][a-z-]+: /.test(line.slice(0, 24)),

  statesClock(lines: readonly string[]): Partial<Clock> {
    const header = newHeader()
    const date = lines.map((line) => /^#Date: (.{19})/.exec(line)?.[1]).find((found) => found !== undefined)
    const previous = date !== undefined && readIso(date, 0, UTC, header) > 0 ? { previous: header.time } : {}
    return { zoneMinutes: 0, zoneBasis: 'UTC', ...previous }
  },
}

/** The server was started; the day stands two lines behind. */
function readStart(line: string, header: Header, clock: Clock): boolean {
  if (!line.startsWith('#Software: ')) return false
  reset(header)
  header.time = Number.isFinite(clock.previous ?? Number.NaN) ? clock.previous! : clock.reference
  header.level = LEVEL.info
  header.component = '#Software'
  header.messageStart = 11
  return true
}

const HASH = 35
const UTC: Clock = { zoneMinutes: 0, zoneBasis: 'UTC', reference: 0 }
const METHOD = /^(?: \S{1,200}){0,4}? (GET|POST|PUT|HEAD|DELETE|OPTIONS|PATCH|PROPFIND|TRACE|CONNECT|RPC_\w+) \/?/
/** `sc-status sc-substatus sc-win32-status` and what takes time, at the line's end. */
const STATUS = / ([1-5]\d\d) \d{1,3} \d{1,10}(?: \d{1,10}){0,3} *$/
