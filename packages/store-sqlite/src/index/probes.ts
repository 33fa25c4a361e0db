import type { EventRow } from '@bundlescope/contract/event.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import type { Probe, ProbeAnswer } from '@bundlescope/core/store/evidence.ts'
import { compareKeys } from './key.ts'
import type { Place, ProbeHits } from './messages.ts'
import { idOf } from './read/merge-keys.ts'

/**
 * Answers to probes from what all threads found.
 *
 * @param hits of each thread, one a probe
 */
export async function answerProbes(
  probes: readonly Probe[],
  hits: readonly ProbeHits[][],
  rowsOf: (places: readonly Place[]) => Promise<EventRow[]>,
): Promise<ProbeAnswer[]> {
  const wanted = probes.map((probe, n) =>
    mergeHits(
      hits.map((part) => part[n]!),
      probe,
    ),
  )
  const places = new Map(wanted.flatMap(({ places }) => places.map((place) => [idOf(place), place])))
  // Rows of one block after the other, so that each block is unpacked once.
  const inBlocks = [...places.values()].sort((a, b) => a.segment - b.segment || a.ordinal - b.ordinal)
  const byId = new Map((await rowsOf(inBlocks)).map((row) => [row.id, row]))
  return probes.map(({ id }, n) => {
    const { count, first, last, places } = wanted[n]!
    return {
      id,
      count,
      firstTime: count > 0 ? formatMicros(first) : null,
      lastTime: count > 0 ? formatMicros(last) : null,
      events: places.map((place) => byId.get(idOf(place))!),
    }
  })
}

/** What all threads found for one probe: the rows it wants in order of time, none twice. */
function mergeHits(
  parts: readonly ProbeHits[],
  { first, last }: Probe,
): { count: number; first: number; last: number; places: Place[] } {
  const inOrder = (a: Place, b: Place): number => compareKeys(a.key, b.key)
  const earliest = parts
    .flatMap((part) => part.earliest)
    .sort(inOrder)
    .slice(0, first)
  const latest =
    last > 0
      ? parts
          .flatMap((part) => part.latest)
          .sort(inOrder)
          .slice(-last)
      : []
  const end = earliest.at(-1)
  return {
    count: parts.reduce((n, part) => n + part.count, 0),
    first: Math.min(...parts.map((part) => part.first)),
    last: Math.max(...parts.map((part) => part.last)),
    places: [...earliest, ...latest.filter((place) => !end || inOrder(place, end) > 0)],
  }
}
