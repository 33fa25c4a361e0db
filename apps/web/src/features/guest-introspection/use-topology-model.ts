import type { Topology } from '@bundlescope/contract/analysis.ts'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { investigationQuery } from '../../api/queries.ts'
import { summary } from '../../investigation/summary.ts'
import { useView } from '../../investigation/use-view.ts'
import { targetOf } from './detail/target.ts'
import { chartOf } from './model/cards.ts'
import { folded } from './model/fold.ts'
import { pictureOf } from './model/layout.ts'
import { hadTrouble, hasChanged, momentsOfChange, type Part } from './model/standing.ts'
import { spanOf } from './time/span.ts'

/** The topology as the page shows it: cards laid out, what is open, and the time that health is known over. */
export function useTopologyModel(topology: Topology) {
  const { investigation, view, commit } = useView()
  const { data: self } = useQuery(investigationQuery(investigation))
  const { giUnfolded } = view
  const unfolded = useMemo<ReadonlySet<string>>(() => new Set(giUnfolded), [giUnfolded])
  const whole = useMemo(() => chartOf(topology), [topology])
  const chart = useMemo(() => folded(whole, unfolded, view.giOpen), [whole, unfolded, view.giOpen])
  const picture = useMemo(() => pictureOf(chart), [chart])
  const parts = useMemo(() => {
    // A way breaks because of what stands at its end, so parts come first.
    const changed = [...topology.nodes, ...topology.edges].filter(hasChanged)
    return changed.toSorted((a, b) => Number(hadTrouble(b)) - Number(hadTrouble(a)))
  }, [topology])
  const byId = useMemo(
    () => new Map<string, Part>([...topology.nodes, ...topology.edges].map((part) => [part.id, part])),
    [topology],
  )
  const changes = useMemo(() => momentsOfChange(parts), [parts])
  const span = useMemo(() => {
    const logs = self ? summary(self) : { from: null, to: null }
    return spanOf({ window: { from: view.from, to: view.to }, logs, changes })
  }, [self, view.from, view.to, changes])
  return {
    chart,
    picture,
    unfolded,
    parts,
    byId,
    changes,
    span,
    name: self?.name ?? '',
    target: useMemo(() => targetOf(whole, view.giOpen), [whole, view.giOpen]),
    onOpen: useCallback((id: string) => commit({ giOpen: id }), [commit]),
    onUnfold: useCallback(
      (group: string) => commit({ giUnfolded: [...new Set([...giUnfolded, group])] }),
      [commit, giUnfolded],
    ),
    onFold: useCallback(
      (group: string) => commit({ giUnfolded: giUnfolded.filter((each) => each !== group) }),
      [commit, giUnfolded],
    ),
  }
}
