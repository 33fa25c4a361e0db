import type { ViewState } from '@bundlescope/contract/view.ts'
import { useQuery } from '@tanstack/react-query'
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { sourcesQuery } from '../../api/queries.ts'
import { useNames } from '../../investigation/names-context.tsx'
import { Chip } from '../../ui/chip.tsx'
import { alsoOf } from './search/also.ts'
import { withoutNotEqual } from './search/not-equal.ts'

type FilterChipsProps = { investigation: string; view: ViewState; onChange: (patch: Partial<ViewState>) => void }

const MOST = 6

/**
 * Levels and sources chosen at the left, beside the search, so that a folded panel hides no filter; and the other name
 * of what is searched for.
 */
export const FilterChips = memo(function FilterChips({ investigation, view, onChange }: FilterChipsProps) {
  const { t } = useTranslation('events')
  const { data: sources = [] } = useQuery(sourcesQuery(investigation))
  const names = useNames()
  const instead = useMemo(() => withoutNotEqual(view.q), [view.q])
  const also = useMemo(() => alsoOf(view.q, names), [view.q, names])
  if (view.level.length === 0 && view.source.length === 0 && also.length === 0 && !instead) return null
  const nameOf = (id: string) => sources.find((source) => source.id === id)?.name ?? id
  const rest = view.source.length - MOST
  return (
    <div className="filter-chips">
      {instead && (
        <Chip onClick={() => onChange({ q: instead.q })} title={t('chip.notEqualHint', instead)}>
          {t('chip.notEqual', instead)}
        </Chip>
      )}
      {also.map(({ other, given, q }) => (
        <Chip key={other} onClick={() => onChange({ q })} title={t('chip.alsoHint', { given, other })}>
          {t('chip.also', { given, other })}
        </Chip>
      ))}
      {view.level.map((level) => {
        const name = t(`common:level.${level}`)
        return (
          <Chip
            key={level}
            removeLabel={t('chip.remove', { name })}
            onRemove={() => onChange({ level: view.level.filter((l) => l !== level) })}
          >
            {name}
          </Chip>
        )
      })}
      {view.source.slice(0, MOST).map((id) => (
        <Chip
          key={id}
          removeLabel={t('chip.remove', { name: nameOf(id) })}
          onRemove={() => onChange({ source: view.source.filter((other) => other !== id) })}
        >
          {nameOf(id)}
        </Chip>
      ))}
      {rest > 0 && (
        <Chip removeLabel={t('chip.removeSources')} onRemove={() => onChange({ source: [] })}>
          {t('chip.moreSources', { count: rest })}
        </Chip>
      )}
    </div>
  )
})
