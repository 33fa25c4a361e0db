import type { Bundle } from '@bundlescope/contract/bundle.ts'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/use-language.ts'
import { formatBytes, formatCount } from '../lib/number.ts'
import { ProgressBar } from './progress-bar.tsx'
import './ingest-progress.css'

/** How far the server has read a bundle: bytes, files, events, rate, and the file being read. */
export function IngestProgress({ bundle }: { bundle: Bundle }) {
  const { t } = useTranslation()
  const lang = useLanguage()
  const { progress } = bundle
  if (!progress || progress.phase === 'waiting') {
    return (
      <div className="ingest">
        <ProgressBar share={0} label={t('ingest.waiting')} />
        <p>{t('ingest.waiting')}</p>
      </div>
    )
  }
  const { bytesDone, bytesTotal, files, events, rate, current, phase } = progress
  const facts = [
    t('ingest.of', { done: formatBytes(bytesDone, lang), total: formatBytes(bytesTotal, lang) }),
    t('files', { count: files, shown: formatCount(files, lang) }),
    t('events', { count: events, shown: formatCount(events, lang) }),
    t('ingest.rate', { rate: formatBytes(rate, lang) }),
  ]
  return (
    <div className="ingest">
      <ProgressBar share={bytesTotal ? bytesDone / bytesTotal : null} label={t(`ingest.${phase}`)} />
      <p>{facts.join(' · ')}</p>
      <p className="ingest-current mono" title={current ?? ''}>
        {current ?? t(`ingest.${phase}`)}
      </p>
    </div>
  )
}
