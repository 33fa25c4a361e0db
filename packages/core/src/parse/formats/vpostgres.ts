import type { Clock, LogFormat } from '../format.ts'
import { readZoneBehind } from '../grammar/dates.ts'
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
      text: '2021-05-06 07:08:09.101 UTC 6093.1 0 VCDB vc [local] 33 1ERROR:  relation is not there',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'error',
        program: 'postgres',
        thread: '33',
        message: 'relation is not there',
      },
    },
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
    {
      text: '2015-05-06 07:08:09.101 UTC 5549bd29.7d1 0   FATAL:  the database system is starting up',
      expect: {
        time: '2015-05-06T07:08:09.101000Z',
        level: 'critical',
        thread: '',
        extra: '5549bd29.7d1 0',
        message: 'the database system is starting up',
      },
    },
    {
      text: '2014-05-06 07:08:10.101 GMT LOG:  autovacuum launcher started',
      expect: { time: '2014-05-06T07:08:10.101000Z', level: 'info', program: 'postgres', thread: '', extra: '' },
    },
    {
      text: '0 tm:2013-05-06 07:08:09.101 UTC db:VCDB pid:2101 LOG:  autovacuum launcher started',
      expect: { time: '2013-05-06T07:08:09.101000Z', level: 'info', thread: '2101', extra: '0 db:VCDB' },
    },
    {
      text: '2021-05-06 07:08:09.101 UTC [2101] vc@VCDB ERROR:  no such table\n\tat character 15\n2021-05-06 07:08:09.101 UTC [2101] vc@VCDB STATEMENT:  select *\n\tfrom x',
      expect: { time: '2021-05-06T07:08:09.101000Z', level: 'error', thread: '2101', extra: 'vc@VCDB' },
    },
    {
      text: '2021-05-06 07:08:09.101 -03 [2101] FATAL:  no room\n2021-05-06 07:08:09.101 -03 [2101] HINT:  make some',
      expect: { time: '2021-05-06T10:08:09.101000Z', level: 'critical', thread: '2101' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    // VCSA 5.x: the transaction stands before the time.
    const at = line.slice(0, 24).indexOf('tm:') + 3
    const old = at > 2 // `0 tm:2013-…`
    const end = readIso(line, old ? at : 0, clock, header)
    if (end > 0) readOffset(line, end, clock, header)
    const rest = end === 0 ? null : (HEADER.exec(line.slice(end, end + 300)) ?? BARE.exec(line.slice(end, end + 30)))
    if (!rest) return false
    const [whole, session, pid, bracketed, role, old5, word] = rest
    const user = role ?? old5
    // DETAIL, HINT, STATEMENT and CONTEXT explain the line before them.
    header.level = levelOfWord(word!.replace(/\d$/, ''))
    if (header.level === 0) return false
    header.program = 'postgres'
    header.thread = pid ?? bracketed ?? /pid:(\d+)/.exec(user ?? '')?.[1] ?? ''
    const words = session ?? (user ?? '').replace(/ ?pid:\d+/, '')
    header.extra = (old ? `${line.slice(0, at - 4)} ${words.trim()}` : words).trim()
    header.messageStart = end + whole.length
    return true
  },

  continues: (line) => EXPLAINS.test(line.slice(0, 300)),
}

/** Zones that have no name are written as what they are off by: `07:08:09.101 -03`, `… +0530`. */
function readOffset(line: string, at: number, clock: Clock, header: Header): void {
  const offset = /^ ([+-]\d\d)(?::?(\d\d))?(?= )/.exec(line.slice(at, at + 8))
  if (offset) readZoneBehind(` ${offset[1]!}${offset[2] ?? '00'}`, 0, clock, header)
}

/**
 * Behind the time: `session transaction [database user peer process] line` (6.0 and later, the process only where it is
 * told), `[process] user@database` (PostgreSQL's own), `db:VCDB pid:2101` (5.x).
 */
const ZONE = String.raw`(?: (?:[A-Z]{3,5}|[+-]\d\d(?::?\d\d)?))?`
const PREFIX = String.raw`${ZONE}(?: ([0-9a-f]+\.[0-9a-f]+ \d+(?: [^ ]{0,80}){0,3}?) +(?:(\d+) \d+)?| \[(\d+)\](?:[: ] ?\[[\d-]+\])?(?: ([^ ]{1,120})(?= ))?|( db:[^ ]{0,80} pid:\d+))`
const HEADER = new RegExp(`^${PREFIX} ?([A-Z]+\\d?):(?: {2}|$)`)
/** Nothing but the time before the level: the postmaster's own lines of 5.5, and of a database on Windows. */
const BARE = new RegExp(`^${ZONE}()()()()() (LOG|WARNING|ERROR|FATAL|PANIC|NOTICE|HINT|DETAIL|STATEMENT): {2}`)
const EXPLAINS = new RegExp(
  String.raw`^(?:\d+ tm:)?[\d-]{10}[ T][\d:.,]{8,18}(?:[Zz]|[+-]\d\d(?::?\d\d)?)?${PREFIX} ?(?:DETAIL|HINT|STATEMENT|CONTEXT|QUERY|LOCATION):`,
)
