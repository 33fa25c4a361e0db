import type { Clock, LogFormat } from '../format.ts'
import { readZoneBehind } from '../grammar/dates.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readBsd } from '../time.ts'

/** Horizon's Unified Access Gateway (esmanager.log, authbroker.log): month and day without the year, nothing between the fields. */
export const accessGateway: LogFormat = {
  id: 'access-gateway',
  title: 'Unified Access Gateway (Horizon)',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '05/06 07:08:09,101[nioEventLoopGroup-9-1]WARN  view.ViewEdgeService[onFailure: 71][192.0.2.7]: no answer\n\tat a.b.C(C.java:3)',
      expect: {
        time: '2020-05-06T07:08:09.101000Z',
        level: 'warning',
        thread: 'nioEventLoopGroup-9-1',
        component: 'view.ViewEdgeService',
        message: '[onFailure: 71][192.0.2.7]: no answer\n\tat a.b.C(C.java:3)',
      },
    },
    {
      text: '05/06 07:08:09,101+0900[main]INFO  utils.Settings[load: 12]: read',
      expect: { time: '2020-05-05T22:08:09.101000Z', level: 'info', component: 'utils.Settings' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (line.charCodeAt(2) !== SLASH || line.charCodeAt(5) !== BLANK || !isDigit(line.charCodeAt(0))) return false
    const fields = FIELDS.exec(line.slice(0, 250))
    if (!fields) return false
    const [whole, month, day, time, millis, zone, thread, level, component] = fields
    const name = MONTHS[Number(month) - 1]
    reset(header)
    if (name === undefined || readBsd(`${name} ${day!} ${time!}.${millis!}`, 0, clock, header) === 0) return false
    if (zone !== undefined) readZoneBehind(` ${zone}`, 0, clock, header)
    header.level = levelOfWord(level!)
    header.thread = thread!
    header.component = component!
    header.messageStart = whole.length
    return header.level > 0
  },

  continues: () => false,
}

const SLASH = 47
const BLANK = 32
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const FIELDS =
  /^(\d\d)\/(\d\d) (\d\d:\d\d:\d\d),(\d{3})([+-]\d{4})? ?\[([^\]]{1,100})\] ?([A-Z]{4,5}) +([\w.$]{1,100}):? ?/
