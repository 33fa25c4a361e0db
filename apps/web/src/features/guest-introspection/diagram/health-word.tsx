import type { Health } from '@bundlescope/contract/analysis.ts'
import { useTranslation } from 'react-i18next'
import { HealthSign } from './health-sign.tsx'

/** `✕ failed`: sign and word in the health's colour. */
export function HealthWord({ health }: { health: Health }) {
  const { t } = useTranslation('guestIntrospection')
  return (
    <span className={`gi-word gi-${health}`}>
      <HealthSign health={health} size={14} /> {t(`health.${health}`)}
    </span>
  )
}
