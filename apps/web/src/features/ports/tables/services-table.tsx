import type { Analysis, Service } from '@bundlescope/contract/analysis.ts'
import { useMemo } from 'react'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { useView } from '../../../investigation/use-view.ts'
import { StateTag } from '../../../ui/state-tag.tsx'
import { findService, keyOfService, refusalsOf } from '../rows.ts'
import { HistoryTrack } from './history-track.tsx'
import { type Column, OpenButton, RowsTable } from './rows-table.tsx'
import { BASIS, PROCESS } from './shared-columns.tsx'
import { useSpan } from './use-span.ts'

type ServicesTableProps = { services: readonly Service[]; analysis: Analysis }

export function ServicesTable({ services, analysis }: ServicesTableProps) {
  const local = useLocalText()
  const { view, commit } = useView()
  const moments = useMemo(() => services.map(({ asOf }) => asOf), [services])
  const span = useSpan(moments)
  const open = findService(analysis.services, view.service)
  const columns: Column<Service>[] = [
    {
      name: 'service',
      className: 'ports-service',
      cell: (row) => (
        <>
          <OpenButton selected={row === open}>{row.name}</OpenButton>{' '}
          {row.display && <span className="soft">{local(row.display)}</span>}
          {row.remark && (
            <div className="ports-remark" title={local(row.remark)}>
              {local(row.remark)}
            </div>
          )}
        </>
      ),
    },
    {
      name: 'stateAt',
      className: 'nowrap',
      cell: (row) => <StateTag state={row.state} trouble={refusalsOf(row, analysis.ports) > 0} />,
    },
    {
      name: 'history',
      className: 'ports-history',
      cell: ({ history }) => span && history.length > 0 && <HistoryTrack history={history} span={span} />,
    },
    {
      name: 'ports',
      className: 'ports-ports',
      title: ({ ports }) => ports.join(', '),
      cell: ({ ports }) => ports.join(', '),
    },
    PROCESS,
    {
      name: 'logs',
      className: 'ports-log',
      title: ({ logs }) => logs.map(({ path }) => path).join('\n'),
      cell: ({ logs }) => logs[0]?.path,
    },
    BASIS,
  ]
  return (
    <RowsTable
      place="services"
      columns={columns}
      rows={services}
      keyOf={keyOfService}
      open={open}
      onOpen={(service) => commit({ service })}
    />
  )
}
