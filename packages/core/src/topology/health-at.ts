import type { Health, TopologyEdge, TopologyNode } from '@bundlescope/contract/analysis.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'

/**
 * How a node or an edge stood at a moment.
 *
 * @param instant microseconds UTC
 */
export function healthAt(part: Pick<TopologyNode | TopologyEdge, 'history'>, instant: number): Health {
  // Times of one form are in the order of their letters.
  const at = formatMicros(instant)
  return part.history.findLast(({ from }) => from === null || from <= at)?.health ?? 'unknown'
}
