import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** The VCSA's database: session, transaction, database, user, peer and process stand before the level. */
export const vpostgres: LogFormat = {
  id: 'vpostgres',
  title: 'VCSA database (vPostgres)',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '2021-05-06 07:08:09.101 UTC 60939b29.1a2b 0 VCDB vc 127.0.0.1(40112) 2101 3ERROR:  relation "vpx_x" does not exist\n2021-05-06 07:08:09.101 UTC 60939b29.1a2b 0 VCDB vc 127.0.0.1(40112) 2101 4STATEMENT:  select 1',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'error',
        program: 'postgres',
        thread: '2101',
        extra: '60939b29.1a2b 0 VCDB vc 127.0.0.1(40112)',
      },
    },
    {
      text: '2021-05-06 07:08:10.101 UTC 60939b29.1a2c 0 2102 1LOG:  checkpoint starting: time',
      expect: { time: '2021-05-06T07:08:10.101000Z', level: 'info', message: 'checkpoint starting: time' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    const rest = end === 0 ? null : HEADER.exec(line.slice(end, end + 300))
    if (!rest) return false
    // DETAIL, HINT, STATEMENT and CONTEXT explain the line before them.
    header.level = levelOfWord(rest[3]!)
    if (header.level === 0) return false
    header.program = 'postgres'
    header.extra = rest[1]!
    header.thread = rest[2]!
    header.messageStart = end + rest[0].length
    return true
  },

  continues: (line) => EXPLAINS.test(line.slice(0, 300)),
}

const PREFIX = String.raw`(?: [A-Z]{3,4})? ([0-9a-f]+\.[0-9a-f]+ .{1,200}?) (\d+) \d+`
const HEADER = new RegExp(`^${PREFIX}([A-Z]+): *`)
const EXPLAINS = new RegExp(
  String.raw`^[\d-]{10} [\d:.]{8,12}${PREFIX}(?:DETAIL|HINT|STATEMENT|CONTEXT|QUERY|LOCATION):`,
)
