import { randomInt } from 'node:crypto'
import { formatMicros } from '@bundlescope/contract/time.ts'

/** Letters and digits: `k3v9x0qa`. Tells things apart; it is no secret. */
export function newId(length = 8): string {
  return Array.from({ length }, () => randomInt(36).toString(36)).join('')
}

/** Now, or `ms` from now, as on the wire. */
export function isoNow(ms = 0): string {
  return formatMicros((Date.now() + ms) * 1000)
}
