import type { Patterns } from '@bundlescope/contract/event.ts'
import { PATTERN_SORTS } from '@bundlescope/contract/view.ts'
import { type RefObject, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import { useView } from '../../investigation/use-view.ts'
import { formatCount } from '../../lib/number.ts'
import { formatRange } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { FilterField } from '../../ui/filter-field.tsx'
import { Segmented } from '../../ui/segmented.tsx'

type PatternToolbarProps = { answer: Patterns | undefined; filter: RefObject<HTMLInputElement | null> }

/** Order, text filter, and what the list is over. */
export function PatternToolbar({ answer, filter }: PatternToolbarProps) {
  const { t } = useTranslation('patterns')
  const lang = useLanguage()
  const { view, commit, replace } = useView()
  const onText = useCallback((patternText: string) => replace({ patternText }), [replace])
  const shown = answer?.patterns.length ?? 0
  const total = answer?.total ?? 0
  const figures = { count: total, shown: formatCount(shown, lang), total: formatCount(total, lang) }
  return (
    <div className="patterns-toolbar">
      <Segmented
        label={t('sort')}
        value={view.patternSort}
        options={PATTERN_SORTS.map((sort) => ({ value: sort, text: t(`sorts.${sort}`), title: t(`sortHint.${sort}`) }))}
        onChange={(patternSort) => commit({ patternSort })}
      />
      <FilterField ref={filter} label={t('filter')} value={view.patternText} onChange={onText} />
      {answer && <span role="status">{t(shown < total ? 'some' : 'shown', figures)}</span>}
      <Scope />
    </div>
  )
}

/** The window and search that hold here as in Events. */
function Scope() {
  const { t } = useTranslation('patterns')
  const { view, commit } = useView()
  const { q, from, to, level, source } = view
  const narrowed = q !== '' || from !== null || to !== null || level.length > 0 || source.length > 0
  return (
    <span className="patterns-scope">
      {from !== null && to !== null ? t('window', { range: formatRange(from, to, 'UTC', true) }) : t('wholeSpan')}
      {q && (
        <>
          {' · '}
          {t('matching')} <code>{q}</code>
        </>
      )}
      {narrowed && (
        <Button look="quiet" onClick={() => commit({ q: '', from: null, to: null, level: [], source: [], trail: [] })}>
          {t('clear')}
        </Button>
      )}
    </span>
  )
}
