import { useTranslation } from 'react-i18next'
import { Link, useRouteError } from 'react-router'
import { ErrorState } from '../ui/error-state.tsx'
import { EmptyState } from '../ui/state.tsx'

/** Stands where a part of the page threw; the rest of the page goes on. */
export function ErrorPage() {
  return <ErrorState error={useRouteError()} onRetry={() => window.location.reload()} />
}

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('notFound.title')}>
      <Link to="/">{t('notFound.home')}</Link>
    </EmptyState>
  )
}
