import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { BLANK, isDigit, skipBlanks, wordEnd } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** The appliance's service monitor (vmon-syslog.log), which writes two digits of the year; `<sps>` names the service. */
export const vmon: LogFormat = {
  id: 'vmon',
  title: 'VCSA service monitor',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '20-12-07T08:57:12.402113+00:00 notice vmon  <sps> Service exited. Exit code 143',
      expect: {
        time: '2020-12-07T08:57:12.402113Z',
        level: 'notice',
        program: 'vmon',
        component: 'sps',
        message: '<sps> Service exited. Exit code 143',
      },
    },
    {
      text: '2021-12-07T08:57:12.402113+00:00 warning vmon  Service api is slow',
      expect: { time: '2021-12-07T08:57:12.402113Z', level: 'warning', program: 'vmon', component: '' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const short = line.charCodeAt(2) === 45
    const stamp = readIso(short ? `20${line.slice(0, 40)}` : line, 0, clock, header)
    if (stamp === 0) return false
    const end = short ? stamp - 2 : stamp
    if (line.charCodeAt(end) !== BLANK) return false
    const levelEnd = wordEnd(line, end + 1)
    header.level = levelOfWord(line.slice(end + 1, levelEnd))
    if (header.level === 0 || !line.startsWith(' vmon ', levelEnd)) return false
    header.program = 'vmon'
    header.messageStart = skipBlanks(line, levelEnd + 6)
    header.component = /^<([\w-]+)>/.exec(line.slice(header.messageStart, header.messageStart + 60))?.[1] ?? ''
    return true
  },

  continues: () => false,
}
