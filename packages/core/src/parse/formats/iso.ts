import type { Clock, LogFormat } from '../format.ts'
import { readGoBody } from '../grammar/go-body.ts'
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
      text: '2021-03-04 05:06:07,890 the writer of pages says ERROR could not write\n\tat a.b.C(C.java:3)',
      expect: {
        time: '2021-03-04T05:06:07.890000Z',
        level: 'error',
        message: 'the writer of pages says ERROR could not write\n\tat a.b.C(C.java:3)',
      },
    },
    {
      text: '[2021-03-04T05:06:07.890+09:00] disk da0: (warn) [opId=1a2b-3c] is slow',
      expect: {
        time: '2021-03-03T20:06:07.890000Z',
        level: 'warning',
        op: '1a2b-3c',
        message: 'disk da0: (warn) [opId=1a2b-3c] is slow',
      },
    },
    {
      text: '2021-03-04T05:06:07 PM UTC no route',
      expect: {
        time: '2021-03-04T17:06:07.000000Z',
        level: 'unknown',
        message: 'UTC no route',
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
    if (line.charCodeAt(end) === 32 && line.charCodeAt(end + 2) === 77) end = halfDay(line, end, header)
    if (at === 1 && line.charCodeAt(end) === CLOSE) end++
    else if (line.charCodeAt(end) === 58) end++ // `2021-03-04T05:06:07: text`
    header.messageStart = skipBlanks(line, end)
    header.level = statedLevel(line, header.messageStart)
    if (header.level === 0) readGoBody(line, header.messageStart, header)
    header.op = OP.exec(line.slice(end, end + 200))?.[1] ?? ''
    return true
  },

  continues: () => false,
}

/** ` AM` or ` PM` after a twelve-hour clock (some of the VCSA's Python services): corrects the hour, returns the offset after it. */
function halfDay(line: string, end: number, header: Header): number {
  const mark = line.slice(end, end + 4)
  if (mark !== ' AM ' && mark !== ' PM ') return end
  const hour = Number(line.slice(line.indexOf(':', 10) - 2, line.indexOf(':', 10)))
  if (mark === ' PM ' && hour < 12) header.time += HALF_DAY_US
  if (mark === ' AM ' && hour === 12) header.time -= HALF_DAY_US
  return end + 3
}

const HALF_DAY_US = 12 * 3600 * 1_000_000
const OP = /\bop(?:ID|Id)=([^\s\],;)]+)/
