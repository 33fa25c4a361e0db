import type { Activity } from '@bundlescope/contract/case.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { activityQuery } from '../../../api/case.ts'
import { useUndo } from '../../../api/case-changes.ts'
import { ApiProblem } from '../../../api/client.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useServerText } from '../../../i18n/use-server-text.ts'
import { useMay } from '../../../investigation/role.ts'
import { formatAgo } from '../../../lib/time.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Skeleton } from '../../../ui/state.tsx'
import { notify } from '../../../ui/toast.tsx'

/** Who did what, newest first; each change can be taken back while nothing was built upon it. */
export function ActivityList({ investigation }: { investigation: string }) {
  const { t } = useTranslation('board')
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(activityQuery(investigation))
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />
  const list = data.pages.flat()
  return (
    <>
      {list.length === 0 && <p className="soft">{t('activity.none')}</p>}
      <ol className="side-list">
        {list.map((activity) => (
          <Row key={activity.id} investigation={investigation} activity={activity} />
        ))}
      </ol>
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>{t('activity.more')}</Button>}
    </>
  )
}

function Row({ investigation, activity }: { investigation: string; activity: Activity }) {
  const { t } = useTranslation('board')
  const lang = useLanguage()
  const say = useServerText()
  const may = useMay('commenter')
  const undo = useUndo(investigation)
  const { id, at, by, title, undoable, undone, lost } = activity
  const what = t(`activity.what.${activity.what}`, { defaultValue: t('activity.what.other') })
  const onUndo = () =>
    undo.mutate(id, {
      onError: (error) =>
        notify(
          t('common:problem.title'),
          error instanceof ApiProblem && error.code === 'conflict' ? t('activity.failed') : say(error.message),
          'error',
        ),
    })
  return (
    <li className={undone ? 'side-row side-undone' : 'side-row'}>
      <span>
        <span>
          <b>{by.name || t('common:anybody')}</b> {what} {title && <span className="side-what">{title}</span>}
        </span>
        <small className="side-by">
          <time dateTime={at} title={at}>
            {formatAgo(at, Date.now() * 1000, lang)}
          </time>
          {undone && ` · ${t('activity.undone')}`}
        </small>
        {lost && (
          <details className="side-lost">
            <summary>{t('activity.lost')}</summary>
            <pre>{lost}</pre>
          </details>
        )}
      </span>
      {may && undoable && !undone && (
        <Button
          look="quiet"
          disabled={undo.isPending}
          aria-label={t('activity.undo', { what: `${what} ${title}` })}
          onClick={onUndo}
        >
          {t('common:undo')}
        </Button>
      )}
    </li>
  )
}
