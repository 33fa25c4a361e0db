import type { EventPage } from '@bundlescope/contract/event.ts'
import { useQuery } from '@tanstack/react-query'
import { memo, type RefObject, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { eventsQuery, type Filter, facetsQuery, investigationQuery } from '../../../api/queries.ts'
import { useNames } from '../../../investigation/names-context.tsx'
import { activeParts } from '../model/filter.ts'
import { ResultCount } from './result-count.tsx'
import { SearchBar } from './search-bar.tsx'
import { useSearchModel } from './use-search-model.ts'

type SearchSectionProps = {
  investigation: string
  /** With the preview: what is counted. */
  filter: Filter
  /** Without it: what values are suggested from. */
  committed: Filter
  /** A time that a clock without a date belongs to. */
  near: number
  page: EventPage | undefined
  /** What the server said of the search. */
  problem: { code: string; text: string } | null
  inputRef: RefObject<HTMLInputElement | null>
  onCommit: (q: string) => void
  onTime: (time: number) => void
}

/** The search and the number of its hits. Typing draws this and nothing else. */
export const SearchSection = memo(function SearchSection(props: SearchSectionProps) {
  const { investigation, filter, committed, problem, page } = props
  const { t } = useTranslation('events')
  const known = useKnown(investigation, committed)
  const model = useSearchModel({
    q: committed.q,
    known,
    names: useNames(),
    near: props.near,
    onCommit: props.onCommit,
    onTime: props.onTime,
  })
  const outOf = useUnfiltered(investigation, filter)
  return (
    <div className="search-line">
      <SearchBar
        model={model}
        inputRef={props.inputRef}
        problem={problem && t(`query.${problem.code}`, { defaultValue: problem.text })}
      />
      <ResultCount page={page} of={outOf} read={useReadShare(investigation)} />
    </div>
  )
})

/** How many events the window holds without search, levels and sources; only asked where those hide some. */
function useUnfiltered(investigation: string, filter: Filter): number | undefined {
  const hides = activeParts(filter).some((part) => part !== 'window')
  const plain: Filter = { ...filter, q: '', level: [], source: [] }
  const { data } = useQuery({ ...eventsQuery(investigation, plain, { offset: 0 }, 1), enabled: hides })
  return hides ? data?.total : undefined
}

/** How far the bundles that are being read have come, by bytes; null when none is. */
function useReadShare(investigation: string): number | null {
  const { data } = useQuery(investigationQuery(investigation))
  const busy = data?.bundles.flatMap(({ progress }) => (progress ? [progress] : [])) ?? []
  const total = busy.reduce((sum, { bytesTotal }) => sum + bytesTotal, 0)
  return total > 0 ? busy.reduce((sum, { bytesDone }) => sum + bytesDone, 0) / total : null
}

/** Values that the search suggests: those of the window, whatever the search says so far. */
function useKnown(investigation: string, filter: Filter) {
  const { data } = useQuery(facetsQuery(investigation, { ...filter, q: '', level: [], source: [] }, 50))
  return useMemo(
    () => (data ? { source: data.source, host: data.host, program: data.program, component: data.component } : {}),
    [data],
  )
}
