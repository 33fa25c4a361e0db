import type { Operation, OperationLane } from '@bundlescope/contract/analysis.ts'
import type { Micros } from '@bundlescope/contract/time.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLanguage } from '../../../i18n/use-language.ts'
import { usePlaces } from '../../../investigation/use-places.ts'
import { formatCount } from '../../../lib/number.ts'
import { formatDateTime, formatDuration } from '../../../lib/time.ts'
import { LevelBadge } from '../../../ui/level-badge.tsx'
import { partOf, searchAround, searchFor } from '../name-of.ts'
import { linesOf } from './lines-of.ts'

/** A longer operation is read in Events. */
const MOST_LINES = 400

type EventListProps = { operation: Operation; lanes: readonly OperationLane[]; from: Micros }

/** The events of the waterfall as text, in their order over all logs; each opens in Events among its operation. */
export function EventList({ operation, lanes, from }: EventListProps) {
  const { t } = useTranslation('operations')
  const lang = useLanguage()
  const places = usePlaces()
  const lines = useMemo(() => linesOf(lanes).slice(0, MOST_LINES), [lanes])
  const rest = lanes.reduce((sum, lane) => sum + lane.events, 0) - lines.length
  return (
    <>
      <table className="operation-lines">
        <caption className="visually-hidden">{t('lines')}</caption>
        <thead className="visually-hidden">
          <tr>
            {(['start', 'after', 'level', 'lane', 'part', 'line'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ event, time, level, text, lane }) => {
            const us = parseMicros(time) ?? from
            return (
              <tr key={event}>
                <td className="mono nowrap">{formatDateTime(us, 'UTC', 'milli').slice(11)}</td>
                <td className="operation-after soft">{us === from ? '' : `+${formatDuration(us - from, lang)}`}</td>
                <td>
                  <LevelBadge level={level} label={t(`common:level.${level}`, { defaultValue: level })} />
                </td>
                <td className="operation-log soft" title={[lane.sourceName, lane.host].filter(Boolean).join(' · ')}>
                  {lane.sourceName}
                </td>
                <td className="mono nowrap soft" title={lane.op}>
                  {lane.joined !== 'id' ? '≈' : partOf(lane.op, operation.id)}
                </td>
                <td className="operation-line mono">
                  <Link to={places.ofEvent(event, time, searchAround(lane, operation))}>{text}</Link>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {rest > 0 && (
        <p className="operation-rest">
          <Link to={places.ofSearch(searchFor(operation))}>
            {t('more', { count: rest, shown: formatCount(rest, lang) })}
          </Link>
        </p>
      )}
    </>
  )
}
