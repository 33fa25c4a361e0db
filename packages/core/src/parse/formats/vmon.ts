import type { Clock, LogFormat } from '../format.ts'
import { statedOp } from '../grammar/stated-op.ts'
import { levelOfLetter } from '../grammar/vmx-message.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { readIso } from '../time.ts'

/** vmon.log of the VCSA, which starts and watches its services. The thread `host-2101` tells it from vmware.log. */
export const vmon: LogFormat = {
  id: 'vmon',
  title: 'VCSA service monitor (vmon)',
  reportAs: 'id',
  specificity: 0.95,
  samples: [
    {
      text: '2022-05-06T07:08:09.101Z Wa(03) host-2101 <content-library> Service exited. Exit code 1',
      expect: {
        time: '2022-05-06T07:08:09.101000Z',
        level: 'warning',
        program: 'vmon',
        thread: 'host-2101',
        component: 'content-library',
        message: '<content-library> Service exited. Exit code 1',
      },
    },
    {
      text: '2018-05-06T07:08:09.101Z| host-2101| I125: Service STARTED successfully.',
      expect: { time: '2018-05-06T07:08:09.101000Z', level: 'info', thread: 'host-2101', component: '' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    if (end === 0) return false
    const fields = FIELDS.exec(line.slice(end, end + 60))
    if (!fields) return false
    const letters = fields[1] ?? fields[4]!
    header.level = levelOfLetter(letters.charCodeAt(0))
    header.program = 'vmon'
    header.thread = fields[2] ?? fields[3]!
    header.messageStart = end + fields[0].length
    header.component = /^<([\w.-]+)>/.exec(line.slice(header.messageStart, header.messageStart + 60))?.[1] ?? ''
    header.op ||= statedOp(line, header.messageStart)
    return true
  },

  continues: () => false,
}

const FIELDS = /^(?: ([A-Z][a-z])\(\d+\) (host-\d+) |\| (host-\d+)\| ([A-Z])\d+: )/
