import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { diskQuery, sessionQuery } from '../../api/access.ts'
import { allInvestigationsQuery } from '../../api/case.ts'
import { investigationsQuery } from '../../api/queries.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { formatBytes } from '../../lib/number.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { EmptyState, Skeleton } from '../../ui/state.tsx'
import { InvestigationTable } from './investigation-table.tsx'
import './home.css'

type HomeProps = { onChoose: (what: 'files' | 'folder') => void; onNew: () => void }

/** The place to drop a bundle, and the investigations so far. */
export function Home({ onChoose, onNew }: HomeProps) {
  const { t } = useTranslation('home')
  /** Whoever came by a share link sees what it opens, and adds nothing. */
  const { data: guest = false } = useQuery({ ...sessionQuery, select: ({ share }) => share !== null })
  const [archived, setArchived] = useState(false)
  const shown = useQuery(investigationsQuery)
  const all = useQuery({ ...allInvestigationsQuery, enabled: archived })
  const { error, refetch } = archived ? all : shown
  const data = archived ? all.data : shown.data?.filter(({ status }) => status !== 'archived')
  return (
    <main className="home">
      {!guest && (
        <section className="home-drop">
          <DropPicture />
          <h1>{t('drop')}</h1>
          <p>{t('formats')}</p>
          <div className="home-choose">
            <Button look="primary" onClick={() => onChoose('files')}>
              {t('chooseFiles')}
            </Button>
            <Button onClick={() => onChoose('folder')}>{t('chooseFolder')}</Button>
          </div>
          <p className="home-private">{t('private')}</p>
        </section>
      )}
      <section className="home-list">
        <div className="home-list-head">
          <h2>{t('list')}</h2>
          <DiskUse />
          <label>
            <input type="checkbox" checked={archived} onChange={(event) => setArchived(event.currentTarget.checked)} />{' '}
            {t('showArchived')}
          </label>
          {!guest && <Button onClick={onNew}>{t('new')}</Button>}
        </div>
        {data ? (
          data.length ? (
            <InvestigationTable investigations={data} />
          ) : (
            <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
          )
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={4} />
        )}
      </section>
    </main>
  )
}

/** What all bundles take; not said to those who may not know. */
function DiskUse() {
  const { t } = useTranslation('home')
  const lang = useLanguage()
  const { data: session } = useQuery(sessionQuery)
  const { data } = useQuery({ ...diskQuery(), enabled: session?.admin === true || session?.mode === 'open' })
  return <span className="soft home-disk">{data && t('disk', { bytes: formatBytes(data.bytes, lang) })}</span>
}

/** A few sources over time: what becomes of a bundle. */
function DropPicture() {
  const rows = [
    [0, 1],
    [0, 0.82],
    [0.36, 0.64],
    [0.12, 0.88],
  ] as const
  return (
    <svg className="home-picture" viewBox="0 0 96 48" aria-hidden="true">
      {rows.map(([from, width], i) => (
        <rect key={width} x={from * 96} y={i * 13} width={Math.min(width, 1 - from) * 96} height="7" rx="2" />
      ))}
      <rect className="home-picture-mark" x="60" y="-2" width="1.5" height="52" />
    </svg>
  )
}
