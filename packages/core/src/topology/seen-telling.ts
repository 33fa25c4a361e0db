import type { Health, LocalText } from '@bundlescope/contract/analysis.ts'
import type { Seen } from '../facts/gi/seen.ts'
import { type Telling, tell } from './telling.ts'

/** Green where it is there, as said where it is not; nothing where it is not known. */
export function ofSeen(seen: Seen, fine: LocalText, otherwise: { health: Health; reason: LocalText }): Telling[] {
  if (seen.is === 'there') return [tell(seen.at, 'ok', fine, seen.evidence)]
  if (seen.is === 'absent') return [tell(seen.at, otherwise.health, otherwise.reason, seen.evidence)]
  return []
}
