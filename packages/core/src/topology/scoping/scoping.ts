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
 * asked whether only certain VMs are affected: `withAnswer` then orders suspects and checks.
 */
export function scopingOf(gi: GiModel, topology: Topology, findings: readonly Finding[]): Scoping {
  const reach = reachOf(gi, topology, findings)
  const [rule = null] = reach.rules
  const isAsked = rule === null && (gi.isUsed || topology.nodes.some(({ kind }) => kind === 'thin_agent'))
  return {
    ...orderOf(rule, reach, topology, findings),
    also: reach.rules.slice(1),
    basis: rule === null ? 'unknown' : 'inferred',
    reason: reach.reason,
    evidence: reach.evidence,
    affected: reach.affected,
    question: isAsked
      ? {
          text: say(
            'Does it happen on certain VMs only, or on all VMs of this SVA’s host?',
            '特定の VM のみで発生していますか、それともこの SVA のホスト上のすべての VM で発生していますか。',
          ),
          answer: null,
          options: ANSWERS.map((one) => ({
            value: one.value,
            text: one.text,
            order: orderOf(one.rule, reach, topology, findings),
          })),
        }
      : null,
  }
}
