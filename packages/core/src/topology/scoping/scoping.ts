import type { Finding, Scope, Scoping, Topology } from '@bundlescope/contract/analysis.ts'
import type { GiModel } from '../../facts/gi/gi.ts'
import { say } from '../../knowledge/text.ts'
import { orderOf } from './order.ts'
import { reachOf } from './reach.ts'

/** What an answer to the one question says: the references' first branch. */
const RULE_OF_ANSWER: Readonly<Record<Scope, string>> = { 'some-vms': 'R1', 'all-of-host': 'R2' }

/**
 * How far the trouble reaches, and so what to suspect and to check first. Where the bundles do not tell it, a person is
 * asked whether only certain VMs are affected; the answer orders suspects and checks.
 */
export function scopingOf(
  gi: GiModel,
  topology: Topology,
  findings: readonly Finding[],
  answer: Scope | null,
): Scoping {
  const reach = reachOf(gi, topology, findings)
  const inferred = reach.rules[0] ?? null
  const rule = answer === null ? inferred : RULE_OF_ANSWER[answer]
  const isAsked = answer !== null || inferred === null
  return {
    ...orderOf(rule, reach, topology, findings),
    also: reach.rules.filter((one) => one !== rule),
    basis: answer !== null ? 'answered' : inferred !== null ? 'inferred' : 'unknown',
    reason: answer !== null ? say('So it was answered', '回答による') : reach.reason,
    evidence: reach.evidence,
    affected: reach.affected,
    question:
      isAsked && (gi.isUsed || topology.nodes.some(({ kind }) => kind === 'thin_agent'))
        ? {
            text: say(
              'Does it happen on certain VMs only, or on all VMs of this SVA’s host?',
              '特定の VM のみで発生していますか、それともこの SVA のホスト上のすべての VM で発生していますか。',
            ),
            answer,
            options: [
              {
                value: 'some-vms',
                text: say('Only certain VMs', '特定の VM のみ'),
                order: orderOf(RULE_OF_ANSWER['some-vms'], reach, topology, findings),
              },
              {
                value: 'all-of-host',
                text: say('All VMs of the host', 'ホスト上のすべての VM'),
                order: orderOf(RULE_OF_ANSWER['all-of-host'], reach, topology, findings),
              },
            ],
          }
        : null,
  }
}
