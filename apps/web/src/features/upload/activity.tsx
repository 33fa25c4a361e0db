import type { Bundle } from '@bundlescope/contract/bundle.ts'
import type { Upload } from '@bundlescope/contract/upload.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { onLive, uploadsQuery } from '../../api/live.ts'
import { investigationsQuery } from '../../api/queries.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useServerText } from '../../i18n/use-server-text.ts'
import { formatCount } from '../../lib/number.ts'
import { isBoolean, useRemembered } from '../../lib/remembered.ts'
import { IngestProgress } from '../../ui/ingest-progress.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { notify } from '../../ui/toast.tsx'
import type { UploadItem } from './items.ts'
import { ElsewhereRow, UploadRow } from './upload-row.tsx'
import { useOwnUploadIds, useUploadItems } from './uploader.ts'
import './upload.css'

/**
 * What is being sent and read, by this tab or any other, in a corner of the page. Nothing when nothing is.
 * `investigation`: only what belongs to it, besides what this tab sends.
 */
export function Activity({ investigation }: { investigation: string | undefined }) {
  const { t } = useTranslation()
  const lang = useLanguage()
  const [open, setOpen] = useRemembered('activity.open', true, isBoolean)
  const items = useUploadItems()
  const elsewhere = useElsewhere(investigation)
  const reading = useReading(investigation)
  useEndings()
  const count = items.length + elsewhere.length + reading.length
  if (count === 0) return null
  return (
    <section className="activity" aria-label={t('activity.title')}>
      <button type="button" className="activity-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <h2>{t('activity.title')}</h2>
        <span>{t('activity.count', { count, shown: formatCount(count, lang) })}</span>
        <span aria-hidden="true">{open ? '▾' : '▴'}</span>
      </button>
      {!open && <ProgressBar share={shareOf(items, reading)} label={t('activity.title')} />}
      {open && (
        <ul className="activity-list">
          {items.map((item) => (
            <UploadRow key={item.key} item={item} />
          ))}
          {elsewhere.map((uploads) => (
            <ElsewhereRow key={uploads[0]!.id} uploads={uploads} />
          ))}
          {reading.map((bundle) => (
            <li key={bundle.id} className="activity-row">
              <span className="activity-name">{bundle.name}</span>
              <IngestProgress bundle={bundle} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Of all bytes to send and to read, as much as is known here. */
function shareOf(items: readonly UploadItem[], reading: readonly Bundle[]): number {
  const done = sum(items.map((item) => item.sent)) + sum(reading.map((bundle) => bundle.progress?.bytesDone ?? 0))
  const total = sum(items.map((item) => item.bytes)) + sum(reading.map((bundle) => bundle.bytes))
  return total ? done / total : 0
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0)
}

/** Bundles being read, each once though several investigations may hold it. */
function useReading(investigation: string | undefined): Bundle[] {
  const { data = [] } = useQuery({ ...investigationsQuery, enabled: false })
  const bundles = data.filter(({ id }) => !investigation || id === investigation).flatMap((each) => each.bundles)
  const busy = bundles.filter((bundle) => bundle.state === 'ingesting' || bundle.state === 'received')
  return [...new Map(busy.map((bundle) => [bundle.id, bundle])).values()]
}

/** Uploads that this tab does not send, the files of a folder together. */
function useElsewhere(investigation: string | undefined): Upload[][] {
  const own = useOwnUploadIds()
  const keys = new Set(useUploadItems().map((item) => item.key))
  const { data = [] } = useQuery(uploadsQuery)
  const others = data.filter(
    (upload) =>
      (!investigation || upload.investigation === investigation) &&
      !own.has(upload.id) &&
      !keys.has(upload.batch ?? ''),
  )
  return [...Map.groupBy(others, (upload) => upload.batch ?? upload.id).values()]
}

/** Says when an upload came to nothing. */
function useEndings(): void {
  const { t } = useTranslation()
  const say = useServerText()
  useEffect(
    () =>
      onLive((event) => {
        if (event.type !== 'upload-ended' || event.bundle || !event.message) return
        notify(t('activity.endedWithout'), say(event.message), 'error')
      }),
    [t, say],
  )
}
