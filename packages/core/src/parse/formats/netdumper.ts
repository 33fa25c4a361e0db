import type { Clock, LogFormat } from '../format.ts'
import { levelOfLetter } from '../grammar/vmx-message.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { readIso } from '../time.ts'

/** netdumper.log of the VCSA, which takes the dumps of hosts; written as vmware.log is, by a thread of its own name. */
export const netdumper: LogFormat = {
  id: 'netdumper',
  title: 'VCSA dump collector (netdumper)',
  reportAs: 'id',
  specificity: 0.95,
  samples: [
    {
      text: '2018-05-06T07:08:09.101Z| netdumper| I125: Dump file for 192.0.2.21 was started',
      expect: {
        time: '2018-05-06T07:08:09.101000Z',
        level: 'info',
        program: 'netdumper',
        message: 'Dump file for 192.0.2.21 was started',
      },
    },
    {
      text: '2022-05-06T07:08:09.101Z Wa(03) netdumper no room left',
      expect: { time: '2022-05-06T07:08:09.101000Z', level: 'warning', message: 'no room left' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    const fields = end === 0 ? null : FIELDS.exec(line.slice(end, end + 60))
    if (!fields) return false
    header.level = levelOfLetter((fields[1] ?? fields[2]!).charCodeAt(0))
    header.program = 'netdumper'
    header.messageStart = end + fields[0].length
    return true
  },

  continues: () => false,
}

const FIELDS = /^(?: ([A-Z][a-z])\(\d+\) netdumper |\| netdumper\| ([A-Z])\d+: )/
