import { hostAndPort } from '../../facts/connections/endpoints.ts'
import { FAILURES, type Failures } from '../../facts/connections/failures.ts'
import { ofEvent, ofKnowledge } from '../../facts/evidence.ts'
import { machineName } from '../../facts/machine.ts'
import type { Material } from '../../facts/material.ts'
import { timesWithin } from '../../facts/words.ts'
import { knownFailure } from '../../knowledge/errno.ts'
import { knownPorts } from '../../knowledge/ports/lookup.ts'
import { say } from '../../knowledge/text.ts'
import { peerObjects } from '../peer-objects.ts'
import { clearOrUnknown, defineRule, type Found, step } from '../rule.ts'

const OFTEN = 3
/** Update and telemetry servers: many sites keep them out on purpose. */
const VENDOR = /\.(?:vmware|broadcom)\.com$/i

export const peerUnreachable = defineRule({
  id: 'peer-unreachable',
  title: say('A machine could not be reached', '到達できないマシンがある'),
  severity: 'medium',
  references: ['RFC 9293'],
  facts: { failures: FAILURES },
  evaluate({ material, facts }) {
    const lost = facts.failures.filter((one) => one.failure === 'timed out' || one.failure === 'no route')
    return lost.length === 0
      ? clearOrUnknown(material)
      : { outcome: 'found', findings: lost.map((one) => toFound(one, material)) }
  },
})

function toFound(one: Failures, material: Material): Found {
  const known = knownFailure(one.failure)
  const to = one.server && !one.isLocal ? machineName(one.server) : (one.address ?? '?')
  const purpose = knownPorts(one.port, null, null)[0]?.purpose
  return {
    affects: peerObjects(one, to),
    severity: one.count >= OFTEN && !VENDOR.test(to) ? 'medium' : 'info',
    confidence: 0.8,
    title: say(`${to} could not be reached (${known.label.en})`, `${to} に到達できない(${known.label.ja})`),
    summary: say(
      `Connections to ${hostAndPort(to, one.port)}${purpose ? ` (${purpose.en})` : ''} failed ${timesWithin(one.count, one.first, one.last).en}: ${known.label.en}.`,
      `${hostAndPort(to, one.port)}${purpose ? `(${purpose.ja})` : ''} への接続が ${timesWithin(one.count, one.first, one.last).ja}失敗した(${known.label.ja})。`,
    ),
    evidence: [one.events[0]!, one.events.at(-1)!]
      .map((event) => ofEvent(material, event))
      .concat(ofKnowledge(known.source, known.meaning)),
    steps: [
      step(say(`See whether ${to} is on and answers`, `${to} が起動していて応答するか確認する`), `ping ${to}`),
      step(
        say(
          'Look for a firewall that drops, and at routes, VLANs and MTU',
          '破棄するファイアウォール、経路・VLAN・MTU を確認する',
        ),
        `nc -z ${to} ${one.port}`,
      ),
    ],
    from: one.first,
    to: one.last,
  }
}
