import type { Clock, LogFormat } from '../format.ts'
import { statedOp } from '../grammar/stated-op.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/**
 * Java services that part their fields by bars, as eam does, but without the source file: content library
 * (level, operation, thread, class), vAPI endpoint (level, thread, class), Corfu of NSX (a level of one letter).
 */
export const bars: LogFormat = {
  id: 'bars',
  title: 'Java services, fields between bars (content library, vAPI endpoint, Corfu)',
  reportAs: 'id',
  specificity: 0.85,
  samples: [
    {
      text: '2021-05-06T07:08:09.101Z | WARN     | 7c1f0a2b-33-5d | cls-activity-4 | FetchItem                      | no answer from the source\njava.io.IOException: gone\n\tat a.b.C(C.java:3)',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'warning',
        op: '7c1f0a2b-33-5d',
        thread: 'cls-activity-4',
        component: 'FetchItem',
        message: 'no answer from the source\njava.io.IOException: gone\n\tat a.b.C(C.java:3)',
      },
    },
    {
      text: '2021-05-06T07:08:09.101Z | ERROR | state-manager2            | StateKeeper                    | cannot reach the lookup service',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'error',
        op: '',
        thread: 'state-manager2',
        component: 'StateKeeper',
        message: 'cannot reach the lookup service',
      },
    },
    {
      text: '2021-05-06T07:08:09.101Z | I |     LogUnit-0 |  o.c.i.LogUnitServer | segment 12 is open',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'info',
        thread: 'LogUnit-0',
        component: 'o.c.i.LogUnitServer',
        message: 'segment 12 is open',
      },
    },
    {
      text: '2021-05-06T07:08:09.102Z | W |     worker-0 |  o.c.r.clients.Router | one | of | two',
      expect: {
        time: '2021-05-06T07:08:09.102000Z',
        level: 'warning',
        op: '',
        thread: 'worker-0',
        component: 'o.c.r.clients.Router',
        message: 'one | of | two',
      },
    },
    {
      text: '2021-05-06T07:08:09.102Z | INFO     | unset-opId    | cls-activity-5 | FetchItem     | done',
      expect: { time: '2021-05-06T07:08:09.102000Z', level: 'info', op: '', thread: 'cls-activity-5' },
    },
    {
      text: '2021-05-06T07:08:09.103Z | 7c1f0a2b-33 | WARN  | vapi-client-2 | HttpClient | once more',
      expect: {
        time: '2021-05-06T07:08:09.103000Z',
        level: 'warning',
        op: '7c1f0a2b-33',
        thread: 'vapi-client-2',
        component: 'HttpClient',
        message: 'once more',
      },
    },
    {
      // Cloud Director has thread and class, and its request at the end.
      text: '2021-05-06 07:08:09,101 | DEBUG    | pool-jetty-12  | SessionFilter  | Created | requestId=1a-2b',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'debug',
        op: '1a-2b',
        thread: 'pool-jetty-12',
        component: 'SessionFilter',
        message: 'Created | requestId=1a-2b',
      },
    },
    {
      text: '2021-05-06 07:08:09,101 | DEBUG | main | a text | with bars | in it',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'debug',
        thread: 'main',
        message: 'a text | with bars | in it',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    if (end === 0 || !line.startsWith(' |', end)) return false
    const fields = FIELDS.exec(line.slice(end, end + 500))
    if (!fields) return false
    const [whole, before, level, first, second, third] = fields
    header.level = LETTERS.get(level!) ?? levelOfWord(level!)
    if (header.level === 0) return false
    // Content library has the operation first; a class in the thread's place or a word in the class's is none of it.
    const three = third !== undefined && CLASS.test(third) && !CLASS.test(second!) && !/\.\w/.test(second!)
    const op = three ? first! : (before ?? '')
    header.op = op === NO_OP ? '' : op
    header.thread = three ? second! : first!
    header.component = (three ? third : second) ?? ''
    header.messageStart = end + (three || third === undefined ? whole.length : whole.lastIndexOf(third))
    header.op ||=
      statedOp(line, header.messageStart) ||
      (REQUEST.exec(line.slice(header.messageStart, header.messageStart + LONGEST))?.[1] ?? '')
    return true
  },

  continues: () => false,
}

const LETTERS = new Map(
  [...'EWIDT'].map((letter, i) => [letter, levelOfWord(['error', 'warn', 'info', 'debug', 'trace'][i]!)]),
)

/** Cloud Director's, behind the text. */
const REQUEST = /\| requestId=([\w-]{1,60})/
const LONGEST = 2000
/** Content library's, where there is none. */
const NO_OP = 'unset-opId'
const CLASS = /^(?:[\w$]+\.)*[A-Z][\w$]*$/
/** ` | LEVEL | a | b | c | `: b and c are taken when they are one word each, as classes are. An operation may stand before the level. */
const FIELDS =
  /^ \|(?: *((?=[^|]{0,120}\d)[\w:@.-]{1,120})? *\|)? *([A-Za-z]{1,8}) *\| *([^|]{0,120}?) *\| ?(?: *([^\s|]{1,120}) *\| ?)?(?: *([\w$.]{1,120}) *\| ?)?/
