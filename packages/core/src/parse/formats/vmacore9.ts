import type { Clock, LogFormat } from '../format.ts'
import { readOriginator } from '../grammar/originator.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** vpxd and its kin from 2025 on: levels in capitals, the process without brackets, values in quotes. */
export const vmacore9: LogFormat = {
  id: 'vmacore9',
  title: 'vCenter services, 9.0',
  reportAs: 'program',
  specificity: 0.9,
  samples: [
    {
      text: '2025-05-06T07:08:09.101Z INFO vpxd 4711 [Originator@4413 sub="vpxLro" opID="m1a2b3c4-51-auto-h5:70001234"] [VpxLRO] -- FINISH task-7\n--> more',
      expect: {
        time: '2025-05-06T07:08:09.101000Z',
        level: 'info',
        program: 'vpxd',
        thread: '4711',
        component: 'vpxLro',
        op: 'm1a2b3c4-51-auto-h5:70001234',
        message: '[VpxLRO] -- FINISH task-7\n--> more',
      },
    },
    {
      text: '2025-05-06T07:08:09.101Z WARNING vpxa 2101 [Originator@4413 sub="Proxy Req 712" item="a b]c" sid="52ab01cd" user="LAB\\\\jo"] slow',
      expect: {
        time: '2025-05-06T07:08:09.101000Z',
        level: 'warning',
        component: 'Proxy Req',
        op: '',
        extra: '712 item="a b]c" sid="52ab01cd" user="LAB\\\\jo"',
        message: 'slow',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    const rest = end === 0 ? null : HEADER.exec(line.slice(end, end + 100))
    if (!rest) return false
    const at = end + rest[0].length
    const message = readOriginator(line, at, header)
    header.level = levelOfWord(rest[1]!)
    if (header.level === 0 || message < 0) return false
    header.program = rest[2]!
    header.thread = rest[3]!
    header.messageStart = message
    return true
  },

  continues: (line) => line.startsWith('-->'),
}

const HEADER = /^ ([A-Z]+) ([\w.-]+) (\w+) (?=\[Originator@)/
