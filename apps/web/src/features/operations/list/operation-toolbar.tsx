import type { OperationPage } from '@bundlescope/contract/analysis.ts'
import { OPERATION_KINDS, OPERATION_OUTCOMES } from '@bundlescope/contract/view.ts'
import { type RefObject, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useView } from '../../../investigation/use-view.ts'
import { formatCount } from '../../../lib/number.ts'
import { formatDuration, formatRange } from '../../../lib/time.ts'
import { Button } from '../../../ui/button.tsx'
import { FilterField } from '../../../ui/filter-field.tsx'
import { Segmented } from '../../../ui/segmented.tsx'

type OperationToolbarProps = { answer: OperationPage | undefined; filter: RefObject<HTMLInputElement | null> }

/** Shortest durations that are offered, in milliseconds; 0: any. */
const LONGER = [0, 1000, 10_000, 60_000, 600_000]

/** Which operations are listed: by words, outcome, duration, and the window that holds in all panels. */
export function OperationToolbar({ answer, filter }: OperationToolbarProps) {
  const { t } = useTranslation('operations')
  const lang = useLanguage()
  const { view, commit, replace } = useView()
  const onText = useCallback((opText: string) => replace({ opText }), [replace])
  return (
    <div className="operations-toolbar">
      <Segmented
        label={t('outcome')}
        value={view.opOutcome}
        options={OPERATION_OUTCOMES.map((value) => ({ value, text: t(`outcomes.${value}`) }))}
        onChange={(opOutcome) => commit({ opOutcome })}
      />
      <FilterField ref={filter} label={t('filter')} value={view.opText} onChange={onText} />
      <label className="operations-longer">
        {t('longer')}
        <select value={view.opLonger} onChange={(event) => commit({ opLonger: Number(event.currentTarget.value) })}>
          {[...new Set([...LONGER, view.opLonger])]
            .sort((a, b) => a - b)
            .map((ms) => (
              <option key={ms} value={ms}>
                {ms === 0 ? t('anyDuration') : formatDuration(ms * 1000, lang)}
              </option>
            ))}
        </select>
      </label>
      <Segmented
        label={t('kind')}
        value={view.opKind}
        options={OPERATION_KINDS.map((value) => ({ value, text: t(`kinds.${value}`), title: t(`kindHints.${value}`) }))}
        onChange={(opKind) => commit({ opKind })}
      />
      {answer && (
        <span role="status">
          {t(answer.total === answer.all ? 'countAll' : 'count', {
            shown: formatCount(answer.total, lang),
            all: formatCount(answer.all, lang),
            failed: formatCount(answer.failed, lang),
          })}
        </span>
      )}
      <Scope />
    </div>
  )
}

/** The window and sources that hold here as in Events; nothing is said when there are none. */
function Scope() {
  const { t } = useTranslation('operations')
  const { view, commit } = useView()
  const { from, to, source } = view
  if (from === null && to === null && source.length === 0) return null
  return (
    <span className="operations-scope">
      {from !== null && to !== null && t('window', { range: formatRange(from, to, 'UTC') })}
      {source.length > 0 && <span>{t('ofSources', { count: source.length })}</span>}
      <Button look="quiet" onClick={() => commit({ from: null, to: null, source: [], trail: [] })}>
        {t('clear')}
      </Button>
    </span>
  )
}
