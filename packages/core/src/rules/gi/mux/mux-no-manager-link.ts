import { affectsEdge } from '../../../facts/gi/ids.ts'
import { lookAtMuxLinks, restartMux } from '../../../knowledge/gi/steps-host.ts'
import { say } from '../../../knowledge/text.ts'
import { hostRule } from '../../gi-host-rule.ts'
import { asListed, beside, FINE, fault, muxOf, unclear } from '../../gi-looks.ts'
import { step } from '../../rule.ts'

/** vShield and NSX for vSphere: the Mux asks the manager for its configuration over 443. Such a call may be short. */
export const muxNoManagerLink = hostRule({
  id: 'mux-no-manager-link',
  title: say('The Mux has no connection to the manager', 'Mux とマネージャの接続がない'),
  catalogue: ['GI-M05'],
  severity: 'medium',
  references: ['KB 2096846', 'KA-0002868'],
  look(host) {
    const { toManager, muxRows } = host.links
    if (host.muxName === 'nsx-context-mux')
      return beside(
        say(
          'The Mux of NSX-T gets its configuration from an agent on the host, not from the manager',
          'NSX-T の Mux はホスト上のエージェントから構成を取得する(マネージャには接続しない)',
        ),
      )
    if (toManager.is === 'there') return FINE
    if (toManager.is === 'unknown') return unclear(...toManager.missing)
    if (muxRows === 0)
      return beside(
        say(
          'The Mux had no connection at all: see whether it runs',
          'Mux の接続がまったくない(動作状況を先に確認する)',
        ),
      )
    const then = asListed(toManager.at)
    return fault({
      affects: [affectsEdge('e_cfg', host.name), `host:${host.name}`],
      confidence: 0.5,
      summary: say(
        `The Mux of ${host.name} had ${muxRows} connection${muxRows === 1 ? '' : 's'} ${then.en}, none of them to the manager on 443. It asks there for its configuration; the connection may be short, so this alone is no proof.`,
        `${host.name} の Mux には${then.ja} ${muxRows} 件の接続があったが、マネージャ(443)への接続はなかった。Mux はマネージャから構成を取得する。接続は短時間のこともあり、これだけでは断定できない。`,
      ),
      evidence: toManager.evidence,
      steps: [
        lookAtMuxLinks(muxOf(host)),
        step(
          say(
            'See that the manager is up, and that the host resolves its name and reaches it from the management network',
            'マネージャが稼働しているか、ホストの管理ネットワークから名前解決と到達ができるか確認する',
          ),
          'nc -z MANAGER 443',
        ),
        restartMux(muxOf(host)),
      ],
    })
  },
})
