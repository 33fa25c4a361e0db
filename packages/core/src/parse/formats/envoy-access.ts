import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit, OPEN } from '../scan.ts'
import { readIso } from '../time.ts'

/**
 * Requests as Envoy writes them without the product's header: the request quoted behind a bracketed time, or method and
 * path behind a bare one. A second time within the line is the request's start; the first, when it was written, counts.
 */
export const envoyAccess: LogFormat = {
  id: 'envoy-access',
  title: 'Envoy requests',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '[2022-05-06T07:08:09.101Z] "POST /sdk HTTP/1.1" 503 UF 0 91 12 - "-" "curl" "9c1b2a77-10" "vc01" "127.0.0.1:8085"',
      expect: {
        time: '2022-05-06T07:08:09.101000Z',
        level: 'error',
        program: 'envoy',
        message: '"POST /sdk HTTP/1.1" 503 UF 0 91 12 - "-" "curl" "9c1b2a77-10" "vc01" "127.0.0.1:8085"',
      },
    },
    {
      text: '2022-05-06T07:08:11.101Z 2022-05-06T07:08:09.001Z POST /vsanHealth 404 via_upstream - 12 0 3 192.0.2.7:40112 HTTP/1.1 - 192.0.2.1:443',
      expect: { time: '2022-05-06T07:08:11.101000Z', level: 'warning' },
    },
    {
      text: '2022-05-06T07:08:11.101Z GET /ui/ 200 via_upstream - 12 0 3',
      expect: { time: '2022-05-06T07:08:11.101000Z', level: 'info', message: 'GET /ui/ 200 via_upstream - 12 0 3' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const bracket = line.charCodeAt(0) === OPEN ? 1 : 0
    if (!isDigit(line.charCodeAt(bracket))) return false
    reset(header)
    const end = readIso(line, bracket, clock, header)
    if (end === 0) return false
    const request = (bracket === 1 ? QUOTED : BARE).exec(line.slice(end, end + 2000))
    if (!request) return false
    header.level = request[1]!.startsWith('5') ? LEVEL.error : request[1]!.startsWith('4') ? LEVEL.warning : LEVEL.info
    header.program = 'envoy'
    header.messageStart = end + bracket + 1
    return true
  },

  continues: () => false,
}

const METHOD = '(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|CONNECT|TRACE|-)'
const QUOTED = new RegExp(`^\\] "${METHOD} [^"]{0,1800}" (\\d{1,3}) `)
const BARE = new RegExp(`^(?: \\d{4}-\\d\\d-\\d\\dT[\\d:.]{8,16}Z)? ${METHOD} \\S{1,1500} (?:HTTP/[\\d.]+ )?(\\d{3}) `)
