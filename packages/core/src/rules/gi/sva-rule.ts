import type { LocalText, Severity } from '@bundlescope/contract/analysis.ts'
import type { ProbeAnswers, ProbesWanted } from '../../facts/fact.ts'
import { GI, type GiModel } from '../../facts/gi/gi.ts'
import type { GiSva } from '../../facts/gi/svas.ts'
import type { Material } from '../../facts/material.ts'
import { say } from '../../knowledge/text.ts'
import { cannotKnow, conclude, type Look, noTrace } from '../gi-looks.ts'
import { defineRule, type Rule } from '../rule.ts'

interface Beside<P extends ProbesWanted> {
  material: Material
  probes: ProbeAnswers<P>
  gi: GiModel
}

interface SvaRuleDefinition<P extends ProbesWanted> {
  id: string
  title: LocalText
  catalogue: readonly string[]
  severity: Severity
  references: readonly string[]
  supersedes?: readonly string[]
  probes?: P
  look(sva: GiSva, beside: Beside<P>): Look
  /** What is seen of the site as a whole, beside the single SVAs. */
  lookAround?: (beside: Beside<P>) => readonly Look[]
}

/** A rule that looks at every service VM of Guest Introspection, one after the other. */
export function svaRule<P extends ProbesWanted = Record<never, never>>(definition: SvaRuleDefinition<P>): Rule {
  const { id, title, catalogue, severity, references, supersedes = [], look, lookAround } = definition
  return defineRule({
    id,
    title,
    catalogue,
    severity,
    references,
    supersedes,
    facts: { gi: GI },
    probes: definition.probes ?? ({} as P),
    evaluate({ material, facts: { gi }, probes }) {
      if (!gi.hasTrace) return noTrace()
      const beside = { material, probes, gi }
      const looks = [...gi.svas.map((sva) => look(sva, beside)), ...(lookAround?.(beside) ?? [])]
      return looks.length > 0 ? conclude(looks) : cannotKnow([SVA_WANTED])
    },
  })
}

const SVA_WANTED = say(
  'the diagnostics of the SVA, or the vm-support bundle of a prepared host',
  'SVA の診断パッケージ、または準備済みホストの vm-support バンドル',
)
