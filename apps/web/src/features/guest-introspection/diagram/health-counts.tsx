import { HEALTHS } from '@bundlescope/contract/analysis.ts'
import { useTranslation } from 'react-i18next'
import type { Standing } from '../model/standing.ts'
import { HealthSign } from './health-sign.tsx'

/** `✓ 27 ok  ? 2 unknown`: those that occur. */
export function HealthCounts({ standings }: { standings: readonly Pick<Standing, 'health'>[] }) {
  const { t } = useTranslation('guestIntrospection')
  const counts = HEALTHS.map((health) => ({ health, count: standings.filter((each) => each.health === health).length }))
  return (
    <span className="gi-counts">
      {counts
        .filter(({ count }) => count > 0)
        .map(({ health, count }) => (
          <span key={health} className={`gi-word gi-${health}`}>
            <HealthSign health={health} size={12} /> {count} {t(`health.${health}`)}
          </span>
        ))}
    </span>
  )
}
