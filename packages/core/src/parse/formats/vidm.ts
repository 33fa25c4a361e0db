import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/**
 * Identity Manager (Workspace ONE Access), the identity broker of vCenter 8 and their kin: thread in parentheses, then tenant,
 * user and client between semicolons.
 */
export const vidm: LogFormat = {
  id: 'vidm',
  title: 'Identity Manager and Workspace ONE Access',
  reportAs: 'id',
  specificity: 0.92,
  samples: [
    {
      text: '2021-05-06T07:08:09,101 WARN  idm01:token (tomcat-http--7) [ACME;jdoe@lab;192.0.2.7;;] com.vmware.vidm.Tokens - late',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'warning',
        program: 'token',
        thread: 'tomcat-http--7',
        component: 'com.vmware.vidm.Tokens',
        extra: 'idm01 ACME jdoe@lab 192.0.2.7',
        message: 'late',
      },
    },
    {
      text: '2021-05-06 07:08:09,101 GMT ERROR (Thread-4) [ACME;;;] com.vmware.horizon.Directory - no answer',
      expect: { time: '2021-05-06T07:08:09.101000Z', level: 'error', thread: 'Thread-4', extra: 'ACME' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    const fields = end === 0 ? null : FIELDS.exec(line.slice(end, end + 500))
    if (!fields) return false
    const [whole, level, host, service, thread, caller, component] = fields
    header.level = levelOfWord(level!)
    if (header.level === 0) return false
    header.program = service ?? ''
    header.thread = thread!
    header.component = component!
    header.extra = [host ?? '', ...caller!.split(';')].filter((word) => /[^-]/.test(word)).join(' ')
    header.messageStart = end + whole.length
    return true
  },

  continues: () => false,
}

const FIELDS =
  /^ ([A-Z]{4,5}) +(?:([\w.-]{1,80})(?::([\w-]{1,40}))? )?\(([^)]{1,100})\) \[([^\];]{0,80};[^\]]{0,200})\] ([\w.$]{1,120}) - ?/
