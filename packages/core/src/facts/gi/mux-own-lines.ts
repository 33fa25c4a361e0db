import type { EventRow } from '@bundlescope/contract/event.ts'
import type { ProbesWanted } from '../fact.ts'
import type { Patterns } from './moments.ts'

/**
 * What the Mux itself writes into syslog.log (`EPSecMux[250150]: [ERROR] (EPSEC) …`) or nsx-syslog.log. Its wording is
 * published nowhere: these patterns are loose, taken from what engineers remember. Such a line may support what something
 * else shows; alone it proves nothing.
 */
export type MuxOwnLine =
  /** A connection to a service VM (a “solution”) was lost or refused. */
  | 'solution-lost'
  | 'solution-connected'
  /** The side of the guests. */
  | 'vmci-lost'

export const MUX_OWN_LINES: Patterns<MuxOwnLine> = [
  ['solution-lost', /\bsolution.*(?:disconnect|fail|refused|timed? ?out|reset|lost)|\brecv\b.*\berrno\b/i],
  ['vmci-lost', /\bVMCI\b.*(?:disconnect|closed|fail)/i],
  ['solution-connected', /\bsolution.*\bconnected\b|\bconnection\b.*\bestablished\b/i],
]

const PROGRAMS = '(program:epsecmux OR program:vshield-endpoint-mux OR program:nsx-context-mux)'

export const MUX_OWN_PROBES = {
  lost: {
    query: `${PROGRAMS} (disconnect OR disconnected OR failed OR failure OR refused OR timeout OR "timed out" OR reset OR lost OR closed OR errno)`,
    first: 60,
    last: 60,
  },
  connected: { query: `${PROGRAMS} (connected OR established)`, first: 20, last: 40 },
} as const satisfies ProbesWanted

/** The service VM that a line is about: `169.254.1.39`; null where it names none. */
export function solutionIn({ message }: Pick<EventRow, 'message'>): string | null {
  return /\b(169\.254\.\d{1,3}\.\d{1,3})\b/.exec(message.slice(0, 4000))?.[1] ?? null
}
