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

/** Renamed in place: Enter or leaving the field keeps it, Escape gives up. */
function Name({ investigation }: { investigation: Investigation }) {
  const { t } = useTranslation()
  const say = useServerText()
  const [draft, setDraft] = useState<string | null>(null)
  const rename = useRenameInvestigation(investigation.id)
  const keep = () => {
    const name = draft?.trim()
    setDraft(null)
    if (!name || name === investigation.name) return
    rename.mutate(name, { onError: (error) => notify(t('problem.title'), say(error.message), 'error') })
  }
  if (draft === null) {
    return (
      <button
        type="button"
        className="place-name"
        title={t('renameHint')}
        aria-label={`${investigation.name} – ${t('rename')}`}
        onClick={() => setDraft(investigation.name)}
      >
        {rename.isPending ? rename.variables : investigation.name}
      </button>
    )
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was just pressed
      autoFocus
      className="place-name"
      aria-label={t('renamed')}
      maxLength={200}
      value={draft}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') keep()
        if (event.key === 'Escape') setDraft(null)
      }}
    />
  )
}
