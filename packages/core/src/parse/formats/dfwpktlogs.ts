import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { readIso } from '../time.ts'

/**
 * dfwpktlogs.log of ESXi, the packets that the distributed firewall was told to log. With a program's name before them
 * as in `dfwpktlogs:` and `In(14) FIREWALL-PKTLOG[…]:`, or bare.
 */
export const dfwpktlogs: LogFormat = {
  id: 'dfwpktlogs',
  title: 'Distributed firewall packets (NSX)',
  reportAs: 'id',
  specificity: 0.96,
  samples: [
    {
      text: '2019-05-06T07:08:09.101Z 4a1c INET match DROP domain-c7/1012 IN 60 TCP 192.0.2.7/40112->192.0.2.9/443 S',
      expect: {
        time: '2019-05-06T07:08:09.101000Z',
        level: 'warning',
        program: 'dfwpktlogs',
        component: 'DROP',
        message: '4a1c INET match DROP domain-c7/1012 IN 60 TCP 192.0.2.7/40112->192.0.2.9/443 S',
      },
    },
    {
      text: '2017-05-06T07:08:09.101Z dfwpktlogs: 28341 INET match PASS domain-c7/1001 OUT 60 TCP 192.0.2.7/40112->192.0.2.9/443 S',
      expect: { time: '2017-05-06T07:08:09.101000Z', level: 'info', component: 'PASS' },
    },
    {
      text: '2021-05-06T07:08:09.101Z esx07.lab dfwpktlogs: 28341 INET match REJECT domain-c7/1001 OUT 60 TCP 192.0.2.7/40112->192.0.2.9/443 S',
      expect: { time: '2021-05-06T07:08:09.101000Z', level: 'warning', component: 'REJECT', extra: 'esx07.lab' },
    },
    {
      text: '2023-05-06T07:08:09.101Z In(182) FIREWALL-PKTLOG[2101]: <30 2b7c1a90:8b> INET6 reason-match REJECT 3012 OUT 80 UDP fe80::1/53->fe80::2/53',
      expect: { time: '2023-05-06T07:08:09.101000Z', level: 'warning', component: 'REJECT', thread: '2101' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    const fields = end === 0 ? null : FIELDS.exec(line.slice(end, end + 300))
    if (!fields) return false
    header.program = 'dfwpktlogs'
    header.extra = fields[2] ?? ''
    header.thread = fields[3] ?? ''
    header.component = fields[4]!
    header.level = /^(?:DROP|REJECT)$/.test(header.component) ? LEVEL.warning : LEVEL.info
    header.messageStart = end + fields[1]!.length
    return true
  },

  continues: () => false,
}

const FIELDS =
  /^( (?:[A-Z][a-z]\(\d+\) )?(?:(?:([\w.-]{1,80}) )?[\w.-]{1,60}(?:\[(\d+)\])?: )?)(?:\w{1,20}|<[^>]{1,60}>) INET6? (?:[\w-]{1,20} )?(PASS|DROP|REJECT|TERM|PUNT|REDIRECT|COPY|NAT|SNAT|DNAT|RDR)\b/
