import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { patternsQuery } from '../../api/queries.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useView } from '../../investigation/use-view.ts'
import { formatCount } from '../../lib/number.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { EmptyState, Skeleton } from '../../ui/state.tsx'
import { PatternList } from './pattern-list.tsx'
import { PatternToolbar } from './pattern-toolbar.tsx'
import './patterns.css'

const CELLS = 32
const FIRST_LIMIT = 500
const MOST = 2000

/** Every kind of message in the window: the rare ones first, for they tell more than the frequent. */
export function PatternsPanel() {
  const { t } = useTranslation('patterns')
  const lang = useLanguage()
  const { investigation, view } = useView()
  const [limit, setLimit] = useState(FIRST_LIMIT)
  const filter = useRef<HTMLInputElement>(null)
  const choice = { sort: view.patternSort, text: view.patternText.trim(), limit, cells: CELLS }
  const { data, error, refetch, isPlaceholderData } = useQuery(patternsQuery(investigation, view, choice))
  const more = data && data.patterns.length < data.total && limit < MOST
  return (
    <div className="patterns">
      <PatternToolbar answer={data} filter={filter} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={14} />
      ) : data.patterns.length === 0 ? (
        <EmptyState title={t('none')}>
          {view.patternText ? t('noneFilter', { text: view.patternText }) : t('noneHint')}
        </EmptyState>
      ) : (
        <PatternList patterns={data.patterns} stale={isPlaceholderData} filter={filter} />
      )}
      {more && !error && (
        <Button className="patterns-more" onClick={() => setLimit(MOST)}>
          {t('more', { limit: formatCount(MOST, lang) })}
        </Button>
      )}
    </div>
  )
}
