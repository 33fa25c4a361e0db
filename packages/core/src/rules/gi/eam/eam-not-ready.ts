import { ofEvent } from '../../../facts/evidence.ts'
import { GI } from '../../../facts/gi/gi.ts'
import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import { GI_VCENTERS, type GiVcenter } from '../../../facts/gi/vcenters.ts'
import type { Material } from '../../../facts/material.ts'
import { when } from '../../../facts/words.ts'
import { LOOK_AT_EAM, OPEN_EAM_MOB, READ_EAM_LOG, RESTART_EAM } from '../../../knowledge/gi/steps-eam.ts'
import { say } from '../../../knowledge/text.ts'
import { asListed, conclude, FINE, fault, type Look, noTrace, unclear } from '../../gi-looks.ts'
import { defineRule } from '../../rule.ts'
import { EAM_LOG } from '../eam-log.ts'

/** EAM reads its database when it starts, which takes moments; what lasts longer is a fault. */
const STARTING = 3 * 60e6

/** Stopped when it was listed, or long unable to answer: nothing is deployed, repaired or reported. */
export const eamNotReady = defineRule({
  id: 'eam-not-ready',
  title: say('EAM is stopped or does not initialise', 'EAM が停止している、または初期化されない'),
  catalogue: ['GI-E01'],
  severity: 'high',
  references: ['KB 2122392', 'KB 342483', 'KB 434349'],
  supersedes: ['service-stopped'],
  facts: { gi: GI, vcenters: GI_VCENTERS },
  evaluate({ material, facts }) {
    const looks = facts.vcenters.map((vcenter) => look(vcenter, material))
    if (facts.gi.hasTrace || looks.some(({ is }) => is !== 'unknown'))
      return conclude(looks.length > 0 ? looks : [unclear(EAM_LOG)])
    return noTrace()
  },
})

function look(vcenter: GiVcenter, material: Material): Look {
  const { name, eam, lines, eamLogEnd } = vcenter
  const affects = [affectsNode('eam', name), affectsEdge('e_agency', name), 'service:vmware-eam', `host:${name}`]
  if (eam.is === 'absent') {
    return fault({
      affects,
      confidence: 0.95,
      summary: say(
        `EAM of ${name} did not run ${asListed(eam.at).en}: agents and VIBs are neither deployed nor watched. Service VMs that run go on protecting.`,
        `${name} の EAM は${asListed(eam.at).ja}停止していた。エージェントや VIB のデプロイ・監視は行われない。稼働中のサービス VM による保護は継続する。`,
      ),
      evidence: eam.evidence,
      steps: [LOOK_AT_EAM, READ_EAM_LOG, RESTART_EAM],
      to: null,
    })
  }
  const refused = lines.filter(({ kind }) => kind === 'not-initialised')
  const [first, last] = [refused[0], refused.at(-1)]
  if (!first || !last || last.time - first.time < STARTING)
    return eam.is === 'there' || eamLogEnd !== null ? FINE : unclear(EAM_LOG)
  const answered = lines.find(({ kind, time }) => kind === 'answered' && time > last.time)
  return fault({
    affects,
    severity: answered ? 'medium' : 'high',
    confidence: 0.9,
    summary: say(
      `EAM of ${name} refused requests from ${when(first.time)} to ${when(last.time)} because it had not read its database${answered ? `; at ${when(answered.time)} it answered again` : eam.is === 'there' ? ', though its service was listed as running' : ''}. Meanwhile no agent could be deployed or repaired.`,
      `${name} の EAM は ${when(first.time)} から ${when(last.time)} までデータベースの読み込みが完了せず、要求を拒否した${answered ? `(${when(answered.time)} に応答を再開)` : eam.is === 'there' ? '(サービス一覧では稼働中)' : ''}。この間、エージェントのデプロイ・修復はできない。`,
    ),
    evidence: [
      ...[first, refused[1], last].flatMap((one) => (one ? [ofEvent(material, one.event)] : [])),
      ...eam.evidence,
    ],
    steps: [LOOK_AT_EAM, READ_EAM_LOG, RESTART_EAM, OPEN_EAM_MOB],
    from: first.time,
    to: last.time,
  })
}
