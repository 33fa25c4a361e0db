import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { PANELS, useView } from '../../investigation/use-view.ts'
import { useShortcuts } from '../../lib/keys.ts'

/** The panels of the investigation. The view goes along from one to the next. */
export function TabRow() {
  const { t } = useTranslation()
  const { href, open } = useView()
  useShortcuts(
    PANELS.map((panel, i) => ({
      keys: String(i + 1),
      scope: 'global' as const,
      description: `panel${i + 1}`,
      run: () => open(panel),
    })),
  )
  return (
    <nav className="tab-row" aria-label={t('panels')}>
      {PANELS.map((panel) => (
        <NavLink key={panel} className="tab" to={href(panel)}>
          {t(`panel.${panel}`)}
        </NavLink>
      ))}
    </nav>
  )
}
