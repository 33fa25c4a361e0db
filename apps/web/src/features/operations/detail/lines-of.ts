import type { OperationLane } from '@bundlescope/contract/analysis.ts'

type Line = OperationLane['marks'][number] & { lane: OperationLane }

/** The marks of all lanes in time order; an event that stands in two lanes is told once, by the lane that bears its id. */
export function linesOf(lanes: readonly OperationLane[]): Line[] {
  const byEvent = new Map<string, Line>()
  for (const lane of lanes) {
    for (const mark of lane.marks) {
      const known = byEvent.get(mark.event)
      if (!known || (known.lane.joined !== 'id' && lane.joined === 'id')) byEvent.set(mark.event, { ...mark, lane })
    }
  }
  return [...byEvent.values()].sort((a, b) => a.time.localeCompare(b.time))
}
