import { REFUSED_PORTS } from '../../facts/connections/trouble.ts'
import { ofEvent } from '../../facts/evidence.ts'
import { machineName } from '../../facts/machine.ts'
import { times, when } from '../../facts/words.ts'
import { say } from '../../knowledge/text.ts'
import { CLEAR, defineRule, step } from '../rule.ts'

const PROXIES = /^(?:rhttpproxy|envoy(?:-\w+)*)$/

export const proxyRefused = defineRule({
  id: 'proxy-refused',
  title: say('The reverse proxy cannot reach a service', 'リバース プロキシがサービスに接続できない'),
  catalogue: ['VC-03'],
  severity: 'high',
  references: ['KB 2109881'],
  facts: { refused: REFUSED_PORTS },
  evaluate({ material, facts }) {
    if (!material.hasLog('rhttpproxy', 'envoy', 'envoy-access')) {
      return {
        outcome: 'not-applicable',
        reason: say('No log of the reverse proxy is here', 'リバース プロキシのログがない'),
        missing: [
          say(
            'rhttpproxy.log (until 6.7, ESXi) or envoy.log (vCenter 7 and later)',
            'rhttpproxy.log(6.7 まで・ESXi)または envoy.log(vCenter 7 以降)',
          ),
        ],
      }
    }
    const findings = facts.refused.flatMap((refused) => {
      const own = refused.failures.flatMap((one) => one.clients).filter(({ name }) => PROXIES.test(name))
      const count = own.reduce((sum, client) => sum + client.refusals, 0)
      const events = refused.failures
        .flatMap((one) => one.events)
        .filter((event) => PROXIES.test(material.sourceOf(event)?.name ?? ''))
      if (count === 0 || events.length === 0) return []
      const server = refused.failures[0]!.server!
      const { port, service } = refused.owner
      return [
        {
          affects: [...(service ? [`service:${service}`] : []), `port:${port}@${machineName(server)}`],
          severity: refused.isPassing ? ('info' as const) : ('high' as const),
          confidence: 0.9,
          summary: say(
            `${own[0]!.name} was refused ${times(count).en} at port ${port}${service ? ` (${service})` : ''}; the service was gone at the latest from ${when(events[0]!.time)} on.`,
            `${own[0]!.name} がポート ${port}${service ? ` (${service})` : ''} で ${times(count).ja}拒否された。遅くとも ${when(events[0]!.time)} にはサービスが応答していない。`,
          ),
          evidence: [events[0]!, events.at(-1)!].map((event) => ofEvent(material, event)),
          steps: [
            step(
              say(
                `Read the service’s own log from before ${when(events[0]!.time)}`,
                `サービス自身のログの ${when(events[0]!.time)} より前を確認する`,
              ),
            ),
          ],
        },
      ]
    })
    return findings.length > 0 ? { outcome: 'found', findings } : CLEAR
  },
})
