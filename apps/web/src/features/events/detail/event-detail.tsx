import type { EventDetail as Detail, EventRow } from '@bundlescope/contract/event.ts'
import { useQuery } from '@tanstack/react-query'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { eventQuery } from '../../../api/queries.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useServerText } from '../../../i18n/use-server-text.ts'
import { formatDateTime, formatDuration, zoneName } from '../../../lib/time.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { LevelBadge } from '../../../ui/level-badge.tsx'
import { Skeleton } from '../../../ui/state.tsx'
import type { Actions } from '../model/use-actions.ts'
import { useSettled } from '../model/use-settled.ts'
import { MarkedText } from '../table/marked-text.tsx'
import { microsOf } from '../table/order.ts'
import type { Wanted } from '../text/hits.ts'
import { CopyButton } from './copy-button.tsx'
import { Mentioned } from './mentioned.tsx'
import { OperationField } from './operation-field.tsx'
import { PathField } from './path-field.tsx'
import { PatternField } from './pattern-field.tsx'
import { PinButtons } from './pin-buttons.tsx'
import './detail.css'

type EventDetailProps = {
  investigation: string
  id: string | null
  /** The row as the table has it: shown at once, while the rest is on its way. */
  row: EventRow | undefined
  zone: string
  /** The line that distances are counted from. */
  reference: EventRow | null
  wanted: Wanted
  actions: Actions
  onMark: (event: EventRow) => void
}

/** Everything known of one line, the text itself as it stood in the file. */
export const EventDetail = memo(function EventDetail(props: EventDetailProps) {
  const { investigation, id, row, wanted, actions } = props
  const { t } = useTranslation('events')
  const rested = useSettled(id, 80)
  const { data, error, refetch } = useQuery({ ...eventQuery(investigation, rested ?? ''), enabled: rested !== null })
  if (id === null) return <p className="detail-hint">{t('detail.none')}</p>
  const detail = data?.event.id === id ? data : undefined
  const event = detail?.event ?? row
  if (!event) {
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />
  }
  return (
    <div className="detail">
      <h2 className="panel-title">{t('detail.title')}</h2>
      <Fields {...props} event={event} />
      <Original event={event} detail={detail} wanted={wanted} onEntity={actions.search} />
      <Mentioned text={detail?.original ?? event.message} time={event.time} onSearch={actions.search} />
      <PatternField
        event={event}
        text={detail?.patternText}
        onNarrow={actions.narrow}
        onExclude={(term) => actions.narrow(`-${term}`)}
      />
      {detail && <Provenance detail={detail} />}
    </div>
  )
})

type FieldsProps = EventDetailProps & { event: EventRow }

function Fields({ event, zone, reference, actions, onMark, investigation }: FieldsProps) {
  const { t } = useTranslation('events')
  const time = microsOf(event)
  return (
    <>
      <dl className="detail-fields">
        <Field name={t('detail.time')}>
          <time className="detail-time" dateTime={event.time}>
            {formatDateTime(time, 'UTC', time % 1000 ? 'micro' : 'milli')} UTC
          </time>
          {zone !== 'UTC' && (
            <div className="soft">
              {formatDateTime(time, zone, 'milli')} {zoneName(time, zone)}
            </div>
          )}
          <Distance event={event} reference={reference} />
        </Field>
        <Field name={t('column.level')}>
          <LevelBadge level={event.level} /> {t(`common:level.${event.level}`)}
        </Field>
        <Field name={t('column.source')}>
          {event.sourceName}
          {event.host && <span className="soft"> · {event.host}</span>}
        </Field>
        <PathField event={event} investigation={investigation} />
        {(['program', 'thread', 'component'] as const).map(
          (name) =>
            event[name] && (
              <Field key={name} name={t(`column.${name}`)}>
                <code>{event[name]}</code>
              </Field>
            ),
        )}
        {event.op && (
          <OperationField investigation={investigation} op={event.op} onPivot={() => actions.pivot(event)} />
        )}
      </dl>
      <div className="detail-actions">
        <Button onClick={actions.toggleContext} aria-keyshortcuts="c">
          {t('detail.context')}
        </Button>
        <PinButtons event={event} actions={actions} />
        <Button onClick={actions.copyLink} aria-keyshortcuts=".">
          {t('detail.copyLink')}
        </Button>
        <Button onClick={() => onMark(event)} aria-pressed={reference?.id === event.id}>
          {t(reference?.id === event.id ? 'detail.unmark' : 'detail.mark')}
        </Button>
      </div>
    </>
  )
}

function Field({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Distance({ event, reference }: { event: EventRow; reference: EventRow | null }) {
  const { t } = useTranslation('events')
  const lang = useLanguage()
  if (!reference || reference.id === event.id) return null
  const by = microsOf(event) - microsOf(reference)
  const duration = formatDuration(Math.abs(by), lang)
  return <div className="soft">{t(by >= 0 ? 'detail.after' : 'detail.before', { duration })}</div>
}

type OriginalProps = { event: EventRow; detail: Detail | undefined; wanted: Wanted; onEntity: (term: string) => void }

function Original({ event, detail, wanted, onEntity }: OriginalProps) {
  const { t } = useTranslation('events')
  const text = (detail?.original ?? event.message).replace(/\r?\n$/, '')
  return (
    <section>
      <h3 className="panel-title">
        {t('detail.original')}
        <CopyButton text={text} label={t('detail.copyText')} />
      </h3>
      <pre className="original" aria-busy={!detail}>
        <MarkedText text={text} wanted={wanted} onEntity={onEntity} />
      </pre>
      {detail?.originalCut && <p className="soft">{t('detail.cut')}</p>}
    </section>
  )
}

function Provenance({ detail }: { detail: Detail }) {
  const { t } = useTranslation('events')
  const say = useServerText()
  return (
    <dl className="detail-fields soft">
      {detail.format && <Field name={t('detail.format')}>{detail.format}</Field>}
      {detail.timeZone && <Field name={t('detail.zone')}>{say(detail.timeZone)}</Field>}
      <Field name={t('detail.bytes')}>
        {detail.byteFrom}–{detail.byteTo}
      </Field>
      <Field name={t('detail.lines')}>{detail.event.lines}</Field>
    </dl>
  )
}
