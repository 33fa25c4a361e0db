import type { FlowStep } from '@bundlescope/contract/analysis.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { useEvidenceRows } from '../../../investigation/use-evidence-rows.ts'
import { formatDateTime } from '../../../lib/time.ts'
import { EvidenceList } from '../../../ui/evidence-list.tsx'
import { WithCode } from '../../../ui/prose.tsx'
import { PartButton, type Parts } from '../detail/part-button.tsx'

/** Shapes tell the states apart as well as colours: a tick, a tick in brackets, a cross, a bar, an open ring. */
const SIGN: Readonly<Record<FlowStep['state'], string>> = {
  done: '✓',
  inferred: '(✓)',
  blocked: '▮',
  broken: '✕',
  open: '○',
  unknown: '?',
  'not-applicable': '–',
}

type FlowStepsProps = {
  steps: readonly FlowStep[]
  /** Nodes and edges by id. */
  parts: Parts
  onOpen: (id: string) => void
}

/** A path of steps: which were taken, by which lines, and where it ends. */
export function FlowSteps({ steps, parts, onOpen }: FlowStepsProps) {
  const { t } = useTranslation('guestIntrospection')
  const local = useLocalText()
  const rows = useEvidenceRows()
  return (
    <ol className="gi-flow">
      {steps.map(({ step, title, state, at, reason, about, evidence }) => {
        const us = at === null ? undefined : parseMicros(at)
        return (
          <li key={step} className={`gi-step gi-step-${state}`}>
            <span className="gi-step-sign" aria-hidden="true">
              {SIGN[state]}
            </span>
            <div className="gi-step-body">
              <p>
                <span className="gi-step-id">{step}</span> <b>{local(title)}</b>{' '}
                <span className="gi-step-state">{t(`stepState.${state}`)}</span>
                {us !== undefined && <span className="soft"> {formatDateTime(us, 'UTC', 'milli')} UTC</span>}
              </p>
              <p className="soft">
                <WithCode text={local(reason)} />
              </p>
              {about.length > 0 && (state === 'broken' || state === 'blocked') && (
                <p className="gi-part-buttons">
                  {about.map((id) => (
                    <PartButton key={id} id={id} parts={parts} onOpen={onOpen} />
                  ))}
                </p>
              )}
              {evidence.length > 0 && (
                <details open={state === 'broken'}>
                  <summary className="soft">{t('evidenceCount', { count: evidence.length })}</summary>
                  <EvidenceList {...rows} evidence={evidence} />
                </details>
              )}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
