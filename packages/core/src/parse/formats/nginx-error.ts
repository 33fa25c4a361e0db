import type { Clock, LogFormat } from '../format.ts'
import { readSlashedYear } from '../grammar/dates.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'

/** nginx's error log: NSX's load balancer and proxy, Deep Security's relay. */
export const nginxError: LogFormat = {
  id: 'nginx-error',
  title: 'nginx error log',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '2021/05/06 07:08:09 [error] 2101#2107: *33 connect() failed (111: Connection refused) while connecting to upstream',
      expect: {
        time: '2021-05-06T07:08:09.000000Z',
        level: 'error',
        program: 'nginx',
        thread: '2101#2107',
        message: '*33 connect() failed (111: Connection refused) while connecting to upstream',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readSlashedYear(line, 0, clock, header)
    const fields = end === 0 ? null : FIELDS.exec(line.slice(end, end + 60))
    if (!fields) return false
    header.level = levelOfWord(fields[1]!)
    if (header.level === 0) return false
    header.program = 'nginx'
    header.thread = fields[2]!
    header.messageStart = end + fields[0].length
    return true
  },

  continues: () => false,
}

const FIELDS = /^ \[([a-z]+)\] (\d+#\d+): ?/
