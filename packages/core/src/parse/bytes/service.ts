import { LEVEL } from '@bundlescope/contract/level.ts'
import type { ScannedHeader } from '../scanned.ts'
import { BLANK, CLOSE, has, OPEN } from './byte.ts'
import { scanOriginator } from './originator.ts'
import { scanStamp, stampMicros } from './stamp.ts'

/**
 * `2020-12-07T09:20:50.922Z info vpxd[04711] [Originator@6876 …] …`: the line of a service on the vmacore library, as
 * `formats/vmacore.ts` reads it. False when the line is not of this plain form.
 */
export function scanService(bytes: Uint8Array, line: number, to: number, out: ScannedHeader): boolean {
  out.reset()
  const stampEnd = scanStamp(bytes, line, to)
  if (stampEnd === 0 || bytes[stampEnd] !== BLANK) return false
  out.time = stampMicros()
  const level = stampEnd + 1
  const program = level + levelLength(bytes, level, to)
  if (program === level) return false
  out.level = LEVEL_BY_LETTER[bytes[level]! - 97]!
  let i = program
  while (i < to && bytes[i] !== OPEN && bytes[i] !== BLANK) i++
  if (i >= to || bytes[i] !== OPEN) return false
  out.programFrom = program - line
  out.programTo = i - line
  const thread = ++i
  while (i < to && bytes[i] !== CLOSE && bytes[i] !== BLANK) i++
  if (i + 1 >= to || bytes[i] !== CLOSE || bytes[i + 1] !== BLANK) return false
  out.threadFrom = thread - line
  out.threadTo = i - line
  const message = scanOriginator(bytes, line, i + 2, to, out)
  out.messageStart = message - line
  return message > 0
}

/** Length of a level word of the vmacore library and its blank. */
function levelLength(bytes: Uint8Array, at: number, to: number): number {
  const word = WORD_BY_LETTER[bytes[at]! - 97]
  return word !== undefined && has(bytes, at, to, word) ? word.length : 0
}

/** By first letter: no two begin alike. */
const WORDS = {
  'info ': LEVEL.info,
  'verbose ': LEVEL.debug,
  'warning ': LEVEL.warning,
  'error ': LEVEL.error,
  'trivia ': LEVEL.trace,
  'debug ': LEVEL.debug,
}
const WORD_BY_LETTER: (string | undefined)[] = new Array<string | undefined>(26).fill(undefined)
const LEVEL_BY_LETTER = new Uint8Array(26)
for (const [word, level] of Object.entries(WORDS)) {
  WORD_BY_LETTER[word.charCodeAt(0) - 97] = word
  LEVEL_BY_LETTER[word.charCodeAt(0) - 97] = level
}
