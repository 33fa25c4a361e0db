import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** Likewise's daemons, which vmafdd, vmdird and vmcad grew from: the time as one number, then colons. */
export const likewise: LogFormat = {
  id: 'likewise',
  title: 'Likewise daemons (vmafdd, vmdird, lsassd)',
  reportAs: 'id',
  specificity: 0.92,
  samples: [
    {
      text: '20210506070809:0x7f10a2b3c4d0:ERROR:[join.c:LsaJoin():412] no such domain: lab.example',
      expect: {
        time: '2021-05-06T07:08:09.000000Z',
        level: 'error',
        thread: '0x7f10a2b3c4d0',
        component: 'join.c',
        message: '[join.c:LsaJoin():412] no such domain: lab.example',
      },
    },
    {
      text: '20210506070809:INFO:vmafdd: t@140121: started',
      expect: { time: '2021-05-06T07:08:09.000000Z', level: 'info', thread: '', message: 'vmafdd: t@140121: started' },
    },
    {
      text: '2021-05-06 07:08:09:t@140121:ERROR: bind refused',
      expect: { time: '2021-05-06T07:08:09.000000Z', level: 'error', thread: '140121', message: 'bind refused' },
    },
    {
      text: '2021-05-06T07:08:09.101Z:t@140121:INFO   : replicated',
      expect: { time: '2021-05-06T07:08:09.101000Z', level: 'info', thread: '140121', message: 'replicated' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    if (line.slice(19, 28).includes(':t@')) return readThreaded(line, header, clock)
    if (line.charCodeAt(14) !== 58) return false
    const fields = FIELDS.exec(line.slice(0, 160))
    if (!fields) return false
    const [whole, year, month, day, hour, minute, second, thread, level, source] = fields
    reset(header)
    if (readIso(`${year!}-${month!}-${day!}T${hour!}:${minute!}:${second!}`, 0, clock, header) === 0) return false
    header.level = levelOfWord(level!)
    if (header.level === 0) return false
    header.thread = thread ?? ''
    header.component = source ?? ''
    header.messageStart = whole.length - (source === undefined ? 0 : source.length + 2)
    return true
  },

  continues: () => false,
}

/** `2021-05-06 07:08:09:t@140121:ERROR: text`: vmdird, 5.5 and later. */
function readThreaded(line: string, header: Header, clock: Clock): boolean {
  reset(header)
  const end = readIso(line, 0, clock, header)
  const fields = end > 0 ? THREADED.exec(line.slice(end, end + 50)) : null
  if (!fields) return false
  header.thread = fields[1]!
  header.level = levelOfWord(fields[2]!)
  header.messageStart = end + fields[0].length
  return header.level > 0
}

const THREADED = /^:t@(\d{1,20}):([A-Za-z]{3,9}) *: ?/
const FIELDS = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d):(?:(0x[0-9a-f]+|\d+):)?([A-Za-z]+): ?(?:\[([\w.-]+\.c):)?/
