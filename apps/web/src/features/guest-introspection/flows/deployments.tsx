import type { Deployment } from '@bundlescope/contract/analysis.ts'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { useEvidenceRows } from '../../../investigation/use-evidence-rows.ts'
import { EvidenceList } from '../../../ui/evidence-list.tsx'
import { WithCode } from '../../../ui/prose.tsx'
import { EmptyState } from '../../../ui/state.tsx'
import type { Parts } from '../detail/part-button.tsx'
import { HealthWord } from '../diagram/health-word.tsx'
import { FlowSteps } from './flow-steps.tsx'
import './flows.css'

type DeploymentsProps = { deployments: readonly Deployment[]; parts: Parts; onOpen: (id: string) => void }

/** How far the deployment of the security virtual appliance came on each host, and what keeps it from going on. */
export function Deployments({ deployments, parts, onOpen }: DeploymentsProps) {
  const { t } = useTranslation('guestIntrospection')
  if (deployments.length === 0) return <EmptyState title={t('noDeployments')}>{t('noDeploymentsHint')}</EmptyState>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the Tab key to be scrolled by keys
    <section className="gi-scroll gi-flows" tabIndex={0} aria-label={t('view.deployment')}>
      {deployments.map((each, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list, an agency may have no name
        <DeploymentCard key={i} deployment={each} parts={parts} onOpen={onOpen} />
      ))}
    </section>
  )
}

function DeploymentCard({
  deployment,
  parts,
  onOpen,
}: {
  deployment: Deployment
  parts: Parts
  onOpen: (id: string) => void
}) {
  const { t } = useTranslation('guestIntrospection')
  const local = useLocalText()
  const rows = useEvidenceRows()
  const { host, agency, reached, steps, blockers, install, service } = deployment
  const statuses = [
    ['install', install],
    ['service', service],
  ] as const
  return (
    <article className="gi-flow-card">
      <h2>{host ?? t('noHost')}</h2>
      <p className="soft">
        {agency && `${t('agency', { agency })} · `}
        {reached === null ? t('reachedNone') : t('reached', { step: reached })}
      </p>
      <dl className="gi-statuses">
        {statuses.map(([name, status]) => (
          <div key={name}>
            <dt>{t(`flowStatus.${name}`)}</dt>
            <dd>
              <HealthWord health={status.health} />{' '}
              <span className="soft">
                <WithCode text={local(status.reason)} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {blockers.length > 0 && (
        <section className="gi-blockers">
          <h3>{t('blockedBy')}</h3>
          {blockers.map(({ text, catalogue, evidence }) => (
            <div key={text.en}>
              <p>
                <WithCode text={local(text)} /> <span className="soft">{catalogue.join(', ')}</span>
              </p>
              <EvidenceList {...rows} evidence={evidence} />
            </div>
          ))}
        </section>
      )}
      <FlowSteps steps={steps} parts={parts} onOpen={onOpen} />
    </article>
  )
}
