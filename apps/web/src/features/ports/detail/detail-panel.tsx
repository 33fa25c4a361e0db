import type { Analysis } from '@bundlescope/contract/analysis.ts'
import { useTranslation } from 'react-i18next'
import { useView } from '../../../investigation/use-view.ts'
import { IconButton } from '../../../ui/button.tsx'
import { ResizablePanel } from '../../../ui/resizable-panel.tsx'
import { findPort, findService } from '../rows.ts'
import { PortDetail } from './port-detail.tsx'
import { ServiceDetail } from './service-detail.tsx'
import './detail.css'

/** Beside the table: the open row with everything it rests on. Nothing while no row is open. */
export function DetailPanel({ analysis }: { analysis: Analysis }) {
  const { t } = useTranslation('ports')
  const { view, commit } = useView()
  const ofPorts = view.portsTable === 'ports'
  const port = ofPorts ? findPort(analysis.ports, view.port) : undefined
  const service = ofPorts ? undefined : findService(analysis.services, view.service)
  if (!port && !service) return null
  const name = t(ofPorts ? 'portDetail' : 'serviceDetail')
  return (
    <ResizablePanel
      id="ports-detail"
      side="right"
      label={name}
      foldLabel={t('common:fold', { name })}
      unfoldLabel={t('common:unfold', { name })}
      resizeLabel={t('common:resize', { name })}
      width={460}
      min={320}
      max={900}
      openAtFirst
    >
      <div className="port-detail">
        <IconButton
          className="port-detail-close"
          label={t('common:close')}
          onClick={() => commit(ofPorts ? { port: null } : { service: null })}
        >
          ×
        </IconButton>
        {port && <PortDetail port={port} analysis={analysis} />}
        {service && <ServiceDetail service={service} analysis={analysis} />}
      </div>
    </ResizablePanel>
  )
}
