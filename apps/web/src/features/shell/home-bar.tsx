import { useTranslation } from 'react-i18next'
import { useOnline } from '../../api/live.ts'
import { GoTo } from './go-to.tsx'
import { Preferences } from './preferences.tsx'
import './layout.css'

export function HomeBar() {
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
      <GoTo />
      <Preferences />
    </header>
  )
}
