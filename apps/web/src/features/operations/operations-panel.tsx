import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { operationsQuery } from '../../api/operations.ts'
import { useView } from '../../investigation/use-view.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { EmptyState, Skeleton } from '../../ui/state.tsx'
import { OperationDetail } from './detail/operation-detail.tsx'
import { OperationList } from './list/operation-list.tsx'
import { OperationToolbar } from './list/operation-toolbar.tsx'
import './operations.css'

/** What vCenter and its hosts were asked to do: the failed first, each with its share of work on a shared clock. */
export function OperationsPanel() {
  const { t } = useTranslation('operations')
  const { investigation, view } = useView()
  const { data, error, refetch, isPlaceholderData } = useQuery(operationsQuery(investigation, view, 0))
  const filter = useRef<HTMLInputElement>(null)
  return (
    <div className={view.op === null ? 'operations' : 'operations operations-split'}>
      <OperationToolbar answer={data} filter={filter} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={14} />
      ) : data.total === 0 ? (
        <EmptyState title={t(data.all ? 'noneFilter' : 'none')}>
          {t(data.all ? 'noneFilterHint' : 'noneHint')}
        </EmptyState>
      ) : (
        <OperationList first={data} stale={isPlaceholderData} filter={filter} />
      )}
      {view.op !== null && <OperationDetail key={view.op} op={view.op} />}
    </div>
  )
}
