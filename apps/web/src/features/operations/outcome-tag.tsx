import type { Operation } from '@bundlescope/contract/analysis.ts'
import { useTranslation } from 'react-i18next'

/** A sign goes with the colour: ✕ failed, ✓ done, … not ended within the logs. */
const LOOK: Record<Operation['outcome'], { sign: string; tag: string }> = {
  failed: { sign: '✕', tag: 'tag tag-error' },
  open: { sign: '…', tag: 'tag tag-warning' },
  ok: { sign: '✓', tag: 'tag tag-ok' },
  unknown: { sign: '?', tag: 'tag' },
}

export function OutcomeTag({ outcome }: Pick<Operation, 'outcome'>) {
  const { t } = useTranslation('operations')
  return (
    <span className={LOOK[outcome].tag} title={t(`outcomeHints.${outcome}`)}>
      <span aria-hidden="true">{LOOK[outcome].sign}</span> {t(`outcomes.${outcome}`)}
    </span>
  )
}
