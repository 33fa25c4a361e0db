import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { statedOp } from '../grammar/stated-op.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord, statedLevel } from '../severity.ts'
import { readIso } from '../time.ts'

/** Logs of containers as their runtime keeps them (Supervisor clusters): time, stream, full or partial line, then its text. */
export const cri: LogFormat = {
  id: 'cri',
  title: 'Containers (Supervisor clusters)',
  reportAs: 'id',
  specificity: 0.88,
  samples: [
    {
      text: '2021-05-06T07:08:09.101234567Z stderr F E0506 07:08:09.101000       1 reconciler.go:120] no such node',
      expect: {
        time: '2021-05-06T07:08:09.101234Z',
        level: 'error',
        extra: 'stderr',
        message: 'E0506 07:08:09.101000       1 reconciler.go:120] no such node',
      },
    },
    {
      text: '2021-05-06T07:08:10.101234567Z stdout F {"level":"warn","ts":1620284890.1,"msg":"slow"}',
      expect: { time: '2021-05-06T07:08:10.101234Z', level: 'warning' },
    },
    {
      text: '2021-05-06T07:08:11.1Z stdout P time="2021-05-06T07:08:11Z" level=info msg=ready opID=1a-2b',
      expect: { time: '2021-05-06T07:08:11.100000Z', level: 'info', op: '1a-2b' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    const fields = end === 0 ? null : FIELDS.exec(line.slice(end, end + 12))
    if (!fields) return false
    header.extra = fields[1]!
    header.messageStart = end + fields[0].length
    const text = line.slice(header.messageStart, header.messageStart + 300)
    const word = LEVEL_FIELD.exec(text)?.[1]
    header.level =
      LETTERS[/^([IWEF])\d{4} /.exec(text)?.[1] ?? ''] ??
      (word === undefined ? statedLevel(line, header.messageStart) : levelOfWord(word))
    header.op = statedOp(line, header.messageStart)
    return true
  },

  continues: () => false,
}

const FIELDS = /^ (stdout|stderr) [FP] /
/** `"level":"warn"`, `level=info` */
const LEVEL_FIELD = /\b(?:level|severity|lvl)"?[:=] ?"?([A-Za-z]{3,9})\b/
const LETTERS: Readonly<Record<string, number>> = {
  I: LEVEL.info,
  W: LEVEL.warning,
  E: LEVEL.error,
  F: LEVEL.critical,
}
