import type { Check, Finding } from '@bundlescope/contract/analysis.ts'
import type { Micros } from '@bundlescope/contract/time.ts'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { useEvidenceRows } from '../../../investigation/use-evidence-rows.ts'
import { EvidenceList } from '../../../ui/evidence-list.tsx'
import { WithCode } from '../../../ui/prose.tsx'
import { HealthWord } from '../diagram/health-word.tsx'
import { usePartName } from '../diagram/names.ts'
import { type Part, standingAt } from '../model/standing.ts'
import type { Span } from '../time/span.ts'
import { CheckLists } from './check-lists.tsx'
import { checksOf } from './checks-of.ts'
import { PartFindings } from './part-findings.tsx'
import { PartHistory } from './part-history.tsx'

type PartDetailProps = {
  part: Part
  at: Micros | null
  span: Span | null
  findings: readonly Finding[]
  /** All that were made or could not be. */
  checks: readonly Check[]
  about: string | null
  /** Unfolded at first. */
  open: boolean
}

/** One node or edge: how it stands and why, on what evidence, what was checked, what was found, what is missing. */
export function PartDetail({ part, at, span, findings, checks, about, open }: PartDetailProps) {
  const { t } = useTranslation('guestIntrospection')
  const local = useLocalText()
  const rows = useEvidenceRows()
  const { title } = usePartName()(part)
  const { health, reason } = standingAt(part, at)
  const own = findings.filter(({ id }) => part.findings.includes(id))
  return (
    <details className="gi-part" open={open}>
      <summary>
        <span className="gi-part-name">{title}</span> <HealthWord health={health} />
      </summary>
      <div className="gi-part-body">
        <p>
          <WithCode text={local(reason)} />
        </p>
        {at !== null && part.health !== health && (
          <p className="soft">
            {t('nowDifferent')} <HealthWord health={part.health} /> {local(part.reason)}
          </p>
        )}
        {part.evidence.length > 0 ? (
          <section>
            <h4>{t('evidence')}</h4>
            <EvidenceList {...rows} evidence={part.evidence} />
          </section>
        ) : (
          <p className="soft">{t('noEvidence')}</p>
        )}
        <PartHistory part={part} span={span} />
        <PartFindings findings={own} />
        <CheckLists checks={checksOf(part, checks)} about={about} />
      </div>
    </details>
  )
}
