import type { Pattern } from '@bundlescope/contract/event.ts'
import { addTerm } from '@bundlescope/query/edit.ts'
import { useQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sourcesQuery } from '../../api/queries.ts'
import { useView } from '../../investigation/use-view.ts'
import { useShortcuts } from '../../lib/keys.ts'
import { PatternRow } from './pattern-row.tsx'

const ROW = 28

type PatternListProps = {
  patterns: readonly Pattern[]
  /** Of the question before, while the new one is being answered. */
  stale: boolean
  filter: RefObject<HTMLInputElement | null>
}

/** Only the rows in sight are in the page. `j k` move, Enter takes the pattern, `x` leaves it out. */
export function PatternList({ patterns, stale, filter }: PatternListProps) {
  const { investigation, view, open } = useView()
  const { data: sources = [] } = useQuery(sourcesQuery(investigation))
  const names = new Map(sources.map((source) => [source.id, source.name]))
  const scroller = useRef<HTMLDivElement>(null)
  const [selected, setSelected] = useState<string | null>(null)
  const virtual = useVirtualizer({
    count: patterns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (i) => patterns[i]!.id,
    overscan: 12,
  })

  const include = ({ id }: Pattern) => open('events', { q: addTerm(view.q, `pattern:${id}`), event: null })
  const exclude = ({ id }: Pattern) => open('events', { q: addTerm(view.q, `-pattern:${id}`), event: null })
  const current = patterns.findIndex(({ id }) => id === selected)
  const move = (step: number) => {
    const next = Math.min(patterns.length - 1, Math.max(0, current < 0 ? 0 : current + step))
    setSelected(patterns[next]!.id)
    virtual.scrollToIndex(next)
  }
  const withCurrent = (act: (pattern: Pattern) => void) => () => {
    if (patterns[current]) act(patterns[current])
  }
  useShortcuts([
    { keys: 'j', scope: 'patterns', description: 'patternNext', run: () => move(1) },
    { keys: 'k', scope: 'patterns', description: 'patternPrevious', run: () => move(-1) },
    { keys: 'i', scope: 'patterns', description: 'patternInclude', run: withCurrent(include) },
    { keys: 'x', scope: 'patterns', description: 'patternExclude', run: withCurrent(exclude) },
    {
      keys: '/',
      scope: 'patterns',
      description: 'patternFilter',
      run: (event) => {
        event.preventDefault()
        filter.current?.focus()
      },
    },
  ])

  return (
    <div className={stale ? 'pattern-table pattern-stale' : 'pattern-table'} ref={scroller}>
      <table className="rows" aria-rowcount={patterns.length + 1}>
        <PatternHead />
        <tbody style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const pattern = patterns[index]!
            return (
              <PatternRow
                key={key}
                ref={virtual.measureElement}
                index={index}
                offset={start}
                pattern={pattern}
                sources={[...new Set(pattern.sources.map((id) => names.get(id) ?? id))]}
                selected={pattern.id === selected}
                onSelect={() => setSelected(pattern.id === selected ? null : pattern.id)}
                onInclude={() => include(pattern)}
                onExclude={() => exclude(pattern)}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const COLUMNS = ['level', 'message', 'sources', 'spark', 'count', 'total', 'first', 'last', 'actions'] as const
/** Columns that need no words for those who see them. */
const SILENT = new Set<string>(['level', 'actions'])

function PatternHead() {
  const { t } = useTranslation('patterns')
  return (
    <thead>
      <tr className="pattern-row pattern-head">
        {COLUMNS.map((column) => (
          <th key={column} scope="col" className={`pattern-${column}`}>
            {SILENT.has(column) ? <span className="visually-hidden">{t(column)}</span> : t(column)}
          </th>
        ))}
      </tr>
    </thead>
  )
}
