import type { Clock, LogFormat } from '../format.ts'
import { statedOp } from '../grammar/stated-op.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** Single sign-on services of the VCSA (ssoAdminServer.log, websso.log, vmware-identity-sts.log …). */
export const sso: LogFormat = {
  id: 'sso',
  title: 'VCSA single sign-on',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '2024-05-06T07:08:09.101Z INFO ssoAdminServer[512:pool-3-thread-1] [OpId=6f2a11c0-77de] [com.vmware.identity.Roles] access granted to a service account',
      expect: {
        time: '2024-05-06T07:08:09.101000Z',
        level: 'info',
        program: 'ssoAdminServer',
        thread: 'pool-3-thread-1',
        component: 'com.vmware.identity.Roles',
        op: '6f2a11c0-77de',
        extra: '512',
        message: 'access granted to a service account',
      },
    },
    {
      text: '2024-05-06T07:08:09.101Z WARN websso[12:tomcat-http--7] [CorId=ab-12] [com.vmware.X] slow',
      expect: { time: '2024-05-06T07:08:09.101000Z', level: 'warning', op: 'ab-12' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    if (end === 0) return false
    const rest = HEADER.exec(line.slice(end, end + 500))
    if (!rest) return false
    header.level = levelOfWord(rest[1]!)
    if (header.level === 0) return false
    header.program = rest[2]!
    header.extra = rest[3]!
    header.thread = rest[4]!
    header.op = rest[5]!
    header.component = rest[6]!
    header.messageStart = end + rest[0].length
    header.op ||= statedOp(line, header.messageStart)
    return true
  },

  continues: () => false,
}

const HEADER = /^ ([A-Z]+) +([\w.-]+)\[(\d+):([^\]]+)\] \[(?:OpId|CorId)=([^\]]*)\] \[([^\]]*)\] ?/
