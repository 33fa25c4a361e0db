import type { ViewState } from '@bundlescope/contract/view.ts'
import { useQueries } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { eventsQuery, type Filter } from '../../../api/queries.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { formatCount } from '../../../lib/number.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/state.tsx'
import { activeParts, type FilterPart, without } from '../model/filter.ts'

type NoHitsProps = {
  investigation: string
  filter: Filter
  complete: boolean
  onChange: (patch: Partial<ViewState>) => void
}

/** Nothing passes: says what each part of the filter hides, and takes it away by a click. */
export function NoHits({ investigation, filter, complete, onChange }: NoHitsProps) {
  const { t } = useTranslation('events')
  const parts = activeParts(filter)
  const answers = useQueries({
    queries: parts.map((part) => eventsQuery(investigation, { ...filter, ...without(part) }, { offset: 0 }, 1)),
  })
  if (parts.length === 0) return <EmptyState title={t(complete ? 'empty.nothing' : 'empty.nothingYet')} />
  return (
    <EmptyState title={t('empty.title')}>
      {!complete && <p>{t('empty.nothingYet')}</p>}
      <ul className="no-hits">
        {parts.map((part, i) => (
          <Hidden key={part} part={part} count={answers[i]?.data?.total} onClear={() => onChange(without(part))} />
        ))}
      </ul>
      {parts.length > 1 && <Button onClick={() => onChange(everything(parts))}>{t('empty.clearAll')}</Button>}
    </EmptyState>
  )
}

function Hidden({ part, count, onClear }: { part: FilterPart; count: number | undefined; onClear: () => void }) {
  const { t } = useTranslation('events')
  const lang = useLanguage()
  return (
    <li>
      <span>
        {count === undefined
          ? t(`empty.part.${part}`)
          : count === 0
            ? t(`empty.still.${part}`)
            : t(`empty.without.${part}`, { count, shown: formatCount(count, lang) })}
      </span>
      <Button onClick={onClear}>{t(`empty.clear.${part}`)}</Button>
    </li>
  )
}

function everything(parts: readonly FilterPart[]): Partial<ViewState> {
  return Object.assign({}, ...parts.map(without))
}
