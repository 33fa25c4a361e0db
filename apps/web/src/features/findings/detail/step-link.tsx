import type { Analysis, ChainStep, Finding } from '@bundlescope/contract/analysis.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { usePlaces } from '../../../investigation/use-places.ts'
import { useView } from '../../../investigation/use-view.ts'
import { affectedName, operationPatch } from '../model.ts'

type StepLinkProps = { step: ChainStep; finding: Finding; analysis: Analysis }

/** Where a step leads besides its lines: the operation, the port, the service, the log at that moment. */
export function StepLink({ step: { step }, finding, analysis }: StepLinkProps) {
  const { t } = useTranslation('findings')
  const { href } = useView()
  const affected = (kind: string) => affectedName(finding.affects, kind)
  switch (step) {
    case 'operation': {
      const operation = affected('operation')
      return operation && <Link to={href('operations', operationPatch(operation))}>{t('toOperation')}</Link>
    }
    case 'connection':
    case 'port': {
      const port = affected('port')
      return (
        port && <Link to={href('ports', { portsTable: 'ports', port, portText: '' })}>{t('toPort', { port })}</Link>
      )
    }
    case 'service':
    case 'process': {
      const service = affected('service')
      return (
        service && (
          <Link to={href('ports', { portsTable: 'services', service, portText: '' })}>
            {t('toService', { service })}
          </Link>
        )
      )
    }
    case 'log':
      return <LogLink service={affected('service')} finding={finding} analysis={analysis} />
    default:
      return null
  }
}

type LogLinkProps = { service: string | null; finding: Finding; analysis: Analysis }

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
