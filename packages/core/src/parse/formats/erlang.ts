import type { Clock, LogFormat } from '../format.ts'
import { readDayMonthYear } from '../grammar/dates.ts'
import { type Header, reset } from '../header.ts'
import { levelOfWord } from '../severity.ts'

/** RabbitMQ (NSX for vSphere, vRealize Automation 7, Cloud Director): a line with level and time, the text behind it. */
export const erlang: LogFormat = {
  id: 'erlang',
  title: 'RabbitMQ (Erlang reports)',
  reportAs: 'id',
  specificity: 0.95,
  samples: [
    {
      text: '=ERROR REPORT==== 6-May-2014::07:08:09 ===\nclosing AMQP connection <0.512.0>\n{heartbeat_timeout,running}',
      expect: { time: '2014-05-06T07:08:09.000000Z', level: 'error', component: 'REPORT' },
    },
    {
      text: '=SUPERVISOR REPORT==== 16-May-2014::07:08:09.101234 ===\n     Supervisor: {local,rabbit}',
      expect: { time: '2014-05-16T07:08:09.101234Z', level: 'warning', component: 'SUPERVISOR REPORT' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (line.charCodeAt(0) !== EQUALS) return false
    const fields = FIELDS.exec(line.slice(0, 100))
    if (!fields) return false
    const [, word, day, date, time] = fields
    reset(header)
    if (readDayMonthYear(`${day!.padStart(2, '0')}-${date!} ${time!}`, 0, clock, header) === 0) return false
    const level = levelOfWord(word!)
    header.level = level || levelOfWord(word === 'PROGRESS' ? 'info' : 'warning')
    header.component = level > 0 ? 'REPORT' : `${word!} REPORT`
    return true
  },

  continues: () => false,
}

const EQUALS = 61
const FIELDS = /^=([A-Z]{4,12}) REPORT==== (\d\d?)-([A-Z][a-z]{2}-\d{4})::(\d\d:\d\d:\d\d(?:\.\d{1,6})?) ===/
