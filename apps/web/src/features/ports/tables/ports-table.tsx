import type { Analysis, Port } from '@bundlescope/contract/analysis.ts'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { useScrollMemory } from '../../../investigation/scroll-memory.ts'
import { useView } from '../../../investigation/use-view.ts'
import { formatCount } from '../../../lib/number.ts'
import { BasisText } from '../../../ui/basis-text.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { findPort, keyOfPort } from '../rows.ts'
import type { Span } from '../span.ts'
import { RefusalBar } from './refusal-bar.tsx'
import { useSpan } from './use-span.ts'

type PortsTableProps = { ports: readonly Port[]; analysis: Analysis }

export function PortsTable({ ports, analysis }: PortsTableProps) {
  const { t } = useTranslation('ports')
  const { view, commit } = useView()
  const moments = useMemo(() => ports.flatMap(({ firstRefusal, lastRefusal }) => [firstRefusal, lastRefusal]), [ports])
  const span = useSpan(moments)
  const scroller = useRef<HTMLDivElement>(null)
  useScrollMemory(scroller, 'ports')
  const open = findPort(analysis.ports, view.port)
  const severalHosts = new Set(ports.map(({ bundle, member }) => `${bundle}/${member}`)).size > 1
  return (
    <div className="ports-scroll" ref={scroller}>
      <table className="table ports-table">
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('column.port')}
            </th>
            <th scope="col">{t('column.service')}</th>
            <th scope="col">{t('column.state')}</th>
            <th scope="col" className="number">
              {t('column.refusals')}
            </th>
            <th scope="col" className="ports-when">
              {t('column.when')}
            </th>
            <th scope="col" className="ports-clients">
              {t('column.clients')}
            </th>
            <th scope="col" className="ports-process">
              {t('column.process')}
            </th>
            <th scope="col" className="ports-basis">
              {t('column.basis')}
            </th>
            {severalHosts && (
              <th scope="col" className="ports-host">
                {t('column.host')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {ports.map((port) => (
            <PortRow
              key={keyOfPort(port)}
              port={port}
              span={span}
              withHost={severalHosts}
              selected={port === open}
              onOpen={() => commit({ port: port === open ? null : keyOfPort(port) })}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type PortRowProps = { port: Port; span: Span | null; withHost: boolean; selected: boolean; onOpen: () => void }

function PortRow({ port: row, span, withHost, selected, onOpen }: PortRowProps) {
  const lang = useLanguage()
  const local = useLocalText()
  const { port, protocol, service, purpose, state, refusals, process, pid, clients, basis, host } = row
  return (
    <tr
      id={keyOfPort(row)}
      className={selected ? 'ports-selected' : undefined}
      aria-selected={selected}
      onClick={onOpen}
    >
      <td className="number">
        <button type="button" className="ports-open" aria-expanded={selected}>
          {port}
        </button>
        <span className="soft">/{protocol}</span>
      </td>
      <td className="ports-service" title={[service, purpose && local(purpose)].filter(Boolean).join('\n')}>
        {service && <b>{service}</b>} {purpose && <span className="soft">{local(purpose)}</span>}
      </td>
      <td className="nowrap">
        <StateTag state={state} trouble={refusals > 0} />
      </td>
      <td className="number">{refusals ? formatCount(refusals, lang) : <span className="soft">·</span>}</td>
      <td className="ports-when">{refusals > 0 && <RefusalBar port={row} span={span} />}</td>
      <td className="ports-clients" title={clients.map(({ name }) => name).join('\n')}>
        {clients.map(({ name }) => name).join(', ')}
      </td>
      <td className="ports-process mono" title={process ?? undefined}>
        {process}
        {pid !== null && <span className="soft"> {pid}</span>}
      </td>
      <td className="ports-basis">
        <BasisText basis={basis} />
      </td>
      {withHost && <td className="ports-host soft">{host}</td>}
    </tr>
  )
}
