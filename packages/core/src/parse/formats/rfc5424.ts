import type { Clock, LogFormat } from '../format.ts'
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
      text: '<187>1 2020-03-22T21:54:34.501Z nsx01.lab.example NSX 5187 - [nsx@6876 comp="nsx-manager" errorCode="MP4039" subcomp="manager" reqId="2b7c-11"] Connection verification failed',
      expect: {
        time: '2020-03-22T21:54:34.501000Z',
        level: 'error',
        program: 'NSX',
        thread: '5187',
        component: 'manager',
        op: '2b7c-11',
        message: 'Connection verification failed',
      },
    },
    {
      text: '2020-05-18T22:56:06.485Z nsx02 NSX 24904 SYSTEM [nsx@6876 comp="nsx-manager" subcomp="node-mgmt" username="root" level="WARNING"] No change in timezone',
      expect: { time: '2020-05-18T22:56:06.485000Z', level: 'warning', component: 'node-mgmt' },
    },
    {
      text: '2025-03-21T16:29:34.821636+01:00 vc01 sudo - - -  observability : PWD=/ ; USER=root',
      expect: {
        time: '2025-03-21T15:29:34.821636Z',
        level: 'unknown',
        program: 'sudo',
        thread: '',
        extra: 'vc01',
        message: 'observability : PWD=/ ; USER=root',
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
    if (data) readData(data, header)
    return true
  },

  continues: () => false,
}

const FIELDS = /^ ([\w.:-]+) ([\w./-]+) ([\w.-]+) ([\w.-]+) (?:-|(\[[\w@.-]+(?: [\w.@-]+="(?:[^"\\]|\\.)*")*\]))(?= |$)/

/** NSX: the part that speaks, its own level, and the request that API calls are followed by. */
function readData(data: string, header: Header): void {
  header.component = /\bsubcomp="([^"]*)"/.exec(data)?.[1] ?? /\bcomp="([^"]*)"/.exec(data)?.[1] ?? ''
  header.op = /\breqId="([^"]*)"/.exec(data)?.[1] ?? ''
  header.level = levelOfWord(/\blevel="(\w+)"/.exec(data)?.[1] ?? '') || header.level
}
