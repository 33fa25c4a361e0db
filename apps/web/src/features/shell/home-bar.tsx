import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useOnline } from '../../api/live.ts'
import { GoTo } from './go-to.tsx'
import { Preferences } from './preferences.tsx'
import { RedactedBadge } from './redacted-badge.tsx'
import './layout.css'

/** `account`: the menu of whoever is signed in. */
export function HomeBar({ account }: { account: ReactNode }) {
  const { t } = useTranslation()
  const online = useOnline()
  return (
    <header className="top-bar">
      <span className="brand">{t('app')}</span>
      <span className="place">
        {!online && (
          <span role="status" className="status-offline">
            {t('status.offline')}
          </span>
        )}
      </span>
      <RedactedBadge />
      <GoTo />
      {account}
      <Preferences />
    </header>
  )
}
