import { LEVEL } from '@bundlescope/contract/level.ts'
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
      text: '2016-04-05 06:07:08.000000: [Error/1] | cannot open the command socket (error 111) | /build/src/am/Socket.cpp:31:open | 2101:7FA10B2C3700:dsa.Notify',
      expect: {
        time: '2016-04-05T06:07:08.000000Z',
        level: 'error',
        program: 'ds_agent',
        thread: '7FA10B2C3700',
        component: 'dsa.Notify',
        extra: '2101',
        message:
          'cannot open the command socket (error 111) | /build/src/am/Socket.cpp:31:open | 2101:7FA10B2C3700:dsa.Notify',
      },
    },
    {
      text: '2021-05-06 07:08:09.101000 [+0900]: [Cmd/5] | answering the manager | Http.cpp:21:Respond | 2101:7FA1:Pool_0002',
      expect: {
        time: '2021-05-05T22:08:09.101000Z',
        level: 'info',
        component: 'Pool',
        extra: 'Cmd 2101',
        message: 'answering the manager | Http.cpp:21:Respond | 2101:7FA1:Pool_0002',
      },
    },
    {
      text: '2023-05-06 07:08:09.101000 [+0000]: [dsa.Heartbeat/5] | sent to the manager | HTTP.lua:123:Send | 1F4:A90:Heartbeat',
      expect: {
        time: '2023-05-06T07:08:09.101000Z',
        level: 'info',
        thread: 'A90',
        component: 'Heartbeat',
        extra: 'dsa.Heartbeat 1F4',
      },
    },
    {
      text: '2016-04-05 06:07:09.120000: [Warning/2] | a message without its tail',
      expect: { time: '2016-04-05T06:07:09.120000Z', level: 'warning', component: '' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const stamp = readIso(line, 0, clock, header)
    if (stamp === 0) return false
    const end = readZone(line, stamp, clock, header)
    if (!line.startsWith(': [', end)) return false
    const slash = line.indexOf('/', end + 3)
    const close = line.indexOf('] |', end + 3)
    if (slash < 0 || close < 0 || slash > close || close > end + 60) return false
    const category = line.slice(end + 3, slash)
    header.level = levelOfWord(category) || (BY_NUMBER[Number(line.slice(slash + 1, close))] ?? 0)
    if (header.level === 0) return false
    header.program = 'ds_agent'
    header.messageStart = skipBlanks(line, close + 3)
    const tail = WRITER.exec(line.slice(line.lastIndexOf(' | ') + 3))
    if (tail) {
      header.extra = levelOfWord(category) > 0 ? tail[1]! : `${category} ${tail[1]}`
      header.thread = tail[2]!
      header.component = (tail[3] ?? '').replace(/_\d+$/, '') // `ConnectionHandlerPool_0003` is one of a pool
    }
    return true
  },

  continues: () => false,
}

/** Later agents name a part instead of a level: `[Cmd/5]`. */
const BY_NUMBER = [
  0,
  LEVEL.error,
  LEVEL.warning,
  LEVEL.notice,
  LEVEL.info,
  LEVEL.info,
  LEVEL.debug,
  LEVEL.debug,
  LEVEL.trace,
  LEVEL.trace,
]

/** Later agents write their zone: `2021-05-06 07:08:09.101000 [+0900]: …`. Returns the offset after it. */
function readZone(line: string, at: number, clock: Clock, header: Header): number {
  const zone = /^ \[([+-])(\d\d)(\d\d)\]/.exec(line.slice(at, at + 8))
  if (!zone) return at
  const minutes = (Number(zone[2]) * 60 + Number(zone[3])) * (zone[1] === '-' ? -1 : 1)
  header.time += (clock.zoneMinutes - minutes) * 60_000_000
  return at + 8
}

/** process:thread:name; both numbers are hexadecimal on Windows. */
const WRITER = /^([\dA-F]+):(\w+):?([\w.-]*)\s*$/
