import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** vpxd-svcs.log of the VCSA and its kin: thread, level, class and opId in one bracket. */
export const vpxdSvcs: LogFormat = {
  id: 'vpxd-svcs',
  title: 'VCSA vpxd-svcs and related services',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '2021-03-04T05:06:07.089Z [tomcat-exec-12 [] INFO  com.vmware.cis.authz.Checker opId=9d4c23ba] allowed',
      expect: {
        time: '2021-03-04T05:06:07.089000Z',
        level: 'info',
        program: 'vpxd-svcs',
        thread: 'tomcat-exec-12',
        component: 'com.vmware.cis.authz.Checker',
        op: '9d4c23ba',
        message: 'allowed',
      },
    },
    {
      text: '2021-03-04T05:06:07.089Z [pool-12-thread-1  ERROR  com.vmware.identity.X509  opId=] no trusted path\n\tat a.b(C.java:1)',
      expect: { time: '2021-03-04T05:06:07.089000Z', level: 'error', thread: 'pool-12-thread-1', op: '' },
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
    header.program = 'vpxd-svcs'
    header.thread = rest[1]!
    header.component = rest[3]!
    header.op = rest[4]!
    header.messageStart = end + rest[0].length
    return true
  },

  continues: () => false,
}

const HEADER = /^ \[([^[\]]{1,200}?) +(?:\[\] +)?([A-Z]{4,5}) +([\w.$]+) +opI[dD]=([^\]\s]*) *\] ?/
