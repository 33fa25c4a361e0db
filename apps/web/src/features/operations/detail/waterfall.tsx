import type { Operation, OperationLane } from '@bundlescope/contract/analysis.ts'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../i18n/use-language.ts'
import { formatDateTime, formatDuration } from '../../../lib/time.ts'
import { Button } from '../../../ui/button.tsx'
import { type Clock, clockOf, shareOf } from './clock.ts'
import { EventList } from './event-list.tsx'
import { LaneRow } from './lane-row.tsx'

/** Background work has families of hundreds of lanes: the rest comes when it is asked for. */
const MOST_LANES = 60

/**
 * A lane for each part of the operation in each log, on one clock; marks are events, a click opens them. The arrow keys
 * walk from mark to mark in time. The lines of all marks stand below as text.
 */
export function Waterfall({ operation, lanes }: { operation: Operation; lanes: readonly OperationLane[] }) {
  const { t } = useTranslation('operations')
  const sorted = useMemo(
    () => lanes.toSorted((a, b) => a.start.localeCompare(b.start) || a.end.localeCompare(b.end)),
    [lanes],
  )
  const clock = useMemo(() => clockOf(sorted), [sorted])
  const [all, setAll] = useState(false)
  const shown = all ? sorted : sorted.slice(0, MOST_LANES)
  const chart = useRef<HTMLTableElement>(null)
  if (sorted.length === 0) return <p className="soft operation-nolanes">{t('noLanes')}</p>

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step === undefined || !chart.current) return
    const marks = [...chart.current.querySelectorAll<HTMLElement>('[data-time]')].sort(
      (a, b) => Number(a.dataset.time) - Number(b.dataset.time),
    )
    const next = marks[marks.indexOf(document.activeElement as HTMLElement) + step]
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  return (
    <>
      <table ref={chart} className="waterfall" onKeyDown={onKeyDown}>
        <caption className="visually-hidden">{t('waterfall')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column.lane')}</th>
            <th scope="col">{t('column.part')}</th>
            <th scope="col" className="number">
              {t('column.duration')}
            </th>
            <th scope="col" className="waterfall-clock">
              <Ticks clock={clock} />
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((lane) => (
            <LaneRow key={`${lane.source}/${lane.op}/${lane.joined}`} lane={lane} operation={operation} clock={clock} />
          ))}
        </tbody>
      </table>
      {shown.length < sorted.length && (
        <p className="operation-rest">
          <Button onClick={() => setAll(true)}>{t('allLanes', { count: sorted.length })}</Button>
        </p>
      )}
      <EventList operation={operation} lanes={sorted} from={clock.from} />
    </>
  )
}

function Ticks({ clock }: { clock: Clock }) {
  const { t } = useTranslation('operations')
  const lang = useLanguage()
  return (
    <span className="waterfall-ticks">
      <span className="visually-hidden">{t('column.bar')}</span>
      {clock.ticks.map((us, i) => (
        <span
          key={us}
          className={shareOf(clock, us) > 0.94 ? 'waterfall-tick waterfall-tick-last' : 'waterfall-tick'}
          style={{ left: `${shareOf(clock, us) * 100}%` }}
        >
          {i === 0 ? formatDateTime(us, 'UTC', 'milli').slice(11) : `+${formatDuration(us - clock.from, lang)}`}
        </span>
      ))}
    </span>
  )
}
