import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { readBsd } from '../time.ts'

/** Kubernetes' components in the Supervisor (wcp) and NSX's container plug-in: severity and date in one word, no year. */
export const klog: LogFormat = {
  id: 'klog',
  title: 'Kubernetes components (klog)',
  reportAs: 'id',
  specificity: 0.92,
  samples: [
    {
      text: 'E0506 07:08:09.101234    2101 reconciler.go:42] no such node: esx07\ngoroutine 12 [running]:',
      expect: {
        time: '2020-05-06T07:08:09.101234Z',
        level: 'error',
        thread: '2101',
        component: 'reconciler.go',
        extra: '42',
        message: 'no such node: esx07\ngoroutine 12 [running]:',
      },
    },
    {
      text: 'I1130 07:08:09.101234       1 leaderelection.go:248] attempting to acquire leader lease',
      expect: { time: '2020-11-30T07:08:09.101234Z', level: 'info' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(4)) || line.charCodeAt(5) !== 32) return false
    const fields = FIELDS.exec(line.slice(0, 200))
    if (!fields) return false
    const [whole, letter, month, day, time, thread, file, number] = fields
    const name = MONTHS[Number(month) - 1]
    reset(header)
    if (name === undefined || readBsd(`${name} ${day!} ${time!}`, 0, clock, header) === 0) return false
    header.level = LETTERS[letter as keyof typeof LETTERS]
    header.thread = thread!
    header.component = file!
    header.extra = number!
    header.messageStart = whole.length
    return true
  },

  continues: () => false,
}

const FIELDS = /^([IWEF])(\d\d)(\d\d) (\d\d:\d\d:\d\d\.\d{1,6}) +(\d+) ([\w./-]+):(\d+)\] ?/
const LETTERS = { I: LEVEL.info, W: LEVEL.warning, E: LEVEL.error, F: LEVEL.critical }
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
