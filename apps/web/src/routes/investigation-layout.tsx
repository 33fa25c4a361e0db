import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, Outlet } from 'react-router'
import { ApiProblem } from '../api/client.ts'
import { investigationQuery } from '../api/queries.ts'
import { LinkProblems } from '../investigation/link-problems.tsx'
import { StatusBar } from '../investigation/status-bar.tsx'
import { TabRow } from '../investigation/tab-row.tsx'
import { TopBar } from '../investigation/top-bar.tsx'
import { useView } from '../investigation/use-view.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { EmptyState } from '../ui/state.tsx'
import '../investigation/layout.css'

/** Top bar, tabs, the panel, status bar. */
export function InvestigationLayout() {
  const { t } = useTranslation()
  const { investigation: id } = useView()
  const { data, error, refetch } = useQuery(investigationQuery(id))
  const missing = error instanceof ApiProblem && error.code === 'not-found'
  return (
    <div className="layout">
      <TopBar investigation={data} />
      <TabRow />
      <LinkProblems />
      <main className="layout-panel">
        {missing ? (
          <EmptyState title={t('noInvestigation.title')}>
            <p>{t('noInvestigation.text')}</p>
            <Link to="/">{t('notFound.home')}</Link>
          </EmptyState>
        ) : error && !data ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Outlet />
        )}
      </main>
      <StatusBar investigation={data} />
    </div>
  )
}
