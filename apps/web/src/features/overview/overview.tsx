import type { Investigation } from '@bundlescope/contract/bundle.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { openPaste } from '../../investigation/paste.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/state.tsx'
import { BundleCard } from './bundle-card.tsx'
import { CoverageSection } from './coverage-section.tsx'
import { TotalsSection } from './totals-section.tsx'
import './overview.css'

type OverviewProps = {
  investigation: Investigation
  onChoose: (what: 'files' | 'folder') => void
  /** What was found, in short: another feature's part. */
  findings: ReactNode
  /** What the investigation is about: likewise. */
  about: ReactNode
}

/** What was dropped, what was found in it, what span each log covers, and what could not be read. */
export function Overview({ investigation, onChoose, findings, about }: OverviewProps) {
  const { t } = useTranslation('overview')
  const { bundles } = investigation
  const choose = (
    <>
      <Button look={bundles.length ? 'plain' : 'primary'} onClick={() => onChoose('files')}>
        {t('addFiles')}
      </Button>
      <Button onClick={() => onChoose('folder')}>{t('addFolder')}</Button>
      <Button onClick={() => openPaste.set({ text: '' })}>{t('paste')}</Button>
    </>
  )
  if (bundles.length === 0) {
    return (
      <EmptyState title={t('empty')}>
        <p>{t('emptyHint')}</p>
        <div className="overview-choose">{choose}</div>
        <p>{t('private')}</p>
      </EmptyState>
    )
  }
  return (
    <div className="overview">
      {about}
      <section>
        <header className="section-head">
          <h2>{t('bundles')}</h2>
          {choose}
        </header>
        {bundles.map((bundle) => (
          <BundleCard key={bundle.id} investigation={investigation.id} bundle={bundle} />
        ))}
      </section>
      {findings}
      <CoverageSection />
      <TotalsSection bundles={bundles} />
    </div>
  )
}
