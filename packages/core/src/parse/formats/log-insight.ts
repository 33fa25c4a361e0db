import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { CLOSE, isDigit, OPEN } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** The server of Log Insight (runtime.log): time, thread with address and level, class and text, each in a bracket. */
export const logInsight: LogFormat = {
  id: 'log-insight',
  title: 'Log Insight server',
  reportAs: 'id',
  specificity: 0.92,
  samples: [
    {
      text: '[2021-05-06 07:08:09.101+0000] ["pool-1-thread-2"/192.0.2.7 ERROR] [com.vmware.loginsight.cluster.Keeper] [no answer]\n[java.io.IOException: no]',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'error',
        thread: 'pool-1-thread-2',
        component: 'com.vmware.loginsight.cluster.Keeper',
        extra: '192.0.2.7',
        message: '[no answer]\n[java.io.IOException: no]',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (line.charCodeAt(0) !== OPEN || !isDigit(line.charCodeAt(1))) return false
    reset(header)
    const end = readIso(line, 1, clock, header)
    const fields = end === 0 || line.charCodeAt(end) !== CLOSE ? null : FIELDS.exec(line.slice(end + 1, end + 400))
    if (!fields) return false
    const [whole, thread, address, level, name] = fields
    header.level = levelOfWord(level!)
    if (header.level === 0) return false
    header.thread = thread!
    header.extra = address ?? ''
    header.component = name!
    header.messageStart = end + 1 + whole.length
    return true
  },

  continues: () => false,
}

const FIELDS = /^ \["([^"]{1,120})"(?:\/([^\s\]]{1,60}))? ([A-Z]{4,8})\] \[([\w.$-]{1,160})\] ?/
