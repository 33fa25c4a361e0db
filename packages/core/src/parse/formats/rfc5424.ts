import type { Clock, LogFormat } from '../format.ts'
import { readNsxData } from '../grammar/nsx.ts'
import { type Header, reset } from '../header.ts'
import { isDigit, skipBlanks } from '../scan.ts'
import { BY_SYSLOG_SEVERITY } from '../severity.ts'
import { readIso } from '../time.ts'

/**
 * RFC 5424 syslog, as NSX appliances write it, with or without the priority:
 * `<182>1 time host app process message-id [structured data] message`.
 */
export const rfc5424: LogFormat = {
  id: 'rfc5424',
  title: 'RFC 5424 syslog (NSX and others)',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '<187>1 2019-05-06T07:08:09.101Z nsx01.lab.example NSX 4101 - [nsx@6876 comp="nsx-manager" errorCode="MP1234" subcomp="manager" reqId="2b7c-11"] no answer from the broker',
      expect: {
        time: '2019-05-06T07:08:09.101000Z',
        level: 'error',
        program: 'NSX',
        thread: '4101',
        component: 'manager',
        op: '2b7c-11',
        message: 'no answer from the broker',
      },
    },
    {
      text: '2019-05-06T07:08:09.102Z nsx02 NSX 4102 SYSTEM [nsx@6876 comp="nsx-manager" subcomp="node-mgmt" username="root" level="WARNING"] time zone was kept',
      expect: { time: '2019-05-06T07:08:09.102000Z', level: 'warning', component: 'node-mgmt' },
    },
    {
      text: '2024-05-06T07:08:09.123456+01:00 vc01 sudo - - -  operator : PWD=/tmp ; USER=root',
      expect: {
        time: '2024-05-06T06:08:09.123456Z',
        level: 'unknown',
        program: 'sudo',
        thread: '',
        extra: 'vc01',
        message: 'operator : PWD=/tmp ; USER=root',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const priority = /^<(\d{1,3})>1 /.exec(line.slice(0, 8))
    const at = priority ? priority[0].length : 0
    if (!isDigit(line.charCodeAt(at))) return false
    reset(header)
    const end = readIso(line, at, clock, header)
    if (end === 0) return false
    const rest = FIELDS.exec(line.slice(end, end + 1000))
    if (!rest) return false
    const [whole, host, program, process, messageId, data] = rest
    header.program = program!
    header.thread = process === '-' ? '' : process!
    header.extra = [host, messageId, data?.slice(1, -1)].filter((word) => word && word !== '-').join(' ')
    header.messageStart = skipBlanks(line, end + whole.length)
    if (priority) header.level = BY_SYSLOG_SEVERITY[Number(priority[1]) & 7]!
    if (data) readNsxData(data, header)
    return true
  },

  continues: () => false,
}

const FIELDS = /^ ([\w.:-]+) ([\w./-]+) ([\w.-]+) ([\w.-]+) (?:-|(\[[\w@.-]+(?: [\w.@-]+="(?:[^"\\]|\\.)*")*\]))(?= |$)/
