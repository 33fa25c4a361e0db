import { useTranslation } from 'react-i18next'
import { useRedacted } from '../../api/redaction.ts'
import { useSwitchRedaction } from './use-switch-redaction.ts'

/** Says on every page that names are hidden; pressed, it shows them again. */
export function RedactedBadge() {
  const { t } = useTranslation()
  const { on, forced } = useRedacted()
  const change = useSwitchRedaction()
  if (!on) return null
  if (forced) {
    return (
      <span className="redacted-badge" title={t('redacted.byLink')}>
        {t('redacted.badge')}
      </span>
    )
  }
  return (
    <button type="button" className="redacted-badge" title={t('redacted.off')} onClick={() => change(false)}>
      {t('redacted.badge')} <span aria-hidden="true">×</span>
      <span className="visually-hidden">{t('redacted.off')}</span>
    </button>
  )
}
