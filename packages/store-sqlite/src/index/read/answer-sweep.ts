import type { Probe } from '@bundlescope/core/store/evidence.ts'
import { compareKeys } from '../key.ts'
import type { Place, ProbeHits } from '../messages.ts'
import type { IndexFile } from './index-file.ts'
import { isEmpty } from './mask.ts'
import { MayHold, wordsOf } from './may-hold.ts'
import { keyAt } from './merge-keys.ts'
import type { Segment } from './segment.ts'
import { Selection } from './selection.ts'

/** Looks for many things at once, segment by segment, so that columns and answers of look-ups are shared. */
export function sweep(
  own: Iterable<{ index: IndexFile; segment: Segment }>,
  probes: readonly Probe[],
  reader: number,
  check: () => void,
): ProbeHits[] {
  const hits: ProbeHits[] = probes.map(() => ({
    count: 0,
    first: Number.POSITIVE_INFINITY,
    last: Number.NEGATIVE_INFINITY,
    earliest: [],
    latest: [],
  }))
  const words = wordsOf(probes.map(({ where }) => where))
  for (const { index, segment } of own) {
    check()
    const may = new MayHold(index, segment, words)
    const mayInHeader = new MayHold(index, segment, [], 'everywhere')
    probes.forEach((probe, n) => {
      if (segment.last < (probe.from ?? segment.last)) return
      if (segment.first >= (probe.to ?? Number.POSITIVE_INFINITY)) return
      const wanted = probe.inHeader ? mayInHeader : may
      const outlook = wanted.outlook(probe.where)
      if (outlook === null) return
      const { where, from = null, to = null } = probe
      const scope = { bundles: [index.bundle], where, from, to, levels: null, sources: null }
      const selection = new Selection(index, segment, scope, check, (among) => wanted.matches(outlook, among, check))
      if (selection.mask === null || !isEmpty(selection.mask)) add(hits[n]!, selection, probe, reader)
    })
  }
  return hits
}

function add(hits: ProbeHits, selection: Selection, probe: Probe, reader: number): void {
  const count = selection.count()
  if (count === 0) return
  hits.count += count
  const earliest = places(selection, 1, Math.max(1, probe.first), reader)
  const latest = places(selection, -1, Math.max(1, probe.last), reader)
  hits.first = Math.min(hits.first, earliest[0]!.key.time)
  hits.last = Math.max(hits.last, latest[0]!.key.time)
  hits.earliest = nearest(hits.earliest, earliest, 1, probe.first)
  hits.latest = nearest(hits.latest, latest, -1, probe.last)
}

/** The first `limit` selected events in order of time, or the last in reverse. */
function places(selection: Selection, step: 1 | -1, limit: number, reader: number): Place[] {
  const out: Place[] = []
  let at = selection.next(step === 1 ? selection.lo : selection.hi - 1, step)
  while (at >= 0 && out.length < limit) {
    out.push({
      key: keyAt(selection, at),
      segment: selection.segment.row.id,
      ordinal: selection.ordinal(at),
      reader,
    })
    at = selection.next(at + step, step)
  }
  return out
}

export function nearest(a: readonly Place[], b: readonly Place[], step: 1 | -1, limit: number): Place[] {
  return [...a, ...b].sort((x, y) => compareKeys(x.key, y.key) * step).slice(0, limit)
}
