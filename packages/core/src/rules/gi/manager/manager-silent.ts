import { GI } from '../../../facts/gi/gi.ts'
import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import { LOOK_AT_MANAGER, RESTART_MANAGER } from '../../../knowledge/gi/steps-manager.ts'
import { say } from '../../../knowledge/text.ts'
import { asListed, cannotKnow, noTrace, paste } from '../../gi-looks.ts'
import { CLEAR, defineRule } from '../../rule.ts'

/** Of one host a missing connection may be chance, for they are short; of several at once it is the manager. */
export const managerSilent = defineRule({
  id: 'manager-silent',
  title: say('The manager does not answer the hosts', 'マネージャがホストに応答していない'),
  catalogue: ['GI-N01'],
  severity: 'high',
  references: ['KA-0002868', 'Trend Micro 1097016'],
  supersedes: ['mux-no-manager-link'],
  facts: { gi: GI },
  evaluate({ facts: { gi } }) {
    if (!gi.hasTrace) return noTrace()
    // With NSX-T the Mux is configured through other agents.
    const hosts = gi.prepared.filter(({ muxName, mux }) => muxName !== 'nsx-context-mux' && mux.is === 'there')
    const known = hosts.filter(({ links }) => links.toManager.is !== 'unknown')
    if (known.some(({ links }) => links.toManager.is === 'there')) return CLEAR
    if (known.length < 2) {
      return cannotKnow([
        paste(
          'esxcli network ip connection list | grep Mux',
          say('on two or more prepared hosts', '準備済みの 2 台以上のホスト'),
        ),
        say(
          'an answer: does the page of the manager open and react?',
          '回答:マネージャの管理画面は表示され、操作できるか',
        ),
      ])
    }
    const names = known.map(({ name }) => name).join(', ')
    const manager = gi.managers[0]?.name ?? 'manager'
    return {
      outcome: 'found',
      findings: [
        {
          affects: [affectsNode('manager', manager), ...known.map(({ name }) => affectsEdge('e_cfg', name))],
          confidence: 0.5,
          summary: say(
            `The Mux runs on ${names}, and on none of them it was connected to the manager (443) ${asListed(known[0]!.links.at).en}. VMs that are protected stay so; what the manager shows may be wrong, and VMs that are new or moved cannot be activated.`,
            `${names} では Mux が動作しているが、${asListed(known[0]!.links.at).ja}、いずれもマネージャ(443)に接続していなかった。保護済みの仮想マシンへの影響はないが、マネージャの表示は正しくない可能性があり、新規・移動後の仮想マシンを有効化できない。`,
          ),
          evidence: known.flatMap(({ links }) => links.toManager.evidence).slice(0, 10),
          steps: [LOOK_AT_MANAGER, RESTART_MANAGER],
        },
      ],
    }
  },
})
