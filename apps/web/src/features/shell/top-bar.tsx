import type { Investigation } from '@bundlescope/contract/bundle.ts'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { caseQuery } from '../../api/case.ts'
import { useRenameInvestigation } from '../../api/changes.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useServerText } from '../../i18n/use-server-text.ts'
import { openDialog } from '../../investigation/open-dialog.ts'
import { formatCount } from '../../lib/number.ts'
import { Button } from '../../ui/button.tsx'
import { NameField } from '../../ui/name-field.tsx'
import { notify } from '../../ui/toast.tsx'
import { Clock } from './clock.tsx'
import { GoTo } from './go-to.tsx'
import { Preferences } from './preferences.tsx'
import { RedactedBadge } from './redacted-badge.tsx'
import { SkipLink } from './skip-link.tsx'

type TopBarProps = {
  investigation: Investigation | undefined
  /** Who else is here. */
  people: ReactNode
  /** The menu of whoever is signed in. */
  account: ReactNode
}

/** bundlescope ▸ investigation ▸ n bundles, the clock, and what is the same on every page. */
export function TopBar({ investigation, people, account }: TopBarProps) {
  const { t } = useTranslation()
  const lang = useLanguage()
  return (
    <header className="top-bar">
      <SkipLink />
      <Link to="/" className="brand">
        {t('app')}
      </Link>
      <span className="place">
        <Link to="/">{t('investigations')}</Link>
        <span aria-hidden="true">/</span>
        {investigation && (
          <>
            <Name key={investigation.id} investigation={investigation} />
            <span aria-hidden="true">·</span>
            {t('bundles', {
              count: investigation.bundles.length,
              shown: formatCount(investigation.bundles.length, lang),
            })}
            <CaseTag investigation={investigation.id} />
          </>
        )}
      </span>
      {people}
      <RedactedBadge />
      <Clock />
      <GoTo />
      <Button onClick={() => openDialog.set('share')}>{t('share')}</Button>
      <Button onClick={() => openDialog.set('report')}>{t('report:title')}</Button>
      {account}
      <Preferences />
    </header>
  )
}

/** `SR 24-118034 · Waiting`: opens what is known of the case. */
function CaseTag({ investigation }: { investigation: string }) {
  const { t } = useTranslation('case')
  const { data } = useQuery({ ...caseQuery(investigation), select: (known) => known.data })
  if (!data) return null
  const status = t(`status.${data.status}`)
  const sr = data.serviceRequest.trim()
  return (
    <>
      <span aria-hidden="true">·</span>
      <button
        type="button"
        className="place-case"
        aria-label={sr ? t('topSr', { sr, status }) : t('top', { status })}
        onClick={() => openDialog.set('case')}
      >
        {sr && <span className="place-sr">{sr}</span>} <span className="tag">{status}</span>
      </button>
    </>
  )
}

function Name({ investigation }: { investigation: Investigation }) {
  const { t } = useTranslation()
  const say = useServerText()
  const [isEdited, setIsEdited] = useState(false)
  const rename = useRenameInvestigation(investigation.id)
  const onError = (error: Error) => notify(t('problem.title'), say(error.message), 'error')
  if (isEdited) {
    return (
      <NameField
        name={investigation.name}
        label={t('renamed')}
        className="place-name"
        onKeep={(name) => rename.mutate(name, { onError })}
        onDone={() => setIsEdited(false)}
      />
    )
  }
  return (
    <button
      type="button"
      className="place-name"
      title={t('renameHint')}
      aria-label={`${investigation.name} – ${t('rename')}`}
      onClick={() => setIsEdited(true)}
    >
      {rename.isPending ? rename.variables : investigation.name}
    </button>
  )
}
