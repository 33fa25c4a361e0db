import type { Operation, OperationLane } from '@bundlescope/contract/analysis.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLanguage } from '../../../i18n/use-language.ts'
import { setHoveredTime } from '../../../investigation/instant.ts'
import { usePlaces } from '../../../investigation/use-places.ts'
import { formatShare } from '../../../lib/number.ts'
import { formatDateTime, formatDuration } from '../../../lib/time.ts'
import { partOf, searchAround } from '../name-of.ts'
import { barOf, type Clock, shareOf } from './clock.ts'

type LaneRowProps = { lane: OperationLane; operation: Operation; clock: Clock }

export function LaneRow({ lane, operation, clock }: LaneRowProps) {
  const { t } = useTranslation('operations')
  const lang = useLanguage()
  const { op, sourceName, host, start, end, events, errors, joined, confidence, marks } = lane
  const { left, width } = barOf(clock, lane)
  const span = (parseMicros(end) ?? 0) - (parseMicros(start) ?? 0)
  const sure = { share: formatShare(confidence, 1, lang) }
  const look = ['waterfall-bar', errors > 0 && 'waterfall-bar-error', joined !== 'id' && 'waterfall-bar-joined']
  return (
    <tr>
      <th scope="row" className="waterfall-lane" title={[sourceName, host].filter(Boolean).join(' · ')}>
        {sourceName} {host && <span className="soft">{host}</span>}
      </th>
      <td className="waterfall-part mono" title={op}>
        {joined !== 'id' ? (
          <span className="tag" title={t(joined === 'thread' ? 'joinedHint' : 'besideHint', sure)}>
            ≈ {t(joined === 'thread' ? 'joined' : 'beside', sure)}
          </span>
        ) : (
          partOf(op, operation.id) || t('self')
        )}
      </td>
      <td className="number">{span > 0 && formatDuration(span, lang)}</td>
      <td className="waterfall-clock">
        <span className="visually-hidden">
          {t('laneText', { start: timeOf(start), end: timeOf(end), events, errors })}
        </span>
        <span className="waterfall-track">
          <span
            className={look.filter(Boolean).join(' ')}
            style={{ left: `${left}%`, width: `${width}%` }}
            title={t('laneText', { start: timeOf(start), end: timeOf(end), events, errors })}
          />
          {marks.map((mark, i) => (
            <Mark
              key={mark.event}
              mark={mark}
              clock={clock}
              reachable={i === 0}
              search={searchAround(lane, operation)}
            />
          ))}
        </span>
      </td>
    </tr>
  )
}

type MarkProps = { mark: OperationLane['marks'][number]; clock: Clock; reachable: boolean; search: string }

/** An event on its lane. The Tab key stops at the first of each lane, arrow keys reach the others. */
function Mark({ mark, clock, reachable, search }: MarkProps) {
  const { t } = useTranslation('operations')
  const lang = useLanguage()
  const places = usePlaces()
  const { event, time, level, text } = mark
  const us = parseMicros(time) ?? clock.from
  const label = `${timeOf(time)} (+${formatDuration(us - clock.from, lang)}) ${t(`common:level.${level}`, { defaultValue: level })}: ${text}`
  return (
    <Link
      to={places.ofEvent(event, time, search)}
      className={`waterfall-mark waterfall-mark-${level}`}
      style={{ left: `${shareOf(clock, us) * 100}%` }}
      tabIndex={reachable ? 0 : -1}
      data-time={us}
      title={label}
      aria-label={label}
      onMouseEnter={() => setHoveredTime(us)}
      onMouseLeave={() => setHoveredTime(null)}
    />
  )
}

/** `09:20:50.946` */
function timeOf(iso: string): string {
  const us = parseMicros(iso)
  return us === undefined ? iso : formatDateTime(us, 'UTC', 'milli').slice(11)
}
