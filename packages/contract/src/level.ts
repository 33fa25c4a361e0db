/** Severity of an event, one scale for every log family, least first. The code is what the store keeps. */
export const LEVELS = ['unknown', 'trace', 'debug', 'info', 'notice', 'warning', 'error', 'critical'] as const
export type Level = (typeof LEVELS)[number]

/** Codes of `LEVELS`, for the places that count or compare. */
export const LEVEL = { unknown: 0, trace: 1, debug: 2, info: 3, notice: 4, warning: 5, error: 6, critical: 7 } as const

/** Other families' words for the same severities (vmacore, syslog, Java, Go, VMX), lower case. */
const ALIASES = new Map<string, Level>(
  Object.entries({
    trivia: 'trace',
    verbose: 'debug',
    fine: 'debug',
    information: 'info',
    log: 'info',
    warn: 'warning',
    err: 'error',
    severe: 'error',
    crit: 'critical',
    fatal: 'critical',
    panic: 'critical',
    alert: 'critical',
    emerg: 'critical',
    emergency: 'critical',
  } as const),
)

/** The level a word stands for, or undefined: `WARN` → `warning`, `verbose` → `debug`. */
export function levelOf(word: string): Level | undefined {
  const w = word.toLowerCase()
  return (LEVELS as readonly string[]).includes(w) ? (w as Level) : ALIASES.get(w)
}
