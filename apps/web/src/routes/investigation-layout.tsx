import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet } from 'react-router'
import { ApiProblem } from '../api/client.ts'
import { investigationQuery } from '../api/queries.ts'
import { AccountMenu } from '../features/account/account-menu.tsx'
import { NotAllowed } from '../features/account/not-allowed.tsx'
import { Pinning } from '../features/board/pinning.tsx'
import { KeySheet } from '../features/palette/key-sheet.tsx'
import { Palette } from '../features/palette/palette.tsx'
import { PasteAnywhere } from '../features/paste/paste-anywhere.tsx'
import { WhoIsHere } from '../features/share/present/who-is-here.tsx'
import { LinkProblems } from '../features/shell/link-problems.tsx'
import { StatusBar } from '../features/shell/status-bar.tsx'
import { TabRow } from '../features/shell/tab-row.tsx'
import { TopBar } from '../features/shell/top-bar.tsx'
import { chooseUploads } from '../features/upload/choose.ts'
import { DropAnywhere } from '../features/upload/drop-anywhere.tsx'
import { startUploads } from '../features/upload/uploader.ts'
import { ZoneDialogs } from '../features/zone/zone-dialogs.tsx'
import { useLastAddress } from '../investigation/last-address.ts'
import { NamesProvider } from '../investigation/names-context.tsx'
import { useView } from '../investigation/use-view.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { EmptyState, Skeleton } from '../ui/state.tsx'
import { Dialogs } from './dialogs.tsx'
import '../features/shell/layout.css'

/** Top bar, tabs, the panel, status bar. What is dropped here is added to the investigation. */
export function InvestigationLayout() {
  const { t } = useTranslation()
  const { investigation: id } = useView()
  useLastAddress()
  const { data, error, refetch } = useQuery(investigationQuery(id))
  if (error instanceof ApiProblem && error.code === 'not-found') return <Missing />
  if (error instanceof ApiProblem && error.code === 'forbidden') return <NotAllowed />
  return (
    <NamesProvider investigation={id}>
      <div className="layout">
        <title>{data ? `${data.name} · ${t('app')}` : t('app')}</title>
        <TopBar investigation={data} people={<WhoIsHere investigation={id} />} account={<AccountMenu />} />
        <TabRow />
        <LinkProblems />
        <main className="layout-panel">
          {error && !data ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : (
            <Suspense fallback={<Skeleton lines={10} />}>
              <Outlet />
            </Suspense>
          )}
        </main>
        <StatusBar investigation={data} />
        <DropAnywhere
          title={t('drop.add', { name: data?.name ?? '' })}
          onDrop={(gathered) => startUploads(id, gathered)}
        />
        <Palette onChoose={(what) => chooseUploads(what, (gathered) => startUploads(id, gathered))} />
        <KeySheet />
        <PasteAnywhere investigation={id} />
        <Pinning investigation={id} />
        <Dialogs investigation={id} />
        <ZoneDialogs investigation={id} />
      </div>
    </NamesProvider>
  )
}

function Missing() {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('noInvestigation.title')}>
      <p>{t('noInvestigation.text')}</p>
      <Link to="/">{t('notFound.home')}</Link>
    </EmptyState>
  )
}
