import type { Clock, LogFormat } from '../format.ts'
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
      text: '2025-10-15T09:19:15.608Z INFO ssoAdminServer[697:pool-2-thread-9] [OpId=51c3051a-895b] [com.vmware.identity.Authorizer] User {Name: x} is authorized',
      expect: {
        time: '2025-10-15T09:19:15.608000Z',
        level: 'info',
        program: 'ssoAdminServer',
        thread: 'pool-2-thread-9',
        component: 'com.vmware.identity.Authorizer',
        op: '51c3051a-895b',
        extra: '697',
        message: 'User {Name: x} is authorized',
      },
    },
    {
      text: '2025-10-15T09:19:15.608Z WARN websso[12:tomcat-http--7] [CorId=ab-12] [com.vmware.X] slow',
      expect: { time: '2025-10-15T09:19:15.608000Z', level: 'warning', op: 'ab-12' },
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
    return true
  },

  continues: () => false,
}

const HEADER = /^ ([A-Z]+) +([\w.-]+)\[(\d+):([^\]]+)\] \[(?:OpId|CorId)=([^\]]*)\] \[([^\]]*)\] ?/
