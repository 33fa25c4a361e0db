import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { analysisQuery } from '../../api/analysis.ts'
import { pinsQuery } from '../../api/case.ts'
import { PANELS, type Panel, useView } from '../../investigation/use-view.ts'
import { useShortcuts } from '../../lib/keys.ts'

/** The panels of the investigation. The view goes along from one to the next. */
export function TabRow() {
  const { t } = useTranslation()
  const { href, open } = useView()
  const counts = useCounts()
  useShortcuts(
    PANELS.map((panel, i) => ({
      keys: String(i + 1),
      scope: 'global' as const,
      description: `panel.${panel}`,
      run: () => open(panel),
    })),
  )
  return (
    <nav className="tab-row" aria-label={t('panels')}>
      {PANELS.map((panel) => (
        <NavLink key={panel} className="tab" to={href(panel)}>
          {t(`panel.${panel}`)}
          {counts[panel] ? (
            <span className={panel === 'board' ? 'tab-count tab-count-calm' : 'tab-count'}>{counts[panel]}</span>
          ) : null}
        </NavLink>
      ))}
    </nav>
  )
}

/** What asks for attention: findings above info, ports that others failed to reach; and how much was pinned. */
function useCounts(): Partial<Record<Panel, number>> {
  const { investigation } = useView()
  const { data } = useQuery(analysisQuery(investigation))
  const { data: pins } = useQuery(pinsQuery(investigation))
  return {
    findings: data?.findings.filter(({ severity }) => severity !== 'info').length ?? 0,
    'guest-introspection': data?.topology.nodes.filter(({ health }) => health === 'failed').length ?? 0,
    ports: data?.ports.filter(({ refusals }) => refusals > 0).length ?? 0,
    board: pins?.length ?? 0,
  }
}
