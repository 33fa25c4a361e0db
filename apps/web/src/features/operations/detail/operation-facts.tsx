import type { Operation } from '@bundlescope/contract/analysis.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Moment } from '../../../explain/moment.tsx'
import { useLanguage } from '../../../i18n/use-language.ts'
import { formatDuration } from '../../../lib/time.ts'

/** What the log says of the failure, then of the operation as a whole. */
export function OperationFacts({ operation }: { operation: Operation }) {
  const { t } = useTranslation('operations')
  const lang = useLanguage()
  const { task, target, targetName, user, start, durationMs, outcome, fault, reason, id, hosts } = operation
  return (
    <dl className="operation-facts">
      {(fault !== null || reason !== null) && (
        <Fact name={t(reason === null ? 'fault' : 'reason')} wide>
          {fault !== null && <code className="operation-fault">{fault}</code>}{' '}
          {reason !== null && <q className="operation-reason">{reason.trim()}</q>}
        </Fact>
      )}
      <Fact name={t('task')}>{task && <code>{task}</code>}</Fact>
      <Fact name={t('column.target')}>
        {targetName ?? target}
        {targetName !== null && target !== null && <code className="soft"> {target}</code>}
      </Fact>
      <Fact name={t('column.user')}>{user}</Fact>
      <Fact name={t('column.start')}>
        <Moment iso={start} />
      </Fact>
      <Fact name={t('column.duration')}>
        {outcome === 'open' ? t('outcomeHints.open') : formatDuration(durationMs * 1000, lang)}
      </Fact>
      <Fact name={t('hosts')}>{hosts.join(', ') || null}</Fact>
      <Fact name={t('operationId')}>
        <code className="operation-id">{id}</code>
      </Fact>
    </dl>
  )
}

/** Left out where nothing is known. */
function Fact({ name, wide, children }: { name: string; wide?: boolean; children: ReactNode }) {
  if (children === null || children === '') return null
  return (
    <div className={wide ? 'operation-fact-wide' : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
