import { EAM_ISSUES, type EamIssue } from '../../../facts/eam-issues.ts'
import { EAM_STATUSES, type EamStatus } from '../../../facts/eam-statuses.ts'
import { GI } from '../../../facts/gi/gi.ts'
import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import { when } from '../../../facts/words.ts'
import { LOOK_AT_AGENCIES, READ_EAM_LOG } from '../../../knowledge/gi/steps-eam.ts'
import { say } from '../../../knowledge/text.ts'
import { cannotKnow, conclude, FINE, fault, type Look, noTrace } from '../../gi-looks.ts'
import { CLEAR, defineRule } from '../../rule.ts'
import { EAM_ANSWER, EAM_LOG } from '../eam-log.ts'

const STEPS = [LOOK_AT_AGENCIES, READ_EAM_LOG]

/** Yellow or red, and no issue that another rule speaks of says why. */
export const agentNotGreen = defineRule({
  id: 'agent-not-green',
  title: say('An agent or agency of EAM is not green', 'EAM のエージェント・エージェンシーが正常(緑)ではない'),
  catalogue: ['GI-E14'],
  severity: 'medium',
  references: ['KB 340947', 'KB 2075600'],
  facts: { gi: GI, statuses: EAM_STATUSES, issues: EAM_ISSUES },
  evaluate({ facts: { gi, statuses, issues } }) {
    const open = issues.filter(({ isResolved }) => !isResolved)
    // Without Guest Introspection no other rule speaks of agent VMs that are down.
    const isOther = ({ known }: EamIssue): boolean =>
      known.kind === 'other' || (known.kind === 'agent-vm-down' && !gi.hasTrace)
    const others = open.filter(isOther)
    const looks = statuses.map((own) => {
      const of = (all: readonly EamIssue[]) => all.filter(({ vcenter }) => vcenter === own[0]!.vcenter)
      const isExplained = of(open).length > of(others).length
      return isExplained ? FINE : lookAt(own, of(others))
    })
    if (looks.length === 0 && others.length > 0) looks.push(byIssues(others))
    if (looks.length > 0) return conclude(looks)
    if (gi.vcenters.some(({ eamLogEnd }) => eamLogEnd !== null)) return CLEAR
    return gi.hasTrace ? cannotKnow([EAM_LOG, EAM_ANSWER]) : noTrace()
  },
})

/** The last word counts; since when follows from the words before it. */
function lookAt(own: readonly EamStatus[], because: readonly EamIssue[]): Look {
  const { object, vcenter, status, time } = own.at(-1)!
  if (status === 'green') return FINE
  const since = own[own.findLastIndex((one) => one.status === 'green') + 1]!
  const names = [...new Set(because.map(({ known }) => known.name))]
  return fault({
    affects: [affectsNode('eam', vcenter), affectsEdge('e_agency', vcenter), `host:${vcenter}`],
    confidence: 0.8,
    summary: say(
      `EAM of ${vcenter} calls ${object || 'an agent'} ${status}${time === null ? '' : ` at ${when(time)}`}${names.length > 0 ? `: ${names.join(', ')}` : ', and no issue in the bundles says why'}.`,
      `${vcenter} の EAM は${time === null ? '' : ` ${when(time)} の時点で`} ${object || 'エージェント'} を ${status} としている${names.length > 0 ? `(${names.join('、')})` : '。理由を示す問題はバンドルにない'}。`,
    ),
    evidence: [...own.filter((one) => one.status !== 'green').slice(-4), ...because].map(({ evidence }) => evidence),
    steps: STEPS,
    from: since.time,
    to: time,
  })
}

/** Issues for which no rule of their own is needed: something is left over or was moved. */
function byIssues(others: readonly EamIssue[]): Look {
  const { vcenter } = others[0]!
  const known = [...new Map(others.map((one) => [one.known.name, one.known])).values()]
  return fault({
    affects: [affectsNode('eam', vcenter), `host:${vcenter}`],
    confidence: 0.8,
    summary: say(
      `EAM of ${vcenter} reports ${known.map(({ name, meaning }) => `${name} (${meaning.en})`).join(', ')}.`,
      `${vcenter} の EAM が ${known.map(({ name, meaning }) => `${name}(${meaning.ja})`).join('、')} を報告した。`,
    ),
    evidence: others.slice(0, 8).map(({ evidence }) => evidence),
    steps: STEPS,
  })
}
