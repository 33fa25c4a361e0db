import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { readIso } from '../time.ts'

/** clomd.log, vSAN's object manager on ESXi up to 7.0: process, a number in parentheses, opID, function. */
export const clomd: LogFormat = {
  id: 'clomd',
  title: 'vSAN object manager (clomd)',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '2019-05-06T07:08:09.101Z 2099300 (3489632)(opID:1804281234)CLOMProcessWorkItem: Op ends',
      expect: {
        time: '2019-05-06T07:08:09.101000Z',
        level: 'info',
        program: 'clomd',
        thread: '2099300',
        component: 'CLOMProcessWorkItem',
        op: '1804281234',
        extra: '3489632',
        message: 'CLOMProcessWorkItem: Op ends',
      },
    },
    {
      text: '2019-05-06T07:08:09.102Z 2099300 (3489632)(opID:0)WARNING: CLOM_Balance: no disk is left',
      expect: { time: '2019-05-06T07:08:09.102000Z', level: 'warning', component: 'CLOM_Balance', op: '' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    const rest = end === 0 ? null : HEADER.exec(line.slice(end, end + 200))
    if (!rest) return false
    const [whole, process, number, op] = rest
    const body = end + whole.length
    const words = WORDS.exec(line.slice(body, body + 120))!
    header.level = words[1] === 'ERROR: ' ? LEVEL.error : words[1] === 'WARNING: ' ? LEVEL.warning : LEVEL.info
    header.program = 'clomd'
    header.thread = process!
    header.extra = number!
    header.op = op === '0' ? '' : op!
    header.component = words[2] ?? ''
    header.messageStart = body
    return true
  },

  continues: () => false,
}

const HEADER = /^ (\d{1,12}) \((\d{1,20})\)\(opID:(\w{1,40})\)/
const WORDS = /^(WARNING: |ERROR: )?(?:(\w{1,60}):)?/
