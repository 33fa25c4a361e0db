import { LEVEL, levelOf } from '@bundlescope/contract/level.ts'
import { withoutColours } from './terminal-colours.ts'

/** Codes of contract's LEVEL by syslog severity: 0 emergency … 7 debug. */
export const BY_SYSLOG_SEVERITY = [
  LEVEL.critical,
  LEVEL.critical,
  LEVEL.critical,
  LEVEL.error,
  LEVEL.warning,
  LEVEL.notice,
  LEVEL.info,
  LEVEL.debug,
] as const

const BY_WORD = new Map<string, number>()

/** The level of a whole word (`info`, `WARN`, `severe`), 0 when it names none. */
export function levelOfWord(word: string): number {
  let level = BY_WORD.get(word)
  if (level === undefined) {
    const name = word.length < 12 ? levelOf(word) : undefined
    level = name ? LEVEL[name] : 0
    // Words come from hostile text: only those that mean something are remembered.
    if (level > 0) BY_WORD.set(word, level)
  }
  return level
}

// `ERROR text`, `[warn]`, `| INFO |`, `error: text`; a bare lower-case word is prose more often than a level.
const STATED =
  /(?:^|[\s[\]|(<:])(?:(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|SEVERE|CRITICAL|CRIT|FATAL|PANIC|ALERT|EMERG)(?=[\s\]|)>:,]|$)|([Tt]race|[Dd]ebug|[Ii]nfo|[Nn]otice|[Ww]arn|[Ww]arning|[Ee]rror|[Ee]rr|[Ss]evere|[Cc]ritical|[Cc]rit|[Ff]atal|[Pp]anic|[Aa]lert)(?=[\]|)>:]))/

/** The level a line states near the start of its text (within 60 characters of `from`), 0 when it states none. */
export function statedLevel(line: string, from: number): number {
  const start = line.slice(from, from + 60)
  const text = withoutColours(start) ?? start
  const blank = text.indexOf(' ')
  // As the very first word even a bare lower-case one is meant: `2021-03-04T05:06:07Z info wcp starting`.
  const first = blank > 2 && blank < 10 ? levelOfWord(text.slice(0, blank)) : 0
  if (first > 0) return first
  const match = STATED.exec(text)
  return match ? levelOfWord(match[1] ?? match[2]!) : 0
}

/**
 * The level word (and blank) of the vmacore library at `at`, 0 when there is none. Told by its first letter: a map
 * look-up for every line costs more.
 */
export function vmacoreLevel(line: string, at: number): number {
  switch (line.charCodeAt(at)) {
    case 105: // i
      return line.startsWith('info ', at) ? LEVEL.info : 0
    case 118: // v
      return line.startsWith('verbose ', at) ? LEVEL.debug : 0
    case 119: // w
      return line.startsWith('warning ', at) ? LEVEL.warning : 0
    case 101: // e
      return line.startsWith('error ', at) ? LEVEL.error : 0
    case 116: // t
      return line.startsWith('trivia ', at) ? LEVEL.trace : 0
    case 100: // d
      return line.startsWith('debug ', at) ? LEVEL.debug : 0
    case 112: // p
      return line.startsWith('panic ', at) ? LEVEL.critical : 0
    case 99: // c
      return line.startsWith('critical ', at) ? LEVEL.critical : 0
    case 110: // n
      return line.startsWith('notice ', at) ? LEVEL.notice : 0
    default:
      return 0
  }
}
