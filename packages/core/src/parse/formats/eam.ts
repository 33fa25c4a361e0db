import type { Clock, LogFormat } from '../format.ts'
import { statedOp } from '../grammar/stated-op.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** eam.log of the VCSA (ESX Agent Manager): fields between bars, then bare Java traces and dumped faults. */
export const eam: LogFormat = {
  id: 'eam',
  title: 'VCSA ESX Agent Manager',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '2022-05-06T07:08:09.100Z |  WARN | worker-4 | AgencyScanner.java | 118 | Scan given up:\njava.io.IOException: no answer\n\tat com.vmware.eam.X.y(X.java:12)',
      expect: {
        time: '2022-05-06T07:08:09.100000Z',
        level: 'warning',
        program: 'eam',
        thread: 'worker-4',
        component: 'AgencyScanner',
        extra: '118',
        message: 'Scan given up:\njava.io.IOException: no answer\n\tat com.vmware.eam.X.y(X.java:12)',
      },
    },
    {
      text: '2022-05-06T07:08:10.100Z | ERROR | main | Main.java | 7 | ',
      expect: { time: '2022-05-06T07:08:10.100000Z', level: 'error', component: 'Main', message: '' },
    },
    {
      text: '2024-05-06T07:08:10.100Z |  INFO | 7c1f0a-21 | vim-monitor | VcWatch.java | 131 | once more in 10 s',
      expect: {
        time: '2024-05-06T07:08:10.100000Z',
        level: 'info',
        op: '7c1f0a-21',
        thread: 'vim-monitor',
        component: 'VcWatch',
        message: 'once more in 10 s',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    if (end === 0 || !line.startsWith(' |', end)) return false
    const rest = FIELDS.exec(line.slice(end, end + 400))
    if (!rest) return false
    header.level = levelOfWord(rest[1]!)
    if (header.level === 0) return false
    header.program = 'eam'
    header.op = rest[2]?.replace(/^opI[dD]=/, '') ?? ''
    header.thread = rest[3]!
    header.component = rest[4]!
    header.extra = rest[5]!
    header.messageStart = end + rest[0].length
    header.op ||= statedOp(line, header.messageStart)
    return true
  },

  continues: () => false,
}

/** ` | LEVEL | thread | File.java | line | `, in later releases with an opID before the thread. */
const FIELDS =
  /^ \| +([A-Z]+) +\| (?:([^|\s]{0,120}) *\| (?=[^|]{0,200}\| *[\w$.-]{1,120}\.java *\|))?([^|]{0,200}?) *\| *([\w$.-]*?)(?:\.java)? *\| +(\d+) +\| ?/
