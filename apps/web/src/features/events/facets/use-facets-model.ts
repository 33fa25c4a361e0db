import type { Source } from '@bundlescope/contract/bundle.ts'
import type { Level } from '@bundlescope/contract/level.ts'
import { LEVELS } from '@bundlescope/contract/level.ts'
import type { ViewState } from '@bundlescope/contract/view.ts'
import { addTerm, hasTerm, removeTerm } from '@bundlescope/query/edit.ts'
import { quoteValue } from '@bundlescope/query/printer.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { coverageQuery, type Filter, facetsQuery, sourcesQuery } from '../../../api/queries.ts'
import { badQuery } from '../model/bad-query.ts'
import { groupSources } from './group-sources.ts'

/** Values of a facet asked for at first, and after "more…". */
const FEW = 8
const MANY = 200
const CELLS = 24

export type TextFacet = 'component' | 'program' | 'host'
export const TEXT_FACETS: readonly TextFacet[] = ['component', 'program', 'host']

type FacetsInput = {
  investigation: string
  view: ViewState
  filter: Filter
  commit: (patch: Partial<ViewState>) => void
}

/**
 * What could narrow the answer further. Levels are counted as if no level were chosen, sources as if no source were:
 * the numbers say what another click would bring.
 */
export function useFacetsModel({ investigation, view, filter, commit }: FacetsInput) {
  const [opened, setOpened] = useState<readonly string[]>([])
  const limit = opened.length > 0 ? MANY : FEW
  const all = useQuery(facetsQuery(investigation, filter, limit))
  const anyLevel = useQuery(facetsQuery(investigation, { ...filter, level: [] }, limit))
  const anySource = useQuery(facetsQuery(investigation, { ...filter, source: [] }, MANY))
  const { data: sources = NONE } = useQuery(sourcesQuery(investigation))
  const { data: coverage } = useQuery(coverageQuery(investigation, CELLS))

  const bySource = new Map(anySource.data?.source.map((facet) => [facet.value, facet.count]))
  const byLevel = new Map(anyLevel.data?.level.map((facet) => [facet.value, facet.count]))
  const strips = new Map(coverage?.sources.map((strip) => [strip.source, strip]))
  const most = Math.max(0, ...bySource.values())

  const toggleLevel = (level: Level) =>
    commit({ level: LEVELS.filter((l) => view.level.includes(l) !== (l === level)) })
  const toggleSources = (ids: readonly string[]) => {
    const on = ids.every((id) => view.source.includes(id))
    const rest = view.source.filter((id) => !ids.includes(id))
    commit({ source: on ? rest : [...rest, ...ids] })
  }
  const term = (facet: TextFacet, value: string) => `${facet}:${quoteValue(value)}`
  return {
    /** The numbers did not come; what stands there without them still narrows. */
    failed: [all, anyLevel, anySource].some(({ error }) => error && !badQuery(error)),
    waiting: all.isPlaceholderData || anyLevel.isPlaceholderData || anySource.isPlaceholderData,
    groups: groupSources(sources),
    countOf: (source: Source) => (anySource.data ? (bySource.get(source.id) ?? 0) : null),
    shareOf: (source: Source) => (most > 0 ? (bySource.get(source.id) ?? 0) / most : 0),
    stripOf: (source: Source) => strips.get(source.id),
    levels: LEVELS.toReversed().filter(
      (level) => byLevel.has(level) || view.level.includes(level) || sources.some((s) => s.levels[level]),
    ),
    countOfLevel: (level: Level) => (anyLevel.data ? (byLevel.get(level) ?? 0) : null),
    values: (facet: TextFacet) => (opened.includes(facet) ? all.data?.[facet] : all.data?.[facet].slice(0, FEW)) ?? [],
    more: (facet: TextFacet) =>
      opened.includes(facet) ? 0 : (all.data?.more[facet] ?? 0) + Math.max(0, (all.data?.[facet].length ?? 0) - FEW),
    openMore: (facet: TextFacet) => setOpened([...opened, facet]),
    opened: (facet: TextFacet) => opened.includes(facet),
    close: (facet: TextFacet) => setOpened(opened.filter((name) => name !== facet)),
    isOn: (facet: TextFacet, value: string) => hasTerm(view.q, term(facet, value)),
    isOff: (facet: TextFacet, value: string) => hasTerm(view.q, `-${term(facet, value)}`),
    toggleLevel,
    toggleSources,
    toggleValue: (facet: TextFacet, value: string) => {
      const wanted = term(facet, value)
      commit({ q: hasTerm(view.q, wanted) ? removeTerm(view.q, wanted).trim() : addTerm(view.q, wanted) })
    },
    excludeValue: (facet: TextFacet, value: string) => {
      const unwanted = `-${term(facet, value)}`
      commit({ q: hasTerm(view.q, unwanted) ? removeTerm(view.q, unwanted).trim() : addTerm(view.q, unwanted) })
    },
    clearLevels: () => commit({ level: [] }),
    clearSources: () => commit({ source: [] }),
  }
}
export type FacetsModel = ReturnType<typeof useFacetsModel>
const NONE: Source[] = []
