import type { Analysis, ChainStep, Evidence, Finding } from '@bundlescope/contract/analysis.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { usePlaces } from '../../../investigation/use-places.ts'
import { useView } from '../../../investigation/use-view.ts'
import { affectedOf, taskIn } from '../model.ts'

type StepLinkProps = { step: ChainStep; evidence: readonly Evidence[]; finding: Finding; analysis: Analysis }

/** Where a step leads besides its lines: the operation, the port, the service, the log at that moment. */
export function StepLink({ step: { step }, evidence, finding, analysis }: StepLinkProps) {
  const { t } = useTranslation('findings')
  const { href } = useView()
  const affected = (kind: string) =>
    finding.affects
      .map(affectedOf)
      .find((each) => each.kind === kind)
      ?.name.replace(/@.*$/, '')
  switch (step) {
    case 'operation':
    case 'error': {
      const task = taskIn(evidence)
      if (task === null) return null
      const patch = { opText: `"${task}"`, opOutcome: 'all', opKind: 'tasks', op: null, ...WHOLE } as const
      return <Link to={href('operations', patch)}>{t('toOperation')}</Link>
    }
    case 'connection':
    case 'port': {
      const port = affected('port')
      if (port === undefined) return null
      return <Link to={href('ports', { portsTable: 'ports', port, portText: '' })}>{t('toPort', { port })}</Link>
    }
    case 'service':
    case 'process': {
      const service = affected('service')
      if (service === undefined) return null
      return (
        <Link to={href('ports', { portsTable: 'services', service, portText: '' })}>{t('toService', { service })}</Link>
      )
    }
    case 'log':
      return <LogLink service={affected('service')} finding={finding} analysis={analysis} />
    default:
      return null
  }
}

/** The operation may lie outside the window that is set. */
const WHOLE = { from: null, to: null, trail: [], source: [], opLonger: 0 }

type LogLinkProps = { service: string | undefined; finding: Finding; analysis: Analysis }

/** The service's own log at the moment of the finding. */
function LogLink({ service, finding, analysis }: LogLinkProps) {
  const { t } = useTranslation('findings')
  const places = usePlaces()
  const logs = analysis.services.filter(({ name }) => name === service).flatMap((each) => each.logs)
  const log = logs.find(({ source }) => source !== null)
  if (!log?.source) return null
  const { source, path } = log
  return (
    <button type="button" className="chain-link" onClick={() => void places.openLog(source, finding.from)}>
      {t('toLog', { name: path.slice(path.lastIndexOf('/') + 1) })}
    </button>
  )
}
