import type { Analysis } from '@bundlescope/contract/analysis.ts'
import { PORTS_TABLES } from '@bundlescope/contract/view.ts'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { analysisQuery } from '../../api/analysis.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useView } from '../../investigation/use-view.ts'
import { formatCount } from '../../lib/number.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { FilterField } from '../../ui/filter-field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { EmptyState, Skeleton } from '../../ui/state.tsx'
import { DetailPanel } from './detail/detail-panel.tsx'
import { choosePorts, chooseServices, keyOfPort, keyOfService, sortPorts, sortServices } from './rows.ts'
import { PortsTable } from './tables/ports-table.tsx'
import { ServicesTable } from './tables/services-table.tsx'
import { useRowKeys } from './tables/use-row-keys.ts'
import './ports.css'

/** Who listens where, in what state, and who could not get through: a table of ports and one of services. */
export function PortsPanel() {
  const { investigation } = useView()
  const { data, error, refetch } = useQuery(analysisQuery(investigation))
  if (data) return <Tables analysis={data} />
  return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={14} />
}

function Tables({ analysis }: { analysis: Analysis }) {
  const { t } = useTranslation('ports')
  const lang = useLanguage()
  const { view, commit, replace } = useView()
  const filter = useRef<HTMLInputElement>(null)
  const { portsTable, portText } = view
  const ports = useMemo(() => sortPorts(choosePorts(analysis.ports, portText)), [analysis.ports, portText])
  const services = useMemo(
    () => sortServices(chooseServices(analysis.services, portText), analysis.ports),
    [analysis.services, analysis.ports, portText],
  )
  const counts = { ports: ports.length, services: services.length }
  const all = { ports: analysis.ports.length, services: analysis.services.length }[portsTable]
  const keys = portsTable === 'ports' ? ports.map(keyOfPort) : services.map(keyOfService)
  const onText = useCallback((text: string) => replace({ portText: text }), [replace])
  useRowKeys(keys, filter)

  return (
    <div className="ports">
      <div className="ports-main">
        <div className="ports-toolbar">
          <Segmented
            label={t('table')}
            value={portsTable}
            options={PORTS_TABLES.map((value) => ({
              value,
              text: t(`tables.${value}`, { shown: formatCount(counts[value], lang) }),
            }))}
            onChange={(next) => commit({ portsTable: next })}
          />
          <FilterField ref={filter} label={t('filter')} value={portText} onChange={onText} />
          {!analysis.complete && <span className="soft">{t('incomplete')}</span>}
        </div>
        {keys.length === 0 ? (
          <EmptyState title={t(all ? 'noneFilter' : `none.${portsTable}`)}>{all ? null : t('noneHint')}</EmptyState>
        ) : portsTable === 'ports' ? (
          <PortsTable ports={ports} analysis={analysis} />
        ) : (
          <ServicesTable services={services} analysis={analysis} />
        )}
      </div>
      <DetailPanel analysis={analysis} />
    </div>
  )
}
