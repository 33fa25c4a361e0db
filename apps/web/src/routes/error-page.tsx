import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useRouteError } from 'react-router'
import { useOnline } from '../api/live.ts'
import { PartMissing } from '../lib/lazy-part.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { EmptyState } from '../ui/state.tsx'
import { notify } from '../ui/toast.tsx'

/** Stands where a part of the page threw; the rest of the page goes on. */
export function ErrorPage() {
  const { t } = useTranslation()
  const error = useRouteError()
  useReloadOnReturn(error instanceof PartMissing)
  const retry = async () => {
    if (await answers()) window.location.reload()
    else notify(t('problem.offline'))
  }
  return <ErrorState error={error} onRetry={() => void retry()} />
}

/** A page that is loaded anew while the server is away is lost to the browser's own error page. */
async function answers(): Promise<boolean> {
  return fetch('/', { method: 'HEAD' }).then(
    () => true,
    () => false,
  )
}

/** What could not be fetched while the server was away is fetched when it is back. */
function useReloadOnReturn(wanted: boolean): void {
  const online = useOnline()
  const [wasAway, setWasAway] = useState(!online)
  if (!online && !wasAway) setWasAway(true)
  useEffect(() => {
    if (wanted && wasAway && online) window.location.reload()
  }, [wanted, wasAway, online])
}

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('notFound.title')}>
      <Link to="/">{t('notFound.home')}</Link>
    </EmptyState>
  )
}
