import type { Finding, LocalText, Scope, Scoping, Topology } from '@bundlescope/contract/analysis.ts'
import type { GiModel } from '../../facts/gi/gi.ts'
import { say } from '../../knowledge/text.ts'
import { orderOf } from './order.ts'
import { reachOf } from './reach.ts'

/** What can be answered to the one question, and which rule follows: the references' first branch, then what else it may be. */
const ANSWERS: readonly { value: Scope; rule: string; text: LocalText }[] = [
  { value: 'some-vms', rule: 'R1', text: say('Only certain VMs', '特定の VM のみ') },
  { value: 'all-of-host', rule: 'R2', text: say('All VMs of the host', 'ホスト上のすべての VM') },
  { value: 'partner-only', rule: 'R5', text: say('Only the partner’s console shows it', 'パートナー製品の画面のみ') },
  { value: 'slow', rule: 'R8', text: say('No alarm, but slow', 'アラームはないが遅い') },
]

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
  const rule = answer === null ? inferred : ANSWERS.find(({ value }) => value === answer)!.rule
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
            options: ANSWERS.map((one) => ({
              value: one.value,
              text: one.text,
              order: orderOf(one.rule, reach, topology, findings),
            })),
          }
        : null,
  }
}
