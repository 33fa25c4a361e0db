import type { TimeRange } from '@bundlescope/contract/view.ts'
import { useTranslation } from 'react-i18next'
import { formatDate, formatRange } from '../../../lib/time.ts'
import { IconButton } from '../../../ui/button.tsx'
import { KeyCaps } from '../../../ui/kbd.tsx'
import { isMoment, type Range } from './range.ts'
import { RangePin } from './range-pin.tsx'
import type { TimelineModel } from './use-timeline-model.ts'

type BreadcrumbsProps = {
  model: TimelineModel
  extent: Range
  trail: readonly TimeRange[]
  preview: Range | null
  onCancel: () => void
  onBack: () => void
  onForward: () => void
}

/** The ranges that led here, widest first; the one only looked at is marked as such. */
export function Breadcrumbs({ model, extent, trail, preview, onCancel, onBack, onForward }: BreadcrumbsProps) {
  const { t } = useTranslation('events')
  const oneDay = formatDate(extent.from, 'UTC') === formatDate(extent.to - 1, 'UTC')
  const years = formatDate(extent.from, 'UTC').slice(0, 4) !== formatDate(extent.to - 1, 'UTC').slice(0, 4)
  /** Without the day where there is only one: it stands in front. */
  const show = (range: Range) => formatRange(range.from, range.to, 'UTC', years).slice(oneDay ? 'MM-DD '.length : 0)
  return (
    <div className="crumbs">
      <nav aria-label={t('timeline.crumbs')} className="crumb-list">
        <Crumb
          text={`${t('timeline.all')} ${isMoment(extent) ? '' : formatRange(...wholeMinutes(extent), 'UTC', true)}`}
          current={!model.narrowed}
          onClick={() => model.backTo(-1)}
        />
        {trail.map((range, i) => (
          <Crumb key={`${range.from}-${range.to}`} text={show(range)} current={false} onClick={() => model.backTo(i)} />
        ))}
        {model.narrowed && <Crumb text={show(model.axis)} current onClick={() => undefined} />}
        {preview && (
          <span className="crumb crumb-preview">
            {show(preview)}
            <span className="crumb-badge">{t('timeline.preview')}</span>
          </span>
        )}
      </nav>
      {preview ? (
        <span className="crumb-actions">
          <RangePin range={preview} />
          <IconButton label={t('timeline.commit')} keys="Enter" look="plain" onClick={model.commitPreview}>
            <svg
              width="14"
              height="14"
              viewBox="0 0 14 14"
              aria-hidden="true"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.4"
            >
              <circle cx="6" cy="6" r="4.2" />
              <path d="M9.2 9.2 13 13M6 4v4M4 6h4" />
            </svg>
          </IconButton>
          <IconButton label={t('timeline.cancel')} keys="Escape" onClick={onCancel}>
            ×
          </IconButton>
        </span>
      ) : (
        <span className="crumb-actions">
          {!model.narrowed && <span className="crumb-hint">{t('timeline.hint')}</span>}
          <RangePin range={model.narrowed ? model.axis : null} />
          <IconButton label={t('timeline.back')} keys="[" onClick={onBack}>
            ‹
          </IconButton>
          <IconButton label={t('timeline.forward')} keys="]" onClick={onForward}>
            ›
          </IconButton>
        </span>
      )}
      {preview && (
        <span className="crumb-hint">
          <KeyCaps keys="Enter" /> {t('timeline.commitShort')} · <KeyCaps keys="Escape" /> {t('timeline.cancelShort')}
        </span>
      )}
    </div>
  )
}

/** To the minutes around a range: what a log's first and last line say to the second is noise here. */
function wholeMinutes({ from, to }: Range): [number, number] {
  const minute = 60_000_000
  return [Math.floor(from / minute) * minute, Math.ceil(to / minute) * minute]
}

function Crumb({ text, current, onClick }: { text: string; current: boolean; onClick: () => void }) {
  if (current) {
    return (
      <span className="crumb crumb-current" aria-current="step">
        {text}
      </span>
    )
  }
  return (
    <button type="button" className="crumb" onClick={onClick}>
      {text}
    </button>
  )
}
