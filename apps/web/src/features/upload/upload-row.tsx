import type { Upload } from '@bundlescope/contract/upload.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { API } from '../../api/client.ts'
import { useOnline } from '../../api/live.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useServerText } from '../../i18n/use-server-text.ts'
import { formatBytes, formatCount } from '../../lib/number.ts'
import { formatDuration } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import type { UploadItem } from './items.ts'
import { cancelUpload, dismissUpload, pauseUpload, resumeUpload } from './uploader.ts'

/** An arrived upload stays so long in the list: its bundle has a line of its own by then. */
const STAYS_MS = 2000

export function UploadRow({ item }: { item: UploadItem }) {
  const { t } = useTranslation()
  const say = useServerText()
  const { key, state, recognised } = item
  useEffect(() => {
    if (state !== 'done') return
    const timer = setTimeout(() => dismissUpload(key), recognised ? 6 * STAYS_MS : STAYS_MS)
    return () => clearTimeout(timer)
  }, [key, state, recognised])
  return (
    <li className="activity-row">
      <span className="activity-name">{item.name}</span>
      <span className="activity-actions">
        {state === 'sending' && <Action text={t('activity.pause')} onClick={() => pauseUpload(key)} />}
        {state === 'paused' && <Action text={t('activity.resume')} onClick={() => resumeUpload(key)} />}
        {state === 'failed' && <Action text={t('retry')} onClick={() => resumeUpload(key)} />}
        {state === 'done' ? (
          <Action text={t('activity.dismiss')} onClick={() => dismissUpload(key)} />
        ) : (
          <Action text={t('activity.cancel')} onClick={() => cancelUpload(key)} />
        )}
      </span>
      <ProgressBar share={item.bytes ? item.sent / item.bytes : Number(state === 'done')} label={item.name} />
      <p className="activity-facts">{useFacts(item).join(' · ')}</p>
      {item.error && (
        <p className="activity-error" role="alert">
          {say(item.error)}
        </p>
      )}
      {recognised && <p className="activity-facts">{t('activity.recognised')}</p>}
    </li>
  )
}

function useFacts(item: UploadItem): string[] {
  const { t } = useTranslation()
  const lang = useLanguage()
  const online = useOnline()
  const { state, sent, bytes } = item
  const rate = online ? item.rate : null
  const facts = [
    t(state === 'sending' && !online ? 'activity.noServer' : `activity.${state}`),
    t('ingest.of', { done: formatBytes(sent, lang), total: formatBytes(bytes, lang) }),
  ]
  if (item.folder) {
    const [done, total] = [formatCount(item.filesSent, lang), formatCount(item.files, lang)]
    facts.push(t('activity.filesOf', { done, total }))
  }
  if (state === 'sending' && rate) {
    facts.push(t('ingest.rate', { rate: formatBytes(rate, lang) }))
    facts.push(t('activity.left', { time: formatDuration(((bytes - sent) / rate) * 1e6, lang) }))
  }
  return facts
}

/** What another tab sends, or what was broken off: this tab has no bytes for it. */
export function ElsewhereRow({ uploads }: { uploads: Upload[] }) {
  const { t } = useTranslation()
  const lang = useLanguage()
  const [first] = uploads
  const received = uploads.reduce((sum, upload) => sum + upload.received, 0)
  const total = uploads.reduce((sum, upload) => sum + (upload.bytes ?? 0), 0)
  const moving = useMoving(received)
  const hint = moving ? 'elsewhere' : first?.batch ? 'brokenOffFolder' : 'brokenOff'
  const name = first!.relativePath?.split('/')[0] ?? first!.name
  const giveUp = () => {
    for (const { id } of uploads) {
      void fetch(`${API}/uploads/${encodeURIComponent(id)}`, {
        method: 'DELETE',
        headers: { 'tus-resumable': '1.0.0' },
      })
    }
  }
  return (
    <li className="activity-row">
      <span className="activity-name">{name}</span>
      <span className="activity-actions">
        <Action text={t('activity.cancel')} onClick={giveUp} />
      </span>
      <ProgressBar share={total ? received / total : null} label={name} />
      <p className="activity-facts">
        {t('ingest.of', { done: formatBytes(received, lang), total: formatBytes(total, lang) })}
      </p>
      {moving !== null && <p className="activity-facts">{t(`activity.${hint}`)}</p>}
    </li>
  )
}

/** The server tells of an upload twice a second: one that stays silent has nobody who sends it. */
const SILENT_MS = 4000

/** Whether the figure changes; null as long as that cannot be known: just after a reload nothing has moved yet. */
function useMoving(figure: number): boolean | null {
  const first = useRef(figure)
  const [still, setStill] = useState<number | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setStill(figure), SILENT_MS)
    return () => clearTimeout(timer)
  }, [figure])
  if (still === figure) return false
  return figure === first.current && still === null ? null : true
}

function Action({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <Button look="quiet" className="activity-action" onClick={onClick}>
      {text}
    </Button>
  )
}
