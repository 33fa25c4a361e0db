import type { ProbesWanted } from '../fact.ts'
import type { Patterns } from './moments.ts'

/** What the watchdog of the Mux, and as far as known the Mux itself, write into syslog. */
export type MuxLine =
  /** The watchdog was started: the service was started, or the host. */
  | 'watchdog-began'
  | 'started'
  /** Ended within its least uptime: read `seconds`, `failure` (how many in a row), `code`. */
  | 'quick-exit'
  /** Ended after it had run: read `seconds`, `code`. */
  | 'exit'
  /** The watchdog gives up. */
  | 'gave-up'
  /** Somebody stopped or restarted the service. */
  | 'stopped'
  | 'start-not-verified'

/** Templates of VMware's watchdog.sh; `least`: seconds it has to run. */
export const MUX_LINES: Patterns<MuxLine> = [
  ['watchdog-began', /\bBegin '.*?(?:min-uptime = (?<least>\d+))/],
  ['quick-exit', /' exited after (?<seconds>\d+) seconds \(quick failure (?<failure>\d+)\)\s*(?<code>\d*)/],
  ['exit', /' exited after (?<seconds>\d+) seconds\s*(?<code>\d*)/],
  ['gave-up', /\bEnd '.*failure limit reached/],
  ['stopped', /\bTerminating watchdog process/],
  ['start-not-verified', /\bUnable to verify .* started after (?<seconds>\d+) seconds/],
  ['started', /\bExecuting '/],
]

export const MUX_PROBES = {
  watchdog: {
    query: 'program:watchdog-vshield-endpoint-mux OR program:watchdog-nsx-context-mux',
    first: 400,
    last: 400,
  },
} as const satisfies ProbesWanted
