import type { Share } from '@bundlescope/contract/access.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openingsQuery, sharesQuery, useRevokeShare } from '../../../api/access.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useServerText } from '../../../i18n/use-server-text.ts'
import { formatAgo } from '../../../lib/time.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Skeleton } from '../../../ui/state.tsx'
import { notify } from '../../../ui/toast.tsx'
import { NewLink } from './new-link.tsx'

/** Links that let somebody in without an account: make one, see how each is used, revoke it. */
export function LinksSection({ investigation }: { investigation: string }) {
  const { t } = useTranslation('share')
  const { data, error, refetch } = useQuery(sharesQuery(investigation))
  return (
    <section>
      <h3>{t('links.title')}</h3>
      <p className="soft">{t('links.hint')}</p>
      <NewLink investigation={investigation} />
      {data ? (
        <ul className="share-list">
          {data.map((share) => (
            <Link key={share.id} investigation={investigation} share={share} />
          ))}
        </ul>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={2} />
      )}
    </section>
  )
}

function Link({ investigation, share }: { investigation: string; share: Share }) {
  const { t } = useTranslation('share')
  const lang = useLanguage()
  const say = useServerText()
  const [now] = useState(() => Date.now() * 1000)
  const [openings, setOpenings] = useState(false)
  const revoke = useRevokeShare(investigation)
  const state = stateOf(share)
  const ago = (iso: string) => formatAgo(iso, now, lang)
  const { name, role, createdBy, createdAt, expiresAt, opened, lastOpenedAt } = share
  const onRevoke = () =>
    revoke.mutate(share.id, {
      onSuccess: () => notify(t('links.revokedNow', { name })),
      onError: (error) => notify(t('common:problem.title'), say(error.message), 'error'),
    })
  return (
    <li className={state === 'live' ? undefined : 'share-over'}>
      <span>
        <b>{name}</b> <span className="soft">{t(`role.${role}`)}</span>{' '}
        <span className={state === 'live' ? 'tag tag-ok' : 'tag'}>{t(`links.state.${state}`)}</span>{' '}
        {share.redacted && <span className="tag">{t('links.redactedTag')}</span>}
        <small className="share-facts">
          {t('links.made', { name: createdBy.name || t('common:anybody'), ago: ago(createdAt) })}
          {' · '}
          {state !== 'revoked' && (expiresAt ? t('links.until', { ago: ago(expiresAt) }) : t('links.forever'))}
          {state !== 'revoked' && ' · '}
          {opened === 0 || lastOpenedAt === null ? (
            t('links.neverOpened')
          ) : (
            <button
              type="button"
              className="share-openings"
              aria-expanded={openings}
              onClick={() => setOpenings(!openings)}
            >
              {t('links.opened', { count: opened, ago: ago(lastOpenedAt) })}
            </button>
          )}
        </small>
        {openings && <Openings investigation={investigation} share={share.id} />}
      </span>
      {state === 'live' && (
        <Button look="danger" disabled={revoke.isPending} aria-label={t('links.revokeOf', { name })} onClick={onRevoke}>
          {t('links.revoke')}
        </Button>
      )}
    </li>
  )
}

function Openings({ investigation, share }: { investigation: string; share: string }) {
  const { data, error } = useQuery(openingsQuery(investigation, share))
  if (error) return <ErrorState error={error} />
  return (
    <ol className="share-facts">
      {data?.map(({ at, address }) => (
        <li key={at}>
          <time dateTime={at}>{at.slice(0, 19).replace('T', ' ')} UTC</time> {address}
        </li>
      ))}
    </ol>
  )
}

function stateOf({ revokedAt, expiresAt }: Share): 'live' | 'revoked' | 'expired' {
  if (revokedAt !== null) return 'revoked'
  return expiresAt !== null && Date.parse(expiresAt) <= Date.now() ? 'expired' : 'live'
}
