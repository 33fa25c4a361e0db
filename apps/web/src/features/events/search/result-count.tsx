import type { EventPage } from '@bundlescope/contract/event.ts'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../i18n/use-language.ts'
import { formatCount, formatShare } from '../../../lib/number.ts'

type ResultCountProps = {
  /** How far bundles are read, 0 to 1; null when all are. */
  read: number | null
  page: EventPage | undefined
  /** Events without search, levels and sources, where those hide some. */
  of: number | undefined
}

/** Rows of the answer, plain lines included: `41 of 9,012 · 12 ms`; says when the number is a lower bound, and when a bundle is still being read. */
export function ResultCount({ page, of, read }: ResultCountProps) {
  const { t } = useTranslation('events')
  const lang = useLanguage()
  if (!page) return <p className="result-count" role="status" aria-label={t('count.label')} />
  const shown = formatCount(page.total, lang)
  return (
    <p className="result-count" role="status" aria-label={t('count.label')} title={t('count.rows')}>
      {!page.exact && <span>{t('count.atLeast')} </span>}
      <strong>{shown}</strong>{' '}
      {of !== undefined ? t('count.of', { shown: formatCount(of, lang) }) : t('count.events', { count: page.total })}
      <span> · {t('count.ms', { ms: Math.max(1, Math.round(page.tookMs)) })}</span>
      {!page.complete && (
        <span className="count-reading">
          {' '}
          · {read === null ? t('count.reading') : t('count.readingShare', { share: formatShare(read, 1, lang) })}
        </span>
      )}
    </p>
  )
}
