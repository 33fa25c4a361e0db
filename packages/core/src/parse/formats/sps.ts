import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** sps.log of the VCSA (profile-driven storage): `time [thread] LEVEL opId=… class - message`. */
export const sps: LogFormat = {
  id: 'sps',
  title: 'VCSA profile-driven storage',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '2020-12-07T08:00:02.922Z [pool-2-thread-1] WARN  opId=sps-Main-708612-664 com.vmware.pbm.profile.impl.ProfileCache - Refresh failed\njava.lang.IllegalStateException: no provider\n\tat com.vmware.pbm.X.y(X.java:12)',
      expect: {
        time: '2020-12-07T08:00:02.922000Z',
        level: 'warning',
        program: 'sps',
        thread: 'pool-2-thread-1',
        component: 'com.vmware.pbm.profile.impl.ProfileCache',
        op: 'sps-Main-708612-664',
        message: 'Refresh failed\njava.lang.IllegalStateException: no provider\n\tat com.vmware.pbm.X.y(X.java:12)',
      },
    },
    {
      text: '2020-12-07T08:00:02.923Z [main] INFO  opId= com.vmware.sps.Main - started',
      expect: { time: '2020-12-07T08:00:02.923000Z', level: 'info', op: '', message: 'started' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    if (end === 0 || !line.startsWith(' [', end)) return false
    const rest = HEADER.exec(line.slice(end, end + 500))
    if (!rest) return false
    header.level = levelOfWord(rest[2]!)
    if (header.level === 0) return false
    header.program = 'sps'
    header.thread = rest[1]!
    header.op = rest[3]!
    header.component = rest[4]!
    header.messageStart = end + rest[0].length
    return true
  },

  continues: () => false,
}

const HEADER = /^ \[([^\]]{1,200})\] ([A-Z]+) +opI[dD]=(\S*) +([\w.$]+) - ?/
