import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { OPEN, skipBlanks } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** viclient-N-NNNN.log of the vSphere Client for Windows (4.x–6.0): source, kind and thread in a bracket before the time. */
export const viclient: LogFormat = {
  id: 'viclient',
  title: 'vSphere Client for Windows',
  reportAs: 'id',
  specificity: 0.95,
  samples: [
    {
      text: '[viclient:Error   :W: 9] 2014-05-06 07:08:09.101  RMI Error Vmomi.SessionManager.Login - 3\n<Error type="LoginError">',
      expect: {
        time: '2014-05-06T07:08:09.101000Z',
        level: 'error',
        program: 'viclient',
        thread: '9',
        component: 'Error',
        message: 'RMI Error Vmomi.SessionManager.Login - 3\n<Error type="LoginError">',
      },
    },
    {
      text: '[         :QuickInf:M: 1] 2014-05-06 07:08:09.201  Culture: ja',
      expect: { time: '2014-05-06T07:08:09.201000Z', level: 'info', component: 'QuickInf', message: 'Culture: ja' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (line.charCodeAt(0) !== OPEN) return false
    const fields = FIELDS.exec(line.slice(0, 60))
    if (!fields) return false
    const [whole, source, kind, thread] = fields
    reset(header)
    const end = readIso(line, whole.length, clock, header)
    if (end === 0) return false
    // Its own start is `Critical`: kinds that are no levels are information.
    header.level = kind === 'Critical' ? LEVEL.info : levelOfWord(kind!.toLowerCase()) || LEVEL.info
    header.program = source! || 'viclient'
    header.thread = thread!
    header.component = kind!
    header.messageStart = skipBlanks(line, end)
    return true
  },

  continues: () => false,
}

const FIELDS = /^\[(\w{0,20}) *: *(\w{1,12}) *:[A-Z]: *(\d{1,5})\] (?=\d{4}-)/
