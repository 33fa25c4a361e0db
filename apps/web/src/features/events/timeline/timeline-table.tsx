import type { Timeline } from '@bundlescope/contract/event.ts'
import { LEVELS } from '@bundlescope/contract/level.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../../lib/time.ts'

const ROWS = 24

/** The histogram as a table, for those who do not see it; neighbouring buckets are added up to a readable number of rows. */
export function TimelineTable({ timeline }: { timeline: Timeline }) {
  const { t } = useTranslation('events')
  const levels = LEVELS.toReversed().filter((level) => timeline.levels[level])
  const buckets = Math.max(0, ...levels.map((level) => timeline.levels[level]?.length ?? 0))
  const join = Math.max(1, Math.ceil(buckets / ROWS))
  const start = parseMicros(timeline.from) ?? 0
  const rows = Array.from({ length: Math.ceil(buckets / join) }, (_, i) => i * join)
  const sum = (counts: readonly number[] | undefined, from: number) =>
    (counts ?? []).slice(from, from + join).reduce((a, b) => a + b, 0)
  return (
    <table className="visually-hidden">
      <caption>{t('timeline.table')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column.time')}</th>
          {levels.map((level) => (
            <th key={level} scope="col">
              {t(`common:level.${level}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th scope="row">{formatDateTime(start + row * timeline.width, 'UTC')}</th>
            {levels.map((level) => (
              <td key={level}>{sum(timeline.levels[level], row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
