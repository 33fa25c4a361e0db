import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { CLOSE, isDigit, OPEN, skipBlanks } from '../scan.ts'
import { statedLevel } from '../severity.ts'
import { readIso } from '../time.ts'

/** Any line that starts with an ISO stamp, in brackets or not: what remains when no format knows the program. */
export const iso: LogFormat = {
  id: 'iso',
  title: 'Lines with an ISO time',
  reportAs: 'id',
  specificity: 0.2,
  samples: [
    {
      text: '2021-03-04 05:06:07,890 some thread ERROR could not write\n\tat a.b.C(C.java:3)',
      expect: {
        time: '2021-03-04T05:06:07.890000Z',
        level: 'error',
        message: 'some thread ERROR could not write\n\tat a.b.C(C.java:3)',
      },
    },
    {
      text: '[2021-03-04T05:06:07.890+09:00] (warn) [opId=1a2b-3c] disk is slow',
      expect: {
        time: '2021-03-03T20:06:07.890000Z',
        level: 'warning',
        op: '1a2b-3c',
        message: '(warn) [opId=1a2b-3c] disk is slow',
      },
    },
    {
      text: '2021-03-04T05:06:07: the word error alone says nothing',
      expect: { time: '2021-03-04T05:06:07.000000Z', level: 'unknown', message: 'the word error alone says nothing' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const first = line.charCodeAt(0)
    const at = first === OPEN ? 1 : 0
    if (!isDigit(at === 1 ? line.charCodeAt(1) : first)) return false
    reset(header)
    let end = readIso(line, at, clock, header)
    if (end === 0) return false
    if (at === 1 && line.charCodeAt(end) === CLOSE) end++
    else if (line.charCodeAt(end) === 58) end++ // `2021-03-04T05:06:07: text`
    header.messageStart = skipBlanks(line, end)
    header.level = statedLevel(line, header.messageStart)
    header.op = OP.exec(line.slice(end, end + 200))?.[1] ?? ''
    return true
  },

  continues: () => false,
}

const OP = /\bop(?:ID|Id)=([^\s\],;)]+)/
