import type { Analysis, Port } from '@bundlescope/contract/analysis.ts'
import { useMemo } from 'react'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { useView } from '../../../investigation/use-view.ts'
import { formatCount } from '../../../lib/number.ts'
import { StateTag } from '../../../ui/state-tag.tsx'
import { findPort, keyOfPort } from '../rows.ts'
import { RefusalBar } from './refusal-bar.tsx'
import { type Column, OpenButton, RowsTable } from './rows-table.tsx'
import { BASIS, PROCESS } from './shared-columns.tsx'
import { useSpan } from './use-span.ts'

type PortsTableProps = { ports: readonly Port[]; analysis: Analysis }

export function PortsTable({ ports, analysis }: PortsTableProps) {
  const lang = useLanguage()
  const local = useLocalText()
  const { view, commit } = useView()
  const moments = useMemo(() => ports.flatMap(({ firstRefusal, lastRefusal }) => [firstRefusal, lastRefusal]), [ports])
  const span = useSpan(moments)
  const open = findPort(analysis.ports, view.port)
  const columns: Column<Port>[] = [
    {
      name: 'port',
      className: 'number',
      cell: (row) => (
        <>
          <OpenButton selected={row === open}>{row.port}</OpenButton>
          <span className="soft">/{row.protocol}</span>
        </>
      ),
    },
    {
      name: 'service',
      className: 'ports-service',
      title: ({ service, purpose }) => [service, purpose && local(purpose)].filter(Boolean).join('\n'),
      cell: ({ service, purpose }) => (
        <>
          {service && <b>{service}</b>} {purpose && <span className="soft">{local(purpose)}</span>}
        </>
      ),
    },
    {
      name: 'state',
      className: 'nowrap',
      cell: ({ state, refusals }) => <StateTag state={state} trouble={refusals > 0} />,
    },
    {
      name: 'refusals',
      className: 'number',
      cell: ({ refusals }) => (refusals ? formatCount(refusals, lang) : <span className="soft">·</span>),
    },
    {
      name: 'when',
      className: 'ports-when',
      cell: (row) => row.refusals > 0 && <RefusalBar port={row} span={span} />,
    },
    {
      name: 'clients',
      className: 'ports-clients',
      title: ({ clients }) => clients.map(({ name }) => name).join('\n'),
      cell: ({ clients }) => clients.map(({ name }) => name).join(', '),
    },
    PROCESS,
    BASIS,
  ]
  return (
    <RowsTable
      place="ports"
      columns={columns}
      rows={ports}
      keyOf={keyOfPort}
      open={open}
      onOpen={(port) => commit({ port })}
    />
  )
}
