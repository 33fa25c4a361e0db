import type { Finding } from '@bundlescope/contract/analysis.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useView } from '../../../investigation/use-view.ts'
import { formatDateTime, formatRange, zoneName } from '../../../lib/time.ts'

/** A minute before and after: a moment is read with what stands around it. */
const AROUND = 60_000_000

/** When it happened, in UTC and the second zone; opens that stretch of time in Events. */
export function When({ finding: { from, to } }: { finding: Pick<Finding, 'from' | 'to'> }) {
  const { t } = useTranslation('findings')
  const { view, href } = useView()
  const start = from === null ? undefined : parseMicros(from)
  const end = to === null ? undefined : parseMicros(to)
  if (start === undefined) return null
  const range = (zone: string) =>
    end !== undefined && end > start
      ? formatRange(start, end, zone, zone === 'UTC')
      : formatDateTime(start, zone, 'milli')
  const window = { from: start - AROUND, to: (end ?? start) + AROUND }
  return (
    <Link to={href('events', { ...window, trail: [], event: null })} title={t('whenHint')}>
      {range('UTC')} UTC
      {view.tz !== 'UTC' && (
        <span className="soft">
          {' '}
          · {range(view.tz)} {zoneName(start, view.tz)}
        </span>
      )}
    </Link>
  )
}
