import { HEALTHS } from '@bundlescope/contract/analysis.ts'
import { useTranslation } from 'react-i18next'
import { HealthWord } from './health-word.tsx'
import { DASHES } from './signs.ts'

/** What signs and lines mean. */
export function Legend() {
  const { t } = useTranslation('guestIntrospection')
  return (
    <ul className="gi-legend" aria-label={t('legend')}>
      {HEALTHS.map((health) => (
        <li key={health}>
          <svg width="26" height="4" aria-hidden="true" className={`gi-line gi-${health}`}>
            <path d="M0 2H26" strokeDasharray={DASHES[health]} />
          </svg>
          <HealthWord health={health} />
        </li>
      ))}
    </ul>
  )
}
