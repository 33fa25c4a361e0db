import { LEVEL, levelOf } from '@bundlescope/contract/level.ts'

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
  const text = line.slice(from, from + 60)
  const blank = text.indexOf(' ')
  // As the very first word even a bare lower-case one is meant: `2021-03-04T05:06:07Z info wcp starting`.
  const first = blank > 2 && blank < 10 ? levelOfWord(text.slice(0, blank)) : 0
  if (first > 0) return first
  const match = STATED.exec(text)
  return match ? levelOfWord(match[1] ?? match[2]!) : 0
}
