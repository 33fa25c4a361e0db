import type { Micros } from '@bundlescope/contract/time.ts'
import { type PointerEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import { setHoveredTime } from '../../investigation/instant.ts'
import { useView } from '../../investigation/use-view.ts'
import { formatCount } from '../../lib/number.ts'
import { formatDate, formatDateTime, formatDuration, formatRange, formatTime } from '../../lib/time.ts'
import { axisTicks, cellAt, cellRange, type Lane, rangeAround, type Strip, shareOf } from './coverage.ts'
import { LaneCanvas } from './lane-canvas.tsx'
import { LevelCounts } from './level-counts.tsx'

const TICKS = 8

/** A strip a source over the whole span: how dense it is, where errors are, where it is silent. */
export function CoverageChart({ strip }: { strip: Strip }) {
  const { t } = useTranslation('overview')
  const [hover, setHover] = useState<{ lane: Lane; cell: number } | null>(null)
  const leave = () => {
    setHover(null)
    setHoveredTime(null)
  }
  return (
    <div className="coverage" onPointerLeave={leave}>
      <div className="coverage-row coverage-axis" aria-hidden="true">
        <span />
        <Axis strip={strip} />
        <span className="coverage-readout">{hover && <Readout strip={strip} {...hover} />}</span>
      </div>
      {strip.groups.map(({ host, lanes }) => (
        <div key={host} className="coverage-group">
          <h3 className="coverage-host">{host ?? t('noHost')}</h3>
          {lanes.map((lane) => (
            <LaneRow
              key={lane.source.id}
              strip={strip}
              lane={lane}
              marked={hover?.cell ?? null}
              onHover={(cell) => setHover({ lane, cell })}
            />
          ))}
        </div>
      ))}
      <Legend />
    </div>
  )
}

type LaneRowProps = { strip: Strip; lane: Lane; marked: number | null; onHover: (cell: number) => void }

function LaneRow({ strip, lane, marked, onHover }: LaneRowProps) {
  const { t } = useTranslation('overview')
  const lang = useLanguage()
  const { open } = useView()
  const { id, name, events } = lane.source
  const cellOf = (event: PointerEvent) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return cellAt(strip, (event.clientX - left) / width)
  }
  const onMove = (event: PointerEvent) => {
    const cell = cellOf(event)
    onHover(cell)
    setHoveredTime(cellRange(strip, cell).from)
  }
  return (
    <div className="coverage-row">
      <button
        type="button"
        className="coverage-name"
        title={t('openSource', { name })}
        onClick={() => open('events', { source: [id], from: null, to: null, trail: [] })}
      >
        {name}
      </button>
      {/* a pointer's shortcut to what the names, the levels and the table offer to all */}
      <div
        className="coverage-strip"
        aria-hidden="true"
        onPointerMove={onMove}
        onPointerUp={(event) => open('events', { source: [id], trail: [], ...rangeAround(strip, cellOf(event)) })}
      >
        <LaneCanvas strip={strip} lane={lane} />
        <Collected strip={strip} lane={lane} />
        {marked !== null && (
          <span className="coverage-mark" style={{ left: `${((marked + 0.5) / strip.cells) * 100}%` }} />
        )}
      </div>
      <span className="coverage-counts">
        <LevelCounts source={lane.source} />
        <span className="coverage-events">{formatCount(events, lang)}</span>
      </span>
    </div>
  )
}

/** A thin mark where the bundle was collected: what comes later can be in no log of it. */
function Collected({ strip, lane: { collected } }: { strip: Strip; lane: Lane }) {
  const { t } = useTranslation('overview')
  const share = collected === null ? null : shareOf(strip, collected)
  if (collected === null || share === null) return null
  const time = formatDateTime(collected, 'UTC')
  return <span className="coverage-collected" style={{ left: `${share * 100}%` }} title={t('collectedAt', { time })} />
}

function Axis({ strip }: { strip: Strip }) {
  const span = strip.to - strip.from
  // the last piece of the axis has no room for a label
  const ticks = axisTicks(strip.from, strip.to, TICKS).filter((us) => us < strip.to - span / 20)
  return (
    <span className="coverage-ticks">
      {ticks.map((us, i) => {
        const newDay = i === 0 || formatDate(us, 'UTC') !== formatDate(ticks[i - 1]!, 'UTC')
        const time = formatTime(us, 'UTC', 'minute')
        return (
          <span key={us} style={{ left: `${((us - strip.from) / span) * 100}%` }}>
            {newDay ? `${dayLabel(us, ticks[i - 1], ticks)}${time === '00:00' ? '' : ` ${time}`}` : time}
          </span>
        )
      })}
    </span>
  )
}

function Readout({ strip, lane, cell }: { strip: Strip; lane: Lane; cell: number }) {
  const { t } = useTranslation('overview')
  const lang = useLanguage()
  const { from, to } = cellRange(strip, cell)
  const count = lane.counts[cell] ?? 0
  const errors = lane.errors[cell] ?? 0
  const range = formatRange(from, to, 'UTC')
  const gap = lane.gaps.find((each) => each.from < to && each.to > from)
  if (count === 0) {
    const none = t('cellNone', { range })
    return gap
      ? `${none} · ${t(gap.lost ? 'inLoss' : 'inGap', { time: formatDuration(gap.to - gap.from, lang) })}`
      : none
  }
  const events = t('common:events', { count, shown: formatCount(count, lang) })
  const text = t('cell', { range, events })
  return errors ? `${text} · ${t('cellErrors', { count: errors, shown: formatCount(errors, lang) })}` : text
}

function Legend() {
  const { t } = useTranslation('overview')
  return (
    <p className="coverage-legend" aria-hidden="true">
      {(['Some', 'Many', 'Error', 'Gap', 'Lost', 'None', 'Collected'] as const).map((what) => (
        <span key={what}>
          <i className={`legend-${what.toLowerCase()}`} /> {t(`legend${what}`)}
        </span>
      ))}
    </p>
  )
}

/** The day of a tick; with its year where the axis spans years and this tick begins one. */
function dayLabel(us: Micros, before: Micros | undefined, ticks: readonly Micros[]): string {
  const day = formatDate(us, 'UTC')
  const year = (at: Micros | undefined) => (at === undefined ? '' : formatDate(at, 'UTC').slice(0, 4))
  const spansYears = year(ticks[0]) !== year(ticks.at(-1))
  return spansYears && year(before) !== day.slice(0, 4) ? day : day.slice(5)
}
