import type { Micros } from '@bundlescope/contract/time.ts'
import { external, useExternal } from '../lib/external.ts'

/** The times under the pointer and of the selected event: what the clock of the top bar shows. Never part of the address. */
const hovered = external<Micros | null>(null)
const selected = external<Micros | null>(null)

export const setHoveredTime = hovered.set
export const setSelectedTime = selected.set

/** The hovered time, or else the selected one. */
export function useInstant(): Micros | null {
  const under = useExternal(hovered)
  const chosen = useExternal(selected)
  return under ?? chosen
}
