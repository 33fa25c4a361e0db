import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** Go programs that write `key=value` pairs, the time among the first of them. The pairs are the message. */
export const logfmt: LogFormat = {
  id: 'logfmt',
  title: 'Go services, key=value pairs (logfmt)',
  reportAs: 'id',
  specificity: 0.85,
  samples: [
    {
      text: 'time="2021-05-06T07:08:09.101+09:00" level=warning msg="no answer" component=registry opId=1a-2b',
      expect: {
        time: '2021-05-05T22:08:09.101000Z',
        level: 'warning',
        component: 'registry',
        op: '1a-2b',
        message: 'time="2021-05-06T07:08:09.101+09:00" level=warning msg="no answer" component=registry opId=1a-2b',
      },
    },
    {
      text: 'level=info ts=2021-05-06T07:08:09.101Z caller=main.go:42 msg=started',
      expect: { time: '2021-05-06T07:08:09.101000Z', level: 'info', component: 'main.go' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!STARTS.test(line.slice(0, 12))) return false
    const head = line.slice(0, 1000)
    const time = TIME.exec(head)
    if (!time) return false
    reset(header)
    if (readIso(time[1]!, 0, clock, header) === 0) return false
    header.level = levelOfWord(LEVEL_OF.exec(head)?.[1] ?? '')
    header.component = SPEAKER.exec(head)?.[1] ?? ''
    header.op = OP.exec(head)?.[1] ?? ''
    header.messageStart = 0
    return true
  },

  continues: () => false,
}

const STARTS = /^(?:time|ts|t|level|lvl|logger)=/
const TIME = /(?:^| )(?:time|ts|t)="?(\d{4}-\d\d-\d\d[T ][^" ]{8,35})/
const LEVEL_OF = /(?:^| )(?:level|lvl)="?(\w{1,10})/
const SPEAKER = /(?:^| )(?:component|logger|caller|module)="?([\w./-]{1,80})/
const OP = / (?:op(?:ID|Id|_id)|req(?:uest)?(?:Id|_id))="?([^" ]{1,120})/
