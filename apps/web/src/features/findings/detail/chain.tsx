import type { Analysis, ChainStep, Finding } from '@bundlescope/contract/analysis.ts'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { useEvidenceRows } from '../../../investigation/use-evidence-rows.ts'
import { EvidenceList } from '../../../ui/evidence-list.tsx'
import { WithCode } from '../../../ui/prose.tsx'
import { StepLink } from './step-link.tsx'

/** From what the person saw to its cause: a path of steps, each with the lines that say so and where to look further. */
export function Chain({ finding, analysis }: { finding: Finding; analysis: Analysis }) {
  return (
    <ol className="chain">
      {finding.chain.map((step, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed path, steps are told apart by their place
        <Step key={i} number={i + 1} step={step} finding={finding} analysis={analysis} />
      ))}
    </ol>
  )
}

type StepProps = { number: number; step: ChainStep; finding: Finding; analysis: Analysis }

function Step({ number, step, finding, analysis }: StepProps) {
  const { t } = useTranslation('findings')
  const local = useLocalText()
  const rows = useEvidenceRows()
  // a line may speak for several steps: it is shown whole at the first
  const before = finding.chain.slice(0, number - 1).flatMap((each) => each.evidence)
  const shown = new Set(before.map((place) => finding.evidence[place]).filter((each) => each !== undefined))
  const evidence = step.evidence.map((place) => finding.evidence[place]).filter((each) => each !== undefined)
  return (
    <li className="chain-step">
      <span className="chain-number" aria-hidden="true">
        {number}
      </span>
      <div className="chain-body">
        <p className="chain-text">
          <span className="chain-kind">{t(`step.${step.step}`)}</span> <WithCode text={local(step.text)} />{' '}
          <StepLink step={step} finding={finding} analysis={analysis} />
        </p>
        <EvidenceList {...rows} evidence={evidence} shown={shown} />
      </div>
    </li>
  )
}
