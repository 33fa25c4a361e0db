import type { Source } from '@bundlescope/contract/bundle.ts'
import type { ZoneChoice } from '@bundlescope/contract/endpoints.ts'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSetZones, zonesQuery } from '../../api/choices.ts'
import { filesQuery } from '../../api/queries.ts'
import { useServerText } from '../../i18n/use-server-text.ts'
import { localZone } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { notify } from '../../ui/toast.tsx'
import { readZone, zoneFacts, zones } from './zone-facts.ts'
import './zone.css'

type ZoneDialogProps = { investigation: string; source: Source; onClose: () => void }

/** In which zone stamps without one are read, on what that rests, and another choice: at once, and to be taken back. */
export function ZoneDialog({ investigation, source, onClose }: ZoneDialogProps) {
  const { t } = useTranslation('zone')
  const say = useServerText()
  const id = useId()
  const { data: files = [] } = useQuery(filesQuery(investigation))
  const { data: choices = [] } = useQuery(zonesQuery(investigation))
  const set = useSetZones(investigation)
  const [ofHost, setOfHost] = useState(false)
  const [text, setText] = useState('')
  const { said, open } = zoneFacts(source, files)
  const target = ofHost && source.host !== null ? { host: source.host } : { source: source.id }
  const whose = 'host' in target ? target.host : source.name
  const chosen = choices.find((choice) => choice.source === target.source && choice.host === target.host)
  const zone = readZone(text)

  const apply = async (next: string | null) => {
    const before: ZoneChoice = { ...target, zone: chosen?.zone ?? null }
    try {
      await set.mutateAsync([{ ...target, zone: next }])
      const undo = () => void set.mutateAsync([before]).then(() => notify(t('undone', { whose })))
      notify(t(next === null ? 'reset' : 'done', { whose, zone: next ?? '' }), undefined, 'info', {
        text: t('undo'),
        run: undo,
      })
      onClose()
    } catch (error) {
      notify(t('common:problem.title'), error instanceof Error ? say(error.message) : undefined, 'error')
    }
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('title', { name: source.name })}
      actions={
        <>
          {chosen && <Button onClick={() => void apply(null)}>{t('asBundle')}</Button>}
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button
            look="primary"
            disabled={!open || zone === undefined || set.isPending}
            onClick={() => void apply(zone ?? null)}
          >
            {t('apply')}
          </Button>
        </>
      }
    >
      <div className="zone">
        <p>{said.length ? t('now', { zones: said.map(say).join(' · ') }) : t('nowUnknown')}</p>
        {open ? (
          <>
            <label htmlFor={`${id}-zone`}>{t('other')}</label>
            <input
              id={`${id}-zone`}
              type="text"
              list={`${id}-zones`}
              className="zone-field"
              placeholder="+09:00, Asia/Tokyo"
              value={text}
              autoComplete="off"
              aria-invalid={text !== '' && zone === undefined}
              aria-describedby={`${id}-means`}
              onChange={(event) => setText(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.nativeEvent.isComposing && zone !== undefined) void apply(zone)
              }}
            />
            <datalist id={`${id}-zones`}>
              {[localZone(), 'UTC', ...zones()].map((each, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the browser's own zone stands twice
                <option key={`${each} ${i}`} value={each} />
              ))}
            </datalist>
            {source.host !== null && (
              <label className="zone-host">
                <input type="checkbox" checked={ofHost} onChange={(event) => setOfHost(event.currentTarget.checked)} />
                {t('wholeHost', { host: source.host })}
              </label>
            )}
            <p id={`${id}-means`} className="soft" role="status">
              {text === '' ? t('hint') : zone === undefined ? t('noZone') : t('means', { whose, zone })}
            </p>
          </>
        ) : (
          <p className="soft">{t('allZoned')}</p>
        )}
      </div>
    </Dialog>
  )
}
