import type { Analysis } from '@bundlescope/contract/analysis.ts'
import { GI_VIEWS } from '@bundlescope/contract/view.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { analysisQuery } from '../../api/analysis.ts'
import { useView } from '../../investigation/use-view.ts'
import { useShortcuts } from '../../lib/keys.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { EmptyState, Skeleton } from '../../ui/state.tsx'
import { DetailPane } from './detail/detail-pane.tsx'
import { Diagram } from './diagram/diagram.tsx'
import { EnvironmentTable } from './environment/environment-table.tsx'
import { ExportMenu } from './export/export-menu.tsx'
import { PrintedPicture } from './export/printed-picture.tsx'
import { useSvg } from './export/use-svg.ts'
import { Deployments } from './flows/deployments.tsx'
import { Scans } from './flows/scans.tsx'
import { NothingHere } from './nothing-here.tsx'
import { Question } from './scoping/question.tsx'
import { Summary } from './scoping/summary.tsx'
import { TopologyTable } from './table/topology-table.tsx'
import { TimeStrip } from './time/time-strip.tsx'
import { useTopologyModel } from './use-topology-model.ts'
import './guest-introspection.css'

/** The parts of Guest Introspection, a lane a host, with their health on evidence; how a deployment and a scan go through them. */
export function GuestIntrospectionPanel() {
  const { investigation } = useView()
  const { data, error, refetch } = useQuery(analysisQuery(investigation))
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={14} />
  if (data.topology.nodes.length === 0) return <NothingHere complete={data.complete} />
  return <Panel analysis={data} />
}

function Panel({ analysis }: { analysis: Analysis }) {
  const { t } = useTranslation('guestIntrospection')
  const { view, commit } = useView()
  const { giView, giAt: at, giOpen } = view
  const { topology, guestIntrospection: gi, environment } = analysis
  const model = useTopologyModel(topology)
  const { chart, picture, span, target, onOpen } = model
  const svg = useSvg(chart, picture, at, model.name)
  useShortcuts([
    {
      keys: 't',
      scope: 'guest-introspection',
      description: 'diagramTable',
      run: () => commit({ giView: giView === 'table' ? 'diagram' : 'table' }),
    },
    { keys: 'Escape', scope: 'guest-introspection', description: 'diagramClose', run: () => commit({ giOpen: null }) },
  ])
  const ofTopology = giView === 'diagram' || giView === 'table'
  return (
    <div className="gi">
      <div className="gi-main">
        <div className="gi-toolbar">
          {gi && <Question scoping={gi.scoping} />}
          <Segmented
            label={t('views')}
            value={giView}
            options={GI_VIEWS.map((value) => ({ value, text: t(`view.${value}`) }))}
            onChange={(next) => commit({ giView: next })}
          />
          {ofTopology && <ExportMenu svg={svg} investigation={model.name} />}
          {!analysis.complete && <span className="soft">{t('incomplete')}</span>}
        </div>
        {giView === 'diagram' && (
          <>
            <Diagram
              chart={chart}
              picture={picture}
              at={at}
              span={span}
              open={giOpen}
              unfolded={model.unfolded}
              onOpen={onOpen}
              onFold={model.onFold}
              onUnfold={model.onUnfold}
            />
            <PrintedPicture svg={svg} alt={t('diagram')} />
          </>
        )}
        {giView === 'table' && <TopologyTable topology={topology} at={at} open={giOpen} onOpen={onOpen} />}
        {ofTopology && span && <TimeStrip span={span} parts={model.parts} changes={model.changes} onOpen={onOpen} />}
        {giView === 'deployment' &&
          (gi ? (
            <Deployments deployments={gi.flows.deployments} parts={model.byId} onOpen={onOpen} />
          ) : (
            <EmptyState title={t('noFlows')} />
          ))}
        {giView === 'scan' &&
          (gi ? <Scans {...gi.flows} parts={model.byId} onOpen={onOpen} /> : <EmptyState title={t('noFlows')} />)}
        {giView === 'environment' && <EnvironmentTable facts={environment} />}
      </div>
      {giView !== 'environment' && (
        <DetailPane analysis={analysis} target={target} at={at} span={span}>
          {gi ? (
            <Summary scoping={gi.scoping} parts={model.byId} onOpen={onOpen} />
          ) : (
            <p className="soft gi-hint">{t('openHint')}</p>
          )}
        </DetailPane>
      )}
    </div>
  )
}
