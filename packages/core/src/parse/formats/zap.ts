import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** Go services with zap's console encoder (Kubernetes' operators in the Supervisor): fields parted by tabs. */
export const zap: LogFormat = {
  id: 'zap',
  title: 'Go services, fields between tabs (zap)',
  reportAs: 'id',
  specificity: 0.85,
  samples: [
    {
      text: '2022-05-06T07:08:09.101Z\tERROR\tcontrollers/vm.go:42\tno such machine\t{"name": "web01"}\nmain.main\n\t/go/main.go:12',
      expect: {
        time: '2022-05-06T07:08:09.101000Z',
        level: 'error',
        component: 'controllers/vm.go',
        message: 'no such machine\t{"name": "web01"}\nmain.main\n\t/go/main.go:12',
      },
    },
    {
      text: '2022-05-06T07:08:09.101Z\tINFO\tsetup\tstarting',
      expect: { time: '2022-05-06T07:08:09.101000Z', level: 'info', component: 'setup', message: 'starting' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    const fields = end === 0 ? null : FIELDS.exec(line.slice(end, end + 240))
    if (!fields) return false
    header.level = levelOfWord(fields[1]!)
    if (header.level === 0) return false
    header.component = fields[2] ?? ''
    header.messageStart = end + fields[0].length
    header.op = TRACE.exec(line.slice(header.messageStart, header.messageStart + 4000))?.[1] ?? ''
    return true
  },

  continues: () => false,
}

const TRACE = /"(?:[tT]raceI[dD]|op(?:ID|Id)|requestID|reconcileID)": ?"([\w-]{1,80})"/
const FIELDS = /^\t([A-Za-z]{4,6})\t(?:([\w./-]{1,120})(?::\d+)?\t)?/
