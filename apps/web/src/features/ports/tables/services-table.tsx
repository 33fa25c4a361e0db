import type { Analysis, Service } from '@bundlescope/contract/analysis.ts'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { useScrollMemory } from '../../../investigation/scroll-memory.ts'
import { useView } from '../../../investigation/use-view.ts'
import { BasisText } from '../../../ui/basis-text.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { findService, keyOfService, refusalsOf } from '../rows.ts'
import type { Span } from '../span.ts'
import { HistoryTrack } from './history-track.tsx'
import { useSpan } from './use-span.ts'

type ServicesTableProps = { services: readonly Service[]; analysis: Analysis }

export function ServicesTable({ services, analysis }: ServicesTableProps) {
  const { t } = useTranslation('ports')
  const { view, commit } = useView()
  const moments = useMemo(() => services.map(({ asOf }) => asOf), [services])
  const span = useSpan(moments)
  const scroller = useRef<HTMLDivElement>(null)
  useScrollMemory(scroller, 'services')
  const open = findService(analysis.services, view.service)
  const severalHosts = new Set(services.map(({ bundle, member }) => `${bundle}/${member}`)).size > 1
  return (
    <div className="ports-scroll" ref={scroller}>
      <table className="table ports-table">
        <thead>
          <tr>
            <th scope="col">{t('column.service')}</th>
            <th scope="col">{t('column.stateAt')}</th>
            <th scope="col">{t('column.history')}</th>
            <th scope="col" className="ports-ports">
              {t('column.ports')}
            </th>
            <th scope="col" className="ports-process">
              {t('column.process')}
            </th>
            <th scope="col" className="ports-log">
              {t('column.logs')}
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
          {services.map((service) => (
            <ServiceRow
              key={keyOfService(service)}
              service={service}
              span={span}
              trouble={refusalsOf(service, analysis.ports) > 0}
              withHost={severalHosts}
              selected={service === open}
              onOpen={() => commit({ service: service === open ? null : keyOfService(service) })}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type ServiceRowProps = {
  service: Service
  span: Span | null
  trouble: boolean
  withHost: boolean
  selected: boolean
  onOpen: () => void
}

function ServiceRow({ service, span, trouble, withHost, selected, onOpen }: ServiceRowProps) {
  const local = useLocalText()
  const { name, display, state, ports, process, pid, logs, basis, host, history, remark } = service
  return (
    <tr
      id={keyOfService(service)}
      className={selected ? 'ports-selected' : undefined}
      aria-selected={selected}
      onClick={onOpen}
    >
      <td className="ports-service">
        <button type="button" className="ports-open" aria-expanded={selected}>
          {name}
        </button>{' '}
        {display && <span className="soft">{local(display)}</span>}
        {remark && (
          <div className="ports-remark" title={local(remark)}>
            {local(remark)}
          </div>
        )}
      </td>
      <td className="nowrap">
        <StateTag state={state} trouble={trouble} />
      </td>
      <td className="ports-history">{span && history.length > 0 && <HistoryTrack history={history} span={span} />}</td>
      <td className="ports-ports" title={ports.join(', ')}>
        {ports.join(', ')}
      </td>
      <td className="ports-process mono" title={process ?? undefined}>
        {process}
        {pid !== null && <span className="soft"> {pid}</span>}
      </td>
      <td className="ports-log mono" title={logs.map(({ path }) => path).join('\n')}>
        {logs[0]?.path}
      </td>
      <td className="ports-basis">
        <BasisText basis={basis} />
      </td>
      {withHost && <td className="ports-host soft">{host}</td>}
    </tr>
  )
}
