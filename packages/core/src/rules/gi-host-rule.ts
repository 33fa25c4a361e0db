import type { LocalText, Severity } from '@bundlescope/contract/analysis.ts'
import type { ProbeAnswers, ProbesWanted } from '../facts/fact.ts'
import { GI, type GiModel } from '../facts/gi/gi.ts'
import type { GiHost } from '../facts/gi/hosts.ts'
import type { Material } from '../facts/material.ts'
import { say } from '../knowledge/text.ts'
import { cannotKnow, conclude, isOfGuestIntrospection, type Look } from './gi-looks.ts'
import { defineRule, type Rule } from './rule.ts'

interface Beside<P extends ProbesWanted> {
  material: Material
  probes: ProbeAnswers<P>
  gi: GiModel
  /** All ESXi hosts that Guest Introspection uses, for comparisons. */
  hosts: readonly GiHost[]
}

interface HostRuleDefinition<P extends ProbesWanted> {
  id: string
  title: LocalText
  catalogue: readonly string[]
  severity: Severity
  references: readonly string[]
  supersedes?: readonly string[]
  probes?: P
  /** Hosts looked at though nothing of Guest Introspection was seen there. */
  alsoAt?: (host: GiHost, beside: Beside<P>) => boolean
  look(host: GiHost, beside: Beside<P>): Look
}

const NO_HOST = cannotKnow([
  say(
    'the support bundle (vm-support) of an ESXi host with the Mux',
    'Mux のある ESXi ホストのサポートバンドル(vm-support)',
  ),
])

/** A rule that looks at every ESXi host that Guest Introspection uses, one after the other. */
export function hostRule<P extends ProbesWanted = Record<never, never>>(definition: HostRuleDefinition<P>): Rule {
  const { id, title, catalogue, severity, references, supersedes = [], alsoAt, look } = definition
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
      const beside = { material, probes, gi, hosts: gi.hosts.filter((host) => isOfGuestIntrospection(host, gi)) }
      const wanted = gi.hosts.filter((host) => beside.hosts.includes(host) || alsoAt?.(host, beside) === true)
      if (wanted.length === 0 && gi.hasTrace) return NO_HOST
      return conclude(wanted.map((host) => look(host, beside)))
    },
  })
}
