import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import { LOOK_AT_VMKNIC, PREPARE_HOST_AGAIN } from '../../../knowledge/gi/steps-host.ts'
import { say } from '../../../knowledge/text.ts'
import { hostRule } from '../../gi-host-rule.ts'
import { asListed, beside, FINE, fault, unclear } from '../../gi-looks.ts'

/** Mux and SVA meet on a switch within the host; the host's own end of it is a vmknic with 169.254.1.1. */
export const internalSwitchMissing = hostRule({
  id: 'internal-switch-missing',
  title: say(
    'The internal adapter for the SVA is missing on a host',
    'ホストに SVA 通信用の内部アダプタ(169.254.1.1)がない',
  ),
  catalogue: ['GI-M13'],
  severity: 'critical',
  references: ['KA-0002868', 'NSX: Malware Prevention SVM'],
  look(host) {
    const { vmknic, svaPortGroup, links, muxVib, mux, name } = host
    if (links.toSva.is === 'there') return FINE
    if (muxVib.is !== 'there' && mux.is !== 'there')
      return beside(say('The Mux is not installed', 'Mux がインストールされていない'))
    const isVmknicGone = vmknic.is === 'absent'
    const isPortGroupGone = svaPortGroup.is === 'absent'
    if (!isVmknicGone && !isPortGroupGone) {
      if (vmknic.is === 'there') return FINE
      return unclear(...vmknic.missing, ...svaPortGroup.missing)
    }
    const gone = [
      ...(isVmknicGone ? ['vmservice-vmknic-pg (169.254.1.1)'] : []),
      ...(isPortGroupGone ? ['vmservice-vshield-pg'] : []),
    ]
    const then = asListed(vmknic.at ?? svaPortGroup.at)
    return fault({
      affects: [affectsEdge('e_epsec', name), affectsNode('esx_host', name), `host:${name}`],
      confidence: links.toSva.is === 'absent' ? 0.85 : 0.7,
      severity: isVmknicGone ? 'critical' : 'high',
      summary: say(
        `${name} had no ${gone.join(' and no ')} ${then.en}, though the Mux is installed: there is no way from it to the SVA.`,
        `${name} には Mux がインストールされているが、${then.ja} ${gone.join('、')} がなかった。Mux から SVA への経路がない。`,
      ),
      evidence: [
        ...(isVmknicGone ? vmknic.evidence : []),
        ...(isPortGroupGone ? svaPortGroup.evidence : []),
        ...links.toSva.evidence.slice(0, 2),
      ],
      steps: [LOOK_AT_VMKNIC, PREPARE_HOST_AGAIN],
    })
  },
})
