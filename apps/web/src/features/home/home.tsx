import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { investigationsQuery } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { EmptyState, Skeleton } from '../../ui/state.tsx'
import { InvestigationTable } from './investigation-table.tsx'
import './home.css'

type HomeProps = { onChoose: (what: 'files' | 'folder') => void; onNew: () => void }

/** The place to drop a bundle, and the investigations so far. */
export function Home({ onChoose, onNew }: HomeProps) {
  const { t } = useTranslation('home')
  const { data, error, refetch } = useQuery(investigationsQuery)
  return (
    <main className="home">
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
      <section className="home-list">
        <div className="home-list-head">
          <h2>{t('list')}</h2>
          <Button onClick={onNew}>{t('new')}</Button>
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
