import type { Analysis, Finding } from '@bundlescope/contract/analysis.ts'
import type { Anchor } from '@bundlescope/contract/case.ts'
import { useTranslation } from 'react-i18next'
import { ErrorChip } from '../../../explain/error-chip.tsx'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { usePinning } from '../../../investigation/pinning.ts'
import { useEvidenceRows } from '../../../investigation/use-evidence-rows.ts'
import { connectionErrorsIn } from '../../../lib/connection-error.ts'
import { useShortcuts } from '../../../lib/keys.ts'
import { formatShare } from '../../../lib/number.ts'
import { EvidenceList } from '../../../ui/evidence-list.tsx'
import { NextSteps } from '../../../ui/next-steps.tsx'
import { PinButton } from '../../../ui/pin-button.tsx'
import { Prose } from '../../../ui/prose.tsx'
import { Reference } from '../../../ui/reference.tsx'
import { SeverityTag } from '../../../ui/severity-tag.tsx'
import { besidesChain } from '../model.ts'
import { AffectedLink } from './affected-link.tsx'
import { Chain } from './chain.tsx'
import { When } from './when.tsx'

const MOST_AFFECTED = 10

/** A finding from its sentence to the last line it rests on. */
export function FindingDetail({ finding, analysis }: { finding: Finding; analysis: Analysis }) {
  const { t } = useTranslation('findings')
  const lang = useLanguage()
  const local = useLocalText()
  const rows = useEvidenceRows()
  const { severity, title, summary, affects, confidence, catalogue, chain, evidence, steps, references } = finding
  const rest = besidesChain(finding)
  const errors = [...new Set(evidence.flatMap(({ basis, text }) => (basis === 'log' ? connectionErrorsIn(text) : [])))]
  return (
    <article className="finding">
      <header>
        <h2 className="finding-head">
          <SeverityTag severity={severity} /> {local(title)} <Pin finding={finding} />
        </h2>
        <p className="finding-meta">
          <When finding={finding} />
          <span>{t('confidence', { share: formatShare(confidence, 1, lang) })}</span>
          {catalogue.length > 0 && <span>{catalogue.join(', ')}</span>}
        </p>
      </header>
      <div className="finding-summary">
        <Prose text={local(summary)} />
      </div>
      {(affects.length > 0 || errors.length > 0) && (
        <p className="finding-objects">
          {affects.slice(0, MOST_AFFECTED).map((text) => (
            <AffectedLink key={text} text={text} time={finding.from} />
          ))}
          {affects.length > MOST_AFFECTED && (
            <span className="soft">{t('moreAffected', { count: affects.length - MOST_AFFECTED })}</span>
          )}
          {errors.map((error) => (
            <ErrorChip key={error} error={error} />
          ))}
        </p>
      )}
      {chain.length > 0 && (
        <section>
          <h3>{t('chain')}</h3>
          <Chain finding={finding} analysis={analysis} />
        </section>
      )}
      {rest.length > 0 && (
        <section>
          <h3>{t(chain.length ? 'moreEvidence' : 'evidence')}</h3>
          <EvidenceList {...rows} evidence={rest} />
        </section>
      )}
      {steps.length > 0 && (
        <section>
          <h3>{t('steps')}</h3>
          <NextSteps steps={steps} />
        </section>
      )}
      {references.length > 0 && (
        <section>
          <h3>{t('references')}</h3>
          <ul className="finding-references">
            {references.map((text) => (
              <li key={text}>
                <Reference text={text} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  )
}

/** Puts the finding on the board, as it is called in the person's language. */
function Pin({ finding: { id, title, from } }: { finding: Finding }) {
  const local = useLocalText()
  const { may, pinOf, toggle } = usePinning()
  const anchor: Anchor = { kind: 'finding', finding: id, title: local(title), time: from }
  useShortcuts([{ keys: 'p', scope: 'findings', description: 'findingPin', run: () => toggle(anchor) }], may)
  if (!may) return null
  return <PinButton keys="p" pinned={pinOf(anchor) !== undefined} onToggle={() => toggle(anchor)} />
}
