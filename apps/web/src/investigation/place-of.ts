import type { Evidence } from '@bundlescope/contract/analysis.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import type { ViewState } from '@bundlescope/contract/view.ts'
import type { Panel } from './use-view.ts'

/** Where in the application something is to be seen. */
type Place = { panel: Panel; patch: Partial<ViewState> }

/** All events, whatever was searched for: a line is read among its neighbours. */
export const UNFILTERED = { q: '', level: [], source: [], context: null } satisfies Partial<ViewState>

/** An event among all events, or those that `q` finds. The window stays where it holds the moment. */
export function placeOfEvent(event: string, time: string | null, view: Pick<ViewState, 'from' | 'to'>, q = ''): Place {
  return { panel: 'events', patch: { ...UNFILTERED, q, event, ...windowWith(time, view) } }
}

/** The line of a log in Events, the row of a command's output in Files; null where there is nothing to open. */
export function placeOfEvidence(evidence: Evidence, view: Pick<ViewState, 'from' | 'to'>): Place | null {
  const { basis, event, bundle, member, path, line, time } = evidence
  if (event !== null) return placeOfEvent(event, time, view)
  if (basis === 'knowledge' || bundle === null || member === null || path === null) return null
  return { panel: 'files', patch: { file: { bundle, member, path }, line, fileView: 'auto' } }
}

/** The window when `time` lies in it; else none. */
export function windowWith(time: string | null, { from, to }: Pick<ViewState, 'from' | 'to'>): Partial<ViewState> {
  const us = time === null ? undefined : parseMicros(time)
  const inside = us !== undefined && (from === null || us >= from) && (to === null || us < to)
  return inside ? {} : { from: null, to: null, trail: [] }
}
