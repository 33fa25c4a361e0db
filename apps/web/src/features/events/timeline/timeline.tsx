import { LEVELS } from '@bundlescope/contract/level.ts'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../i18n/use-language.ts'
import { setHoveredTime } from '../../../investigation/instant.ts'
import { formatCount } from '../../../lib/number.ts'
import { formatTime, zoneName, zoneOffset } from '../../../lib/time.ts'
import { LEVEL_LETTER } from '../../../ui/level-badge.tsx'
import { useShownTheme } from '../../../ui/theme.ts'
import { bars } from './bars.ts'
import { bucketAt } from './bucket-at.ts'
import { drawBars } from './draw.ts'
import { MarkLane } from './mark-lane.tsx'
import type { TimelineMark } from './marks.ts'
import { isMoment, type Range, xOf } from './range.ts'
import { ticks } from './ticks.ts'
import { onTimelineKey } from './timeline-keys.ts'
import { TimelineTable } from './timeline-table.tsx'
import { useGestures } from './use-gestures.ts'
import type { TimelineModel } from './use-timeline-model.ts'
import './timeline.css'

const HEIGHT = 84
/** Pixels between two labels of the axis. */
const SPACING = 92

type TimelineProps = {
  model: TimelineModel
  box: { ref: RefObject<HTMLDivElement | null>; width: number }
  preview: Range | null
  setPreview: (range: Range | null) => void
  /** Time of the selected event. */
  marker: number | null
  zone: string
  marks: readonly TimelineMark[]
  onPoint: (time: number) => void
}

export function Timeline({ model, box, preview, setPreview, marker, zone, marks, onPoint }: TimelineProps) {
  const { t } = useTranslation('events')
  const { axis, data } = model
  const { width } = box
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useShownTheme()
  const pieces = useMemo(() => (data && width > 0 ? bars(data, axis, width, HEIGHT) : []), [data, axis, width])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme decides the colours that are read while drawing
  useEffect(() => {
    if (canvas.current && width > 0) drawBars(canvas.current, pieces, width, HEIGHT)
  }, [pieces, width, theme])

  const [hovered, setHovered] = useState<number | null>(null)
  const onHover = (under: number | null) => {
    const time = isMoment(axis) ? null : under
    setHovered(time)
    setHoveredTime(time)
  }
  useEffect(() => () => setHoveredTime(null), [])
  const gestures = useGestures({ ref: box.ref, model, onHover, onPreview: setPreview, onPoint })
  const inside = (time: number) => time >= axis.from && time <= axis.to

  return (
    <section className="timeline" aria-label={t('timeline.title')}>
      <MarkLane marks={marks} axis={axis} width={width} onPoint={onPoint} />
      <div
        ref={box.ref}
        role="application"
        className="timeline-box"
        style={{ height: HEIGHT }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys told in its description
        tabIndex={0}
        aria-label={t('timeline.chart')}
        aria-describedby="timeline-keys"
        onKeyDown={(event) => onTimelineKey(event, model, preview, setPreview)}
        {...gestures}
      >
        <canvas ref={canvas} style={{ width, height: HEIGHT }} />
        {model.failed && <p className="timeline-failed soft">{t('timeline.failed')}</p>}
        {preview && <Shade range={preview} axis={axis} width={width} />}
        {hovered !== null && <span className="timeline-hover" style={{ left: xOf(hovered, axis, width) }} />}
        {marker !== null && inside(marker) && (
          <span className="timeline-marker" style={{ left: xOf(marker, axis, width) }} title={t('timeline.selected')} />
        )}
        {hovered !== null && data && (
          <Readout model={model} time={hovered} right={xOf(hovered, axis, width) < width / 2} />
        )}
      </div>
      <Axis axis={axis} width={width} zone="UTC" />
      {zone !== 'UTC' && <Axis axis={axis} width={width} zone={zone} />}
      <p id="timeline-keys" className="visually-hidden">
        {t('timeline.keys')}
      </p>
      {data && <TimelineTable timeline={data} />}
    </section>
  )
}

function Shade({ range, axis, width }: { range: Range; axis: Range; width: number }) {
  const left = Math.max(0, xOf(range.from, axis, width))
  const right = Math.min(width, xOf(range.to, axis, width))
  return <span className="timeline-shade" style={{ left, width: Math.max(1, right - left) }} />
}

function Axis({ axis, width, zone }: { axis: Range; width: number; zone: string }) {
  if (isMoment(axis)) return <div className="timeline-axis" />
  const marks = ticks(axis, width, SPACING, zoneOffset(axis.from, zone))
  return (
    <div className="timeline-axis" aria-hidden="true">
      {marks
        .filter(({ time }) => xOf(time, axis, width) < width - 60)
        .map(({ time, label }) => (
          <span key={time} style={{ left: xOf(time, axis, width) }}>
            {label}
          </span>
        ))}
      <span className="timeline-zone">{zoneName(axis.from, zone)}</span>
    </div>
  )
}

/** What lies under the pointer: the bucket's time and its counts by level. */
function Readout({ model, time, right }: { model: TimelineModel; time: number; right: boolean }) {
  const lang = useLanguage()
  const bucket = model.data && bucketAt(model.data, time)
  if (!bucket) return null
  const precision = bucket.to - bucket.from < 1_000_000 ? 'milli' : 'second'
  return (
    <div className={right ? 'timeline-readout timeline-readout-right' : 'timeline-readout'}>
      {formatTime(bucket.from, 'UTC', precision)} – {formatTime(bucket.to, 'UTC', precision)}
      {LEVELS.toReversed().map((level) =>
        bucket.counts[level] ? (
          <span key={level}>
            <span className={`level-badge level-${level}`}>{LEVEL_LETTER[level]}</span>{' '}
            {formatCount(bucket.counts[level], lang)}
          </span>
        ) : null,
      )}
    </div>
  )
}
