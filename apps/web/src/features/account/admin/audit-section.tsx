import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { auditQuery } from '../../../api/access.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Skeleton } from '../../../ui/state.tsx'

/**
 * Who signed in, was refused, exported or deleted what; of one investigation: who got at it. The words of the log are shown
 * as they are kept.
 */
export function AuditSection({ investigation: of }: { investigation?: string }) {
  const { t } = useTranslation('account')
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(auditQuery(of))
  const entries = data?.pages.flat() ?? []
  return (
    <section className="account-section">
      <header className="section-head">
        <h2>{t(of === undefined ? 'audit.title' : 'audit.titleOf')}</h2>
        <Button onClick={() => void refetch()}>{t('audit.again')}</Button>
      </header>
      {of !== undefined && <p className="soft">{t('audit.hintOf')}</p>}
      {data && entries.length === 0 ? (
        <p className="soft">{t('audit.none')}</p>
      ) : data ? (
        <table className="table">
          <thead>
            <tr>
              <th>{t('audit.at')}</th>
              <th>{t('audit.who')}</th>
              <th>{t('audit.what')}</th>
              <th>{t('audit.detail')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ id, at, person, what, investigation, detail }) => (
              <tr key={id}>
                <td className="nowrap">
                  <time dateTime={at}>{at.slice(0, 19).replace('T', ' ')}</time>
                </td>
                <td>{person?.name ?? '–'}</td>
                <td>
                  {t(`audit.words.${what}`, { defaultValue: what })}{' '}
                  {/refused|forbidden|locked|cross-site/.test(what) && (
                    <span className="tag tag-warning">{t('audit.refused')}</span>
                  )}
                </td>
                <td className="account-detail">
                  {[of === undefined && investigation, detail].filter(Boolean).join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton />
      )}
      {hasNextPage && (
        <p>
          <Button onClick={() => void fetchNextPage()}>{t('audit.more')}</Button>
        </p>
      )}
    </section>
  )
}
