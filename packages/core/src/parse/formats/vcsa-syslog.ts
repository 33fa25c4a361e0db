import type { Clock, LogFormat } from '../format.ts'
import { statedOp } from '../grammar/stated-op.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/**
 * What the VCSA's rsyslog writes for its native daemons (vmon, vmdird, vmafdd, vmcad): severity, program, two blanks.
 * Some releases write only two digits of the year.
 */
export const vcsaSyslog: LogFormat = {
  id: 'vcsa-syslog',
  title: 'VCSA daemons by syslog',
  reportAs: 'program',
  specificity: 0.85,
  samples: [
    {
      text: '20-05-06T07:08:09.123456+00:00 notice vmon  <sps> Service is starting',
      expect: {
        time: '2020-05-06T07:08:09.123456Z',
        level: 'notice',
        program: 'vmon',
        component: 'sps',
        message: '<sps> Service is starting',
      },
    },
    {
      text: '2021-05-06T07:08:09.123456+00:00 err vmdird  t@140123: bind refused',
      expect: {
        time: '2021-05-06T07:08:09.123456Z',
        level: 'error',
        program: 'vmdird',
        thread: '140123',
        component: '',
        message: 'bind refused',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const short = line.charCodeAt(2) === 45 && line.charCodeAt(5) === 45
    const stamp = readIso(short ? `20${line.slice(0, 40)}` : line, 0, clock, header)
    if (stamp === 0) return false
    const end = short ? stamp - 2 : stamp
    const rest = HEADER.exec(line.slice(end, end + 160))
    if (!rest) return false
    header.level = levelOfWord(rest[1]!)
    if (header.level === 0) return false
    header.program = rest[2]!
    header.thread = rest[3] ?? ''
    header.messageStart = end + rest[0].length
    header.component = /^<([\w-]+)>/.exec(line.slice(header.messageStart, header.messageStart + 60))?.[1] ?? ''
    header.op ||= statedOp(line, header.messageStart)
    return true
  },

  continues: () => false,
}

const HEADER = /^ ([a-z]+) ([\w.-]+) {2}(?:t@(\d+): )?/
