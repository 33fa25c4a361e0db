import type { LocalText, NextStep, Severity } from '@bundlescope/contract/analysis.ts'
import { EAM_ISSUES, type EamIssue } from '../../facts/eam-issues.ts'
import { GI } from '../../facts/gi/gi.ts'
import { affectsEdge, affectsNode } from '../../facts/gi/ids.ts'
import type { Material } from '../../facts/material.ts'
import { times, when } from '../../facts/words.ts'
import type { EamIssueKind } from '../../knowledge/gi/eam-issues.ts'
import { say } from '../../knowledge/text.ts'
import { cannotKnow, noTrace } from '../gi-looks.ts'
import { defineRule, type Found, type Rule, type RuleSamples, type Verdict } from '../rule.ts'
import { EAM_ANSWER, EAM_LOG } from './eam-log.ts'

interface EamIssueRule {
  id: string
  title: LocalText
  catalogue: readonly string[]
  severity: Severity
  references?: readonly string[]
  supersedes?: readonly string[]
  kind: EamIssueKind
  /** It is about the VIB of the Mux, where the host has Guest Introspection. */
  isOfMux?: boolean
  /** What it means for protection or for who has to act; a sentence behind what EAM reports. */
  so: LocalText
  /** `host`: as said, or words for “the host”. */
  steps: (host: LocalText) => readonly NextStep[]
  samples: RuleSamples
}

/**
 * Makes the rule of one kind of EAM's issues: one finding for each host they are about. Agents of any solution count, for
 * what has to be done is the same.
 */
export function eamIssueRule(definition: EamIssueRule): Rule {
  const { kind, so, steps, isOfMux = false, ...rest } = definition
  return defineRule({
    ...rest,
    references: ['EAM API, issue types', ...(rest.references ?? [])],
    facts: { issues: EAM_ISSUES, gi: GI },
    evaluate({ material, facts: { issues, gi } }): Verdict {
      const own = issues.filter(({ known }) => known.kind === kind)
      if (own.length === 0) {
        if (isOfMux && !gi.hasTrace) return noTrace()
        if (tellsOfEam(material)) return { outcome: 'clear' }
        return gi.hasTrace ? cannotKnow([EAM_LOG, EAM_ANSWER]) : noTrace()
      }
      const groups = Map.groupBy(own, (one) => `${one.vcenter} ${hostName(one)}`)
      const findings = [...groups.values()].map((group) => {
        const host = hostName(group[0]!)
        const found = toFound(definition, group, host)
        const hasMux = isOfMux && host !== null && gi.hosts.some(({ name }) => name === host)
        return hasMux ? { ...found, affects: [...found.affects, affectsNode('mux', host)] } : found
      })
      return { outcome: 'found', findings }

      /** The host as its own bundle calls it. */
      function hostName({ host }: EamIssue): string | null {
        return gi.places.find('host', host)?.name ?? host
      }
    },
  })
}

function toFound({ severity, so, steps }: EamIssueRule, group: readonly EamIssue[], host: string | null): Found {
  const { vcenter } = group[0]!
  const last = group.at(-1)!
  const isOver = last.isResolved
  const told = group.filter(({ isResolved }) => !isResolved)
  const names = [...new Map((told.length > 0 ? told : group).map(({ known }) => [known.name, known])).values()]
  const first = group[0]!.time
  return {
    affects: [
      ...(host === null ? [] : [affectsEdge('e_deploy', host)]),
      affectsNode('eam', vcenter),
      ...(host === null ? [] : [`host:${host}`]),
    ],
    severity: isOver ? 'low' : severity,
    confidence: 0.9,
    summary: say(
      `EAM of ${vcenter} reports ${names.map(({ name, meaning }) => `${name} (${meaning.en})`).join(', ')}${host === null ? '' : ` for ${host}`}${first === null ? '' : `, ${times(group.length).en}, first at ${when(first)}`}${isOver && last.time !== null ? `, resolved at ${when(last.time)}` : ''}. ${so.en}`,
      `EAM(${vcenter})が${host === null ? '' : ` ${host} について`} ${names.map(({ name, meaning }) => `${name}(${meaning.ja})`).join('、')} を報告した${first === null ? '' : `(${times(group.length).ja}、初回 ${when(first)}${isOver && last.time !== null ? `、${when(last.time)} に解決` : ''})`}。${so.ja}`,
    ),
    evidence: [...group.slice(0, 6), ...group.slice(6).slice(-4)].map(({ evidence }) => evidence),
    steps: steps(host === null ? say('the host', '対象ホスト') : say(host, host)),
  }
}

/** EAM's own log says what it meets, so that its silence means something. */
function tellsOfEam(material: Material): boolean {
  return material.sources.some(({ events, name }) => events > 0 && /^eam(?:_api)?$/.test(name))
}
