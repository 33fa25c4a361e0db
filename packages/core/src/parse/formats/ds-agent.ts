import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit, skipBlanks } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/**
 * Trend Micro Deep Security agent: the message first, then where it was written and by whom, each after a bar.
 * Those stay part of the message; the process, thread and source file are also fields.
 */
export const dsAgent: LogFormat = {
  id: 'ds_agent',
  title: 'Deep Security agent',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '2015-10-06 19:36:51.000000: [Error/1] | amsocket open failed (error 111: Connection refused) | /build/src/dsam/amInterface.cpp:77:dsam_connect | 4626:7F9E3B5BD700:dsa.NotifySvc',
      expect: {
        time: '2015-10-06T19:36:51.000000Z',
        level: 'error',
        program: 'ds_agent',
        thread: '7F9E3B5BD700',
        component: 'dsa.NotifySvc',
        extra: '4626',
        message:
          'amsocket open failed (error 111: Connection refused) | /build/src/dsam/amInterface.cpp:77:dsam_connect | 4626:7F9E3B5BD700:dsa.NotifySvc',
      },
    },
    {
      text: '2015-10-06 19:36:52.120000: [Warning/2] | a message without its tail',
      expect: { time: '2015-10-06T19:36:52.120000Z', level: 'warning', component: '' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    if (end === 0 || !line.startsWith(': [', end)) return false
    const slash = line.indexOf('/', end + 3)
    const close = line.indexOf('] |', end + 3)
    if (slash < 0 || close < 0 || slash > close || close > end + 24) return false
    header.level = levelOfWord(line.slice(end + 3, slash))
    if (header.level === 0) return false
    header.program = 'ds_agent'
    header.messageStart = skipBlanks(line, close + 3)
    const tail = WRITER.exec(line.slice(line.lastIndexOf(' | ') + 3))
    if (tail) {
      header.extra = tail[1]!
      header.thread = tail[2]!
      header.component = (tail[3] ?? '').replace(/_\d+$/, '') // `ConnectionHandlerPool_0003` is one of a pool
    }
    return true
  },

  continues: () => false,
}

/** process:thread:name */
const WRITER = /^(\d+):(\w+):?([\w.-]*)\s*$/
