import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** dnf.log, dnf.rpm.log, dnf.librepo.log and tdnf's: a level that may be one of dnf's own, then the text. */
export const dnf: LogFormat = {
  id: 'dnf',
  title: 'Installed packages (dnf, rpm)',
  reportAs: 'id',
  specificity: 0.9,
  wholeFiles: true,
  samples: [
    {
      text: '2021-05-06T07:08:09Z DDEBUG timer: config: 4 ms',
      expect: { time: '2021-05-06T07:08:09.000000Z', level: 'debug', program: 'dnf', message: 'timer: config: 4 ms' },
    },
    {
      text: '2021-05-06T07:08:09+0200 SUBDEBUG Installed: nsx-agent-3.1.2-1.x86_64',
      expect: { time: '2021-05-06T05:08:09.000000Z', level: 'debug' },
    },
    {
      text: '2021-05-06T07:08:09Z INFO --- logging initialized ---',
      expect: { time: '2021-05-06T07:08:09.000000Z', level: 'info', message: '--- logging initialized ---' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    // Other services have fractions of the second.
    if (!isDigit(line.charCodeAt(0)) || line.charCodeAt(19) === DOT) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    const level = end === 0 ? null : LEVEL_WORD.exec(line.slice(end, end + 14))
    if (!level) return false
    header.level = /^(?:DDEBUG|SUBDEBUG)$/.test(level[1]!) ? LEVEL.debug : levelOfWord(level[1]!)
    header.program = 'dnf'
    header.messageStart = end + level[0].length
    return true
  },

  continues: () => false,

  /** Many services write a level and a text; dnf's own words tell. */
  suits: (lines) => lines.some((line) => OWN.test(line.slice(0, 80))),
}

const DOT = 46
/** A thread's bracket, or a second blank, behind the level is another service's header. */
const LEVEL_WORD = /^ (CRITICAL|ERROR|WARNING|INFO|DEBUG|DDEBUG|SUBDEBUG|TRACE) (?![ [(])/
const OWN = / (?:DDEBUG|SUBDEBUG) | INFO --- logging initialized ---/
