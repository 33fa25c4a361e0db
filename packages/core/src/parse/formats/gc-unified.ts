import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit, OPEN, skipBlanks } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** The unified log of Java 9 and later: the time, then any of uptime, process, thread, level and tags, each in brackets. */
export const gcUnified: LogFormat = {
  id: 'gc-unified',
  title: 'Java garbage collection, Java 9 and later',
  reportAs: 'id',
  specificity: 0.93,
  samples: [
    {
      text: '[2024-05-06T07:08:09.101+0000][77123.456s][info][gc,start     ] GC(42) Pause Young (Normal) (G1 Evacuation Pause)',
      expect: {
        time: '2024-05-06T07:08:09.101000Z',
        level: 'info',
        program: 'java',
        component: 'gc,start',
        extra: '77123.456s',
        message: 'GC(42) Pause Young (Normal) (G1 Evacuation Pause)',
      },
    },
    {
      text: '[2024-05-06T07:08:09.101+0000][gc] GC(43) Pause Full (System.gc()) 210M->90M(512M) 812.031ms',
      expect: { time: '2024-05-06T07:08:09.101000Z', level: 'warning', component: 'gc' },
    },
    {
      text: '[2024-05-06T07:08:09.101+0000][2101][warning][safepoint] a thread did not stop',
      expect: { time: '2024-05-06T07:08:09.101000Z', level: 'warning', thread: '2101', component: 'safepoint' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (line.charCodeAt(0) !== OPEN || !isDigit(line.charCodeAt(1))) return false
    reset(header)
    const end = readIso(line, 1, clock, header)
    const brackets = end === 0 ? null : BRACKETS.exec(line.slice(end, end + 160))
    if (!brackets) return false
    for (const word of brackets[0].slice(2, -1).split('][')) {
      const text = word.trim()
      if (TAGS.test(text)) header.component = text
      else if (/^\d+(?:\.\d+)?(?:m?s|ns)$/.test(text)) header.extra = text
      else if (/^\d+$/.test(text)) header.thread = text
      else header.level = levelOfWord(text)
    }
    if (header.component === '') return false
    header.program = 'java'
    header.messageStart = skipBlanks(line, end + brackets[0].length)
    if (FULL.test(line.slice(header.messageStart, header.messageStart + 60))) header.level = LEVEL.warning
    header.level ||= LEVEL.info
    return true
  },

  continues: () => false,
}

const BRACKETS = /^\](?:\[[\w.,+ ]{1,40}\]){1,6}/
const TAGS = /^(?:gc|safepoint|class|os|heap|metaspace|jit|startuptime|init|logging|monitorinflation|cds)(?:,[\w+]+)*$/
/** A full collection stops everything, for seconds on a large heap. */
const FULL = /^GC\(\d+\) Pause Full/
