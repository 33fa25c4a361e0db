import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** vSphere Replication's management server (hms.log): level, class, thread, the object that speaks, the operation. */
export const hms: LogFormat = {
  id: 'hms',
  title: 'vSphere Replication management server (hms)',
  reportAs: 'id',
  specificity: 0.92,
  samples: [
    {
      text: '2021-05-06 07:08:09.101 ERROR jvsl.sessions [tcweb-9] (..security.SessionMap) operationID=5f-HMS-2 | no such session\njava.io.IOException: no',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'error',
        program: 'hms',
        thread: 'tcweb-9',
        component: 'jvsl.sessions',
        op: '5f-HMS-2',
        extra: '..security.SessionMap',
        message: 'no such session\njava.io.IOException: no',
      },
    },
    {
      text: '2021-05-06 07:08:09.102 TRACE com.vmware.hms.net [hms-main-thread-20] (..net.ping.svr) | ping',
      expect: { time: '2021-05-06T07:08:09.102000Z', level: 'trace', op: '', message: 'ping' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    const fields = end === 0 ? null : FIELDS.exec(line.slice(end, end + 500))
    if (!fields) return false
    const [whole, level, name, thread, speaker, op] = fields
    header.level = levelOfWord(level!)
    if (header.level === 0) return false
    header.program = 'hms'
    header.thread = thread!
    header.component = name!
    header.op = op ?? ''
    header.extra = speaker!
    header.messageStart = end + whole.length
    return true
  },

  continues: () => false,
}

const FIELDS =
  /^ +([A-Z]{4,5}) +([\w.$-]{1,120}) +\[([^\]]{1,80})\] \((\.\.[\w.$-]{0,120})\)(?: operationID=([\w.:-]{1,120}))? \| ?/
