import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** macOS's `log show` (Fusion, Horizon Client for Mac): thread, type, activity, process, its age, then program and text. */
export const macos: LogFormat = {
  id: 'macos',
  title: 'macOS (log show)',
  reportAs: 'id',
  specificity: 0.95,
  samples: [
    {
      text: '2020-05-06 07:08:09.101234+0900 0x1a2b     Error       0x0                  2101   0    vmware-vmx: (libnet) no such interface',
      expect: {
        time: '2020-05-05T22:08:09.101234Z',
        level: 'error',
        program: 'vmware-vmx',
        thread: '2101',
        extra: '0x1a2b 0x0',
        message: '(libnet) no such interface',
      },
    },
    {
      text: '2020-05-06 07:08:09.101234+0900 0x1a2c     Default     0x9a                 0      0    kernel: vmnet8: up',
      expect: { time: '2020-05-05T22:08:09.101234Z', level: 'notice', program: 'kernel', message: 'vmnet8: up' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    const fields = end === 0 ? null : FIELDS.exec(line.slice(end, end + 240))
    if (!fields) return false
    const [whole, thread, type, activity, process, program] = fields
    header.level = levelOfWord(TYPES.get(type!) ?? type!.toLowerCase())
    header.thread = process!
    header.program = program!
    header.extra = `${thread!} ${activity!}`
    header.messageStart = end + whole.length
    return true
  },

  continues: () => false,
}

/** Apple's words that are no levels elsewhere. */
const TYPES = new Map([
  ['Default', 'notice'],
  ['Fault', 'critical'],
  ['Activity', 'info'],
])
const FIELDS = /^ (0x[0-9a-f]+) +([A-Z][a-z]+) +(0x[0-9a-f]+) +(\d+) +(?:\d+ +)?([^:\s][^:]{0,80}): ?/
