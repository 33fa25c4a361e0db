import type { Clock, LogFormat } from '../format.ts'
import { readNsxData } from '../grammar/nsx.ts'
import { readOriginator } from '../grammar/originator.ts'
import { statedOp } from '../grammar/stated-op.ts'
import { plainProgram, readBody } from '../grammar/syslog-body.ts'
import { type Header, reset } from '../header.ts'
import { isDigit, skipBlanks } from '../scan.ts'
import { BY_SYSLOG_SEVERITY, levelOfWord } from '../severity.ts'
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
    {
      text: '<14>1 2023-05-06T07:08:09.102334+00:00 vc01 vpxd 4711 - - 2023-05-06T07:08:09.101Z info vpxd[22701] [Originator@6876 sub=vpxLro opID=abcdef01-5a] [VpxLRO] -- FINISH lro-9\n--> more',
      expect: {
        time: '2023-05-06T07:08:09.101000Z',
        level: 'info',
        program: 'vpxd',
        thread: '22701',
        component: 'vpxLro',
        op: 'abcdef01-5a',
        extra: 'vc01',
      },
    },
    {
      text: '<14>1 2023-05-06T07:08:19.102334+00:00 vc01 vpxd 4711 - - Event [4711] [1-1] [2023-05-06T07:08:18.335088Z] [vim.event.VmPoweredOnEvent] [info] [LAB\\jdoe] [dc01] [4710] [web01 on esx07 is powered on]',
      expect: {
        time: '2023-05-06T07:08:18.335088Z',
        level: 'info',
        program: 'vpxd',
        component: 'vim.event.VmPoweredOnEvent',
        extra: 'vc01 4711',
        message: '[LAB\\jdoe] [dc01] [4710] [web01 on esx07 is powered on]',
      },
    },
    {
      text: '<166>1 2023-05-06T07:08:09.101Z esx07 Hostd 2101 - [Originator@6876 sub="Vimsvc.TaskManager" opID="1a-2b" user="root"] Task Created : haTask-1',
      expect: {
        time: '2023-05-06T07:08:09.101000Z',
        level: 'info',
        program: 'hostd',
        thread: '2101',
        component: 'Vimsvc.TaskManager',
        op: '1a-2b',
        message: 'Task Created : haTask-1',
      },
    },
    {
      text: '<181>1 2023-05-06T07:08:09.101Z esx07 vmkwarning - - - cpu3:2099)WARNING: NMP: 77: path is dead',
      expect: {
        time: '2023-05-06T07:08:09.101000Z',
        level: 'warning',
        program: 'vmkwarning',
        thread: '2099',
        component: 'NMP',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const priority = /^<(\d{1,3})>1 /.exec(line.slice(0, 8))
    const at = priority ? priority[0].length : 0
    if (!isDigit(line.charCodeAt(at))) return false
    reset(header)
    const end = readIso(line, at, clock, header)
    // Its time has a T: `2021-05-06 07:08:09.101 UTC 6093.1 0 VCDB vc [local] 33 1LOG:` is a database's line.
    if (end === 0 || line.charCodeAt(at + 10) !== UPPER_T) return false
    const rest = FIELDS.exec(line.slice(end, end + 1000))
    if (!rest) return false
    const [whole, host, program, process, messageId, data] = rest
    // Python's `time - name - LEVEL - text` has as many fields, so has Java's `time LEVEL thread class - - text`.
    if (!priority && (host === '-' || levelOfWord(host!) > 0)) return false
    header.program = plainProgram(program!)
    header.thread = process === '-' ? '' : process!
    header.extra = [host, messageId, data?.slice(1, -1)].filter((word) => word && word !== '-').join(' ')
    const body = skipBlanks(line, end + whole.length)
    header.messageStart = body
    if (priority) header.level = BY_SYSLOG_SEVERITY[Number(priority[1]) & 7]!
    if (data?.startsWith('[Originator@')) readOriginator(data, 0, header)
    else if (data) readNsxData(data, header)
    else header.messageStart = readBody(line, body, header, clock)
    if (header.op === '') header.op = statedOp(line, header.messageStart)
    return true
  },

  continues: () => false,
}

const UPPER_T = 84
const FIELDS = /^ ([\w.:-]+) ([\w./-]+) ([\w.-]+) ([\w.-]+) (?:-|(\[[\w@.-]+(?: [\w.@-]+="(?:[^"\\]|\\.)*")*\]))(?= |$)/
