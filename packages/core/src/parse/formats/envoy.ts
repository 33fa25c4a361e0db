import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit, OPEN } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** Envoy's own log, where the product does not dress it up: `[time][thread][level][logger] [source] text`. */
export const envoy: LogFormat = {
  id: 'envoy',
  title: 'Envoy',
  reportAs: 'id',
  specificity: 0.92,
  samples: [
    {
      text: '[2022-05-06 07:08:09.101][2101][warning][upstream] [source/common/upstream/health.cc:312] host 127.0.0.1:8085 is gone',
      expect: {
        time: '2022-05-06T07:08:09.101000Z',
        level: 'warning',
        program: 'envoy',
        thread: '2101',
        component: 'upstream',
        message: '[source/common/upstream/health.cc:312] host 127.0.0.1:8085 is gone',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (line.charCodeAt(0) !== OPEN || !isDigit(line.charCodeAt(1))) return false
    reset(header)
    const end = readIso(line, 1, clock, header)
    const fields = end === 0 ? null : FIELDS.exec(line.slice(end, end + 120))
    if (!fields) return false
    header.level = levelOfWord(fields[2]!)
    if (header.level === 0) return false
    header.program = 'envoy'
    header.thread = fields[1]!
    header.component = fields[3]!
    header.messageStart = end + fields[0].length
    return true
  },

  continues: () => false,
}

const FIELDS = /^\]\[(\d+)\]\[([a-z]+)\]\[([\w.-]+)\] ?/
