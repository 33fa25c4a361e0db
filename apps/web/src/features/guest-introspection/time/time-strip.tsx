import type { Micros } from '@bundlescope/contract/time.ts'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { setSelectedTime } from '../../../investigation/instant.ts'
import { useView } from '../../../investigation/use-view.ts'
import { formatDateTime, zoneName } from '../../../lib/time.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { MachineName } from '../diagram/machine-name.tsx'
import { usePartName } from '../diagram/names.ts'
import type { Part } from '../model/standing.ts'
import { changeBeside, placeOn, type Span } from './span.ts'
import { Track } from './track.tsx'
import './time.css'

/** Steps of the cursor by keys over the whole span. */
const STEPS = 400
/** Of a row and of all of them, in pixels, as the style sheet has them. */
const ROW = 24
const MOST_HEIGHT = 112

type TimeStripProps = {
  span: Span
  /** Those whose health changed. */
  parts: readonly Part[]
  changes: readonly Micros[]
  onOpen: (id: string) => void
}

/** When health changed, and a cursor: the diagram shows how it was then. At its end stands the collection. */
export function TimeStrip({ span, parts, changes, onOpen }: TimeStripProps) {
  const { t } = useTranslation('guestIntrospection')
  const { view, commit, replace } = useView()
  const nameOf = usePartName()
  const at = view.giAt
  useEffect(() => {
    setSelectedTime(at)
    return () => setSelectedTime(null)
  }, [at])
  const step = Math.max(1, Math.round((span.to - span.from) / STEPS))
  const before = changeBeside(changes, at, -1)
  const after = changeBeside(changes, at, 1)
  const said = at === null ? t('atCollection') : `${formatDateTime(at, 'UTC', 'milli')} UTC`
  return (
    <section className="gi-time" aria-label={t('time')}>
      <header className="gi-time-head">
        <span>
          {t('stateAt')} <b>{said}</b>
          {at !== null && view.tz !== 'UTC' && (
            <span className="soft">
              {' '}
              · {formatDateTime(at, view.tz, 'milli')} {zoneName(at, view.tz)}
            </span>
          )}
        </span>
        <span className="gi-time-steps">
          <IconButton
            label={t('changeBefore')}
            disabled={before === undefined}
            onClick={() => before !== undefined && commit({ giAt: before })}
          >
            ◀
          </IconButton>
          <IconButton
            label={t('changeAfter')}
            disabled={after === undefined}
            onClick={() => after !== undefined && commit({ giAt: after })}
          >
            ▶
          </IconButton>
          <Button look="quiet" disabled={at === null} onClick={() => commit({ giAt: null })}>
            {t('toCollection')}
          </Button>
        </span>
      </header>
      <div className="gi-time-rows">
        {parts.map((part) => {
          const { title, of } = nameOf(part)
          return (
            <div key={part.id} className="gi-time-row">
              <button type="button" className="gi-time-name" title={`${title} ${of}`} onClick={() => onOpen(part.id)}>
                <span>{title}</span>
                <span className="soft">
                  <MachineName name={of} />
                </span>
              </button>
              <Track part={part} span={span} />
            </div>
          )
        })}
        {parts.length === 0 && <p className="gi-time-none soft">{t('noChange')}</p>}
      </div>
      <div className="gi-cursor">
        <input
          type="range"
          aria-label={t('cursor')}
          aria-valuetext={said}
          min={span.from}
          max={span.to}
          step={step}
          value={at ?? span.to}
          onChange={(event) => replace({ giAt: Number(event.currentTarget.value) })}
        />
        {at !== null && (
          <span
            className="gi-cursor-line"
            style={{ left: `${placeOn(span, at, null).left}%`, height: Math.min(MOST_HEIGHT, parts.length * ROW) }}
          />
        )}
        <span className="gi-cursor-end gi-cursor-from">{formatDateTime(span.from, 'UTC')}</span>
        <span className="gi-cursor-end gi-cursor-to">{formatDateTime(span.to, 'UTC')} UTC</span>
      </div>
    </section>
  )
}
