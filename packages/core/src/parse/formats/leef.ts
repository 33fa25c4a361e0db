import type { Clock, LogFormat } from '../format.ts'
import { readEventTime, readRelayHeader } from '../grammar/security-event.ts'
import { type Header, reset } from '../header.ts'
import { levelOfWord } from '../severity.ts'

/** Security events in QRadar's Log Event Extended Format: `LEEF:2.0|vendor|product|version|id|key=value<tab>…`. */
export const leef: LogFormat = {
  id: 'leef',
  title: 'Security events (LEEF)',
  reportAs: 'id',
  specificity: 0.95,
  samples: [
    {
      text: 'LEEF:2.0|Trend Micro|Deep Security Agent|20.0.1234|4000030|cat=Anti-Malware\tname=Test_file\tdevTime=May 06 2021 07:08:09 GMT+09:00\tsev=8\tcn1=12',
      expect: {
        time: '2021-05-05T22:08:09.000000Z',
        level: 'error',
        program: 'Deep Security Agent',
        component: '4000030',
      },
    },
    {
      text: '<134>May  6 07:08:09 dsm01 LEEF:1.0|Trend Micro|Deep Security Manager|20.0|600|sev=3\tsrc=192.0.2.7',
      expect: { time: '2020-05-06T07:08:09.000000Z', level: 'info', extra: 'dsm01' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const at = line.indexOf('LEEF:')
    if (at < 0 || at > 160) return false
    const fields = FIELDS.exec(line.slice(at, at + 1000))
    if (!fields) return false
    reset(header)
    const rest = line.slice(at, at + 4000)
    if (!readRelayHeader(line, at, clock, header)) {
      const own = /[|\t^]devTime=([^\t^]{8,40})/.exec(rest)?.[1]
      if (own === undefined || !readEventTime(own, clock, header)) header.time = clock.reference
    }
    header.program = fields[1]!
    header.component = fields[2]!
    const severity = Number(/[|\t^]sev=(\d{1,2})/.exec(rest)?.[1] ?? 0)
    header.level = levelOfWord(
      severity >= 9 ? 'critical' : severity >= 7 ? 'error' : severity >= 4 ? 'warning' : 'info',
    )
    header.messageStart = at + fields[0].length
    return true
  },

  continues: () => false,
}

const FIELDS = /^LEEF: ?[\d.]+\|[^|]{0,100}\|([^|]{0,100})\|[^|]{0,60}\|([^|]{0,100})\|(?:[^|=]{1,8}\|)?/
