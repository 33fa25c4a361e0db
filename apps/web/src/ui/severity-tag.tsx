import type { Severity } from '@bundlescope/contract/analysis.ts'
import { useTranslation } from 'react-i18next'
import './severity-tag.css'

/** The word goes with the colour, so that the severity never hangs on colour alone. */
export function SeverityTag({ severity }: { severity: Severity }) {
  const { t } = useTranslation()
  return <span className={`severity severity-${severity}`}>{t(`severity.${severity}`)}</span>
}
