import type { Bundle, Investigation } from '@bundlescope/contract/bundle.ts'
import { type Micros, parseMicros } from '@bundlescope/contract/time.ts'

export interface Summary {
  events: number
  bytes: number
  /** Span of all bundles; null while no event is known. */
  from: Micros | null
  to: Micros | null
  /** `ingesting` while any bundle is on its way, `failed` when none could be read, else the gravest. */
  state: 'empty' | 'ingesting' | 'ready' | 'partial' | 'failed'
}

/** An investigation in a line. */
export function summary({ bundles }: Pick<Investigation, 'bundles'>): Summary {
  const from = bundles.flatMap(({ firstTime }) => moment(firstTime))
  const to = bundles.flatMap(({ lastTime }) => moment(lastTime))
  return {
    events: bundles.reduce((sum, bundle) => sum + eventsOf(bundle), 0),
    bytes: bundles.reduce((sum, bundle) => sum + bundle.bytes, 0),
    from: from.length ? Math.min(...from) : null,
    to: to.length ? Math.max(...to) : null,
    state: stateOf(bundles),
  }
}

function moment(iso: string | null): Micros[] {
  const us = iso === null ? undefined : parseMicros(iso)
  return us === undefined ? [] : [us]
}

/** Events so far, while it is being read. */
function eventsOf({ progress, totals }: Bundle): number {
  return Math.max(progress?.events ?? 0, totals.events)
}

export function isUnderWay({ state }: Bundle): boolean {
  return state === 'receiving' || state === 'received' || state === 'ingesting'
}

function stateOf(bundles: readonly Bundle[]): Summary['state'] {
  if (bundles.length === 0) return 'empty'
  if (bundles.some(isUnderWay)) return 'ingesting'
  if (bundles.every((bundle) => bundle.state === 'failed')) return 'failed'
  return bundles.every((bundle) => bundle.state === 'ready') ? 'ready' : 'partial'
}
