import { ofEvent } from '../../../facts/evidence.ts'
import { affectsNode } from '../../../facts/gi/ids.ts'
import { LOOK_AT_VIBS, PREPARE_HOST_AGAIN, READ_ESXUPDATE } from '../../../knowledge/gi/steps-host.ts'
import { say } from '../../../knowledge/text.ts'
import { hostRule } from '../../gi-host-rule.ts'
import { asListed, FINE, fault, isOf, isOfGuestIntrospection, unclear } from '../../gi-looks.ts'

/** EAM, asked for the issue by its class; that the line names the host makes it the host's. */
const NOT_INSTALLED = /\bVibNotInstalled\b/

/** The host was prepared: its internal switch is there, or other hosts have the Mux; its VIB is not. */
export const muxVibMissing = hostRule({
  id: 'mux-vib-missing',
  title: say('The VIB of the Mux is missing on a prepared host', '準備済みホストに Mux の VIB がない'),
  catalogue: ['GI-M07'],
  severity: 'high',
  references: ['KB 2096846', 'eam.issue.VibNotInstalled'],
  probes: { issue: 'vibnotinstalled' },
  alsoAt: (host, { hosts }) => host.muxVib.is === 'absent' && hosts.some((other) => other.muxVib.is === 'there'),
  look(host, { material, probes, hosts, gi }) {
    const { muxVib, muxVibs, name } = host
    if (muxVib.is === 'there') return FINE
    const said = probes.issue.events.filter(
      (event) => NOT_INSTALLED.test(event.message) && (isOf(host, event, material) || event.message.includes(name)),
    )
    if (muxVib.is === 'unknown' && said.length === 0) return unclear(...muxVib.missing)
    // It waits for the reboot: that is another fault.
    if (muxVibs.length > 0) return FINE
    const others = hosts.filter((other) => other.muxVib.is === 'there').map((other) => other.name)
    const names = others.slice(0, 5).join(', ')
    // Without a sign of its own the host may be of another cluster, which nobody meant to protect.
    const isPrepared = said.length > 0 || isOfGuestIntrospection(host, gi)
    const then = asListed(muxVib.at)
    const summary = isPrepared
      ? say(
          `${name} had no VIB of the Mux ${then.en}, though it was prepared for Guest Introspection: ${said.length > 0 ? 'EAM says so itself' : 'its internal switch for service VMs is there'}${others.length > 0 ? `, and ${names} ${others.length === 1 ? 'has' : 'have'} it` : ''}.`,
          `${name} は Guest Introspection 用に準備されている(${said.length > 0 ? 'EAM も報告している' : 'サービス仮想マシン用の内部スイッチがある'})が、${then.ja} Mux の VIB がなかった。${others.length > 0 ? `${names} にはある。` : ''}`,
        )
      : say(
          `${name} had no VIB of the Mux ${then.en}, while ${names} ${others.length === 1 ? 'has' : 'have'} it. If they are of one cluster, this host was left out, and its VMs are not protected.`,
          `${name} には${then.ja} Mux の VIB がなかったが、${names} にはある。同一クラスタであれば、このホストは準備されておらず、仮想マシンは保護されない。`,
        )
    return fault({
      affects: [affectsNode('mux', name), `host:${name}`],
      severity: isPrepared ? 'high' : 'medium',
      confidence: said.length > 0 ? 0.9 : isPrepared ? 0.7 : 0.4,
      summary,
      evidence: [
        ...said.slice(0, 4).map((event) => ofEvent(material, event)),
        ...muxVib.evidence,
        ...host.vmknic.evidence.slice(0, 1),
      ],
      steps: [LOOK_AT_VIBS, READ_ESXUPDATE, PREPARE_HOST_AGAIN],
    })
  },
})
