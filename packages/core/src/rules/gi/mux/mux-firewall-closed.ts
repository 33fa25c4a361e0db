import { affectsEdge } from '../../../facts/gi/ids.ts'
import { LOOK_AT_FIREWALL, lookAtMuxLinks } from '../../../knowledge/gi/steps-host.ts'
import { say } from '../../../knowledge/text.ts'
import { hostRule } from '../../gi-host-rule.ts'
import { FINE, fault, muxOf, paste, unclear } from '../../gi-looks.ts'
import { step } from '../../rule.ts'

/** A ruleset of the Mux is off, or lets it go elsewhere only. */
export const muxFirewallClosed = hostRule({
  id: 'mux-firewall-closed',
  title: say('The firewall of a host holds the Mux back', 'ホストのファイアウォールが Mux の通信を制限している'),
  catalogue: ['GI-M12'],
  severity: 'high',
  references: ['vShield-Endpoint-Mux (ESXi firewall)'],
  look(host) {
    const { firewall, links, name } = host
    // Connected to the SVA as it is, it is not held back.
    if (links.toSva.is === 'there') return FINE
    if (firewall.length === 0)
      return unclear(
        paste('esxcli network firewall ruleset list', say(`on ${name}`, `${name} `)),
        paste('esxcli network firewall ruleset allowedip list', say(`on ${name}`, `${name} `)),
      )
    const closed = firewall.filter(({ isEnabled, allowed }) => isEnabled === false || !letsThrough(allowed))
    if (closed.length === 0) return FINE
    const which = closed.map(({ ruleset }) => ruleset)
    return fault({
      affects: [affectsEdge('e_epsec', name), `host:${name}`],
      confidence: links.toSva.is === 'absent' ? 0.7 : 0.5,
      severity: links.toSva.is === 'absent' ? 'high' : 'medium',
      summary: say(
        `The firewall of ${name} has ${[...new Set(which)].join(' and ')} switched off or restricted to addresses without 169.254.0.0/16, where the SVA is${links.toSva.is === 'absent' ? ', and the Mux is not connected to it' : ''}.`,
        `${name} のファイアウォールで ${[...new Set(which)].join('・')} が無効、または SVA のある 169.254.0.0/16 を含まない許可アドレスに制限されている${links.toSva.is === 'absent' ? '。Mux は SVA に接続していない' : ''}。`,
      ),
      evidence: [...closed.map(({ evidence }) => evidence), ...links.toSva.evidence.slice(0, 2)],
      steps: [
        LOOK_AT_FIREWALL,
        step(
          say('Switch the ruleset on, for all addresses', 'ルールセットを有効にし、全アドレスを許可する'),
          [...new Set(which)]
            .map(
              (one) =>
                `esxcli network firewall ruleset set -r ${one} -e true; esxcli network firewall ruleset set -r ${one} -a true`,
            )
            .join('; '),
        ),
        lookAtMuxLinks(muxOf(host)),
      ],
    })
  },
})

/** `All`, `169.254.0.0/16`, `10.0.0.0/8, 169.254.1.0/24`; null: nothing is said of addresses. */
function letsThrough(allowed: string | null): boolean {
  return allowed === null || /\ball\b|\b169\.254\.|\b0\.0\.0\.0\/0/i.test(allowed)
}
