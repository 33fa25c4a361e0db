import { FAILURES } from '../../facts/connections/failures.ts'
import { ofEvent, ofKnowledge } from '../../facts/evidence.ts'
import { machineName } from '../../facts/machine.ts'
import { timesWithin } from '../../facts/words.ts'
import { knownFailure } from '../../knowledge/errno.ts'
import { knownPorts } from '../../knowledge/ports/lookup.ts'
import { say } from '../../knowledge/text.ts'
import { peerObjects } from '../peer-objects.ts'
import { clearOrUnknown, defineRule, step } from '../rule.ts'

/** Once or twice happens on every network. */
const OFTEN = 3

export const peerRefused = defineRule({
  id: 'peer-refused',
  title: say('Another machine refused connections', '別のマシンが接続を拒否した'),
  catalogue: ['VC-08'],
  severity: 'medium',
  references: ['RFC 9293'],
  facts: { failures: FAILURES },
  evaluate({ material, facts }) {
    const remote = facts.failures.filter((one) => one.failure === 'refused' && !one.isLocal)
    if (remote.length === 0) return clearOrUnknown(material)
    const known = knownFailure('refused')
    return {
      outcome: 'found',
      findings: remote.map((one) => {
        const to = one.server ? machineName(one.server) : (one.address ?? '?')
        const purpose = knownPorts(one.port, null, null)[0]?.purpose
        const clients = one.clients.map(({ name }) => name).join(', ')
        return {
          affects: peerObjects(one, to),
          severity: one.count >= OFTEN ? ('medium' as const) : ('info' as const),
          confidence: one.by === 'rule of thumb' ? 0.6 : 0.85,
          title: say(`${to} refused connections to port ${one.port}`, `${to} がポート ${one.port} への接続を拒否`),
          summary: say(
            `${to} refused connections of ${clients} to port ${one.port}${purpose ? ` (${purpose.en})` : ''} ${timesWithin(one.count, one.first, one.last).en}: it is up, but nobody listens there, or a firewall rejects.`,
            `${to} がポート ${one.port}${purpose ? `(${purpose.ja})` : ''} への ${clients} の接続を ${timesWithin(one.count, one.first, one.last).ja}拒否した。相手は動作しているが待ち受けがないか、ファイアウォールが拒否している。`,
          ),
          evidence: [one.events[0]!, one.events.at(-1)!]
            .map((event) => ofEvent(material, event))
            .concat(ofKnowledge(known.source, known.meaning)),
          steps: [
            step(
              say(
                `See on ${to} whether somebody listens on ${one.port}, before looking at firewalls`,
                `ファイアウォールより先に、${to} でポート ${one.port} が待ち受けているか確認する`,
              ),
              `ss -tlnp | grep ':${one.port}'`,
            ),
            step(say('Then look for a firewall that rejects', '次に、拒否を返すファイアウォールを確認する')),
          ],
          from: one.first,
          to: one.last,
        }
      }),
    }
  },
})
